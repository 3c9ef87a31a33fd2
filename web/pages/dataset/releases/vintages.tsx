import { useQuery } from '@tanstack/react-query';
import { vintages } from '../../../api/client.ts';
import type { Dataset, Lang, Vintages } from '../../../api/types.ts';
import { Failure } from '../../../components/failure/failure.tsx';
import { Choice } from '../../../components/input/choice.tsx';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { useChoice } from '../../../components/selection/choice.ts';
import { formatDate } from '../../../format/dates.ts';
import { formatNumber, formatShare } from '../../../format/numbers.ts';
import { titleOf } from '../../../state/fields.ts';
import { WORDS } from './words.ts';

/** Until when the figure of a period moves: by period and release, each against the latest. Nothing for a dataset without periods. */
export function VintageTable({ dataset }: { dataset: Dataset }) {
  const words = useWords(WORDS);
  const [chosen, choose] = useChoice('measure', '');
  const { data, error, refetch } = useQuery(vintages(dataset.dataset_id, chosen));
  if (data?.measure === null) return null;
  return (
    <section aria-labelledby="vintages">
      <h2 id="vintages">{words.vintages}</h2>
      {error && <Failure error={error} retry={refetch} />}
      {data?.measure && <Measured dataset={dataset} vintages={data} measure={data.measure} choose={choose} />}
    </section>
  );
}

interface MeasuredProps {
  readonly dataset: Dataset;
  readonly vintages: Vintages;
  readonly measure: string;
  readonly choose: (measure: string) => void;
}

function Measured({ dataset, vintages: { measures, settled, ...table }, measure, choose }: MeasuredProps) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const titles = new Map(dataset.fields.map((field) => [field.name, titleOf(field, lang)]));
  const options = Object.fromEntries(measures.map((name) => [name, titles.get(name) ?? name]));
  const months = settled.ages.find((age) => age.measure === measure)?.months ?? null;
  return (
    <>
      <p>{months === null ? words.unsettled : words.settled(months, formatShare(lang, settled.tolerance))}</p>
      <div data-screen-only>
        <Choice label={words.measure} options={options} chosen={measure} choose={choose} />
      </div>
      <p className="vintage-reading">{words.reading}</p>
      <Table {...table} caption={words.vintagesCaption(options[measure] ?? measure)} />
    </>
  );
}

/** The latest periods first; releases from the oldest. */
function Table({ releases, periods, caption }: Pick<Vintages, 'releases' | 'periods'> & { caption: string }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className="vintage-scroll" data-scrolls aria-label={caption} tabIndex={0}>
      <table className="vintages figures">
        <caption className="hidden-words">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            {releases.map(({ version }) => (
              <th key={version} scope="col">
                {version}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map(({ period, values }) => (
            <tr key={period}>
              <th scope="row">{formatDate(lang, period)}</th>
              {values.map((value, rank) => (
                <Cell key={releases[rank]!.version} lang={lang} value={value} latest={values.at(-1) ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Shares of the latest figure beyond which a cell has more colour. */
const STEPS = [0.005, 0.02, 0.1, 0.3];

/** A figure, and how far it is from the latest one when it is. */
function Cell({ lang, value, latest }: { lang: Lang; value: number | null; latest: number | null }) {
  const words = useWords(WORDS);
  if (value === null)
    return (
      <td>
        <span aria-hidden="true">–</span>
        <span className="hidden-words">{words.absent}</span>
      </td>
    );
  const far = latest === null || latest === 0 ? 0 : value / latest - 1;
  const step = STEPS.filter((share) => Math.abs(far) > share).length;
  return (
    <td data-step={step}>
      {formatNumber(lang, value)}
      {step > 0 && <small>{formatShare(lang, far, 'always')}</small>}
    </td>
  );
}
