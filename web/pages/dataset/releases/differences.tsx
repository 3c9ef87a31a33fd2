import { useQuery } from '@tanstack/react-query';
import { API, datasetPath, differences } from '../../../api/client.ts';
import type { Dataset } from '../../../api/types.ts';
import { Failure } from '../../../components/failure/failure.tsx';
import { Choice } from '../../../components/input/choice.tsx';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { useChoice } from '../../../components/selection/choice.ts';
import { formatNumber } from '../../../format/numbers.ts';
import { ChangedColumns } from './changed-columns.tsx';
import { type Pair, Sentences } from './sentences.tsx';
import { WORDS } from './words.ts';

/** `versions`: those that can be compared, oldest first. The last two unless the address says others. */
export function DifferenceReader({ dataset, versions }: { dataset: Dataset; versions: readonly string[] }) {
  const words = useWords(WORDS);
  const [from, setFrom] = useChoice('from', versions.at(-2) ?? '');
  const [to, setTo] = useChoice('to', versions.at(-1) ?? '');
  const options = Object.fromEntries(versions.toReversed().map((version) => [version, version]));
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{words.differences}</h2>
      {versions.length < 2 ? (
        <p>{words.one}</p>
      ) : (
        <>
          <div className="release-choices" data-screen-only>
            <Choice label={words.from} options={options} chosen={from} choose={setFrom} />
            <Choice label={words.to} options={options} chosen={to} choose={setTo} />
          </div>
          <Told dataset={dataset} from={from} to={to} />
        </>
      )}
    </section>
  );
}

const COUNTS = ['added', 'removed', 'changed'] as const;

function Told(pair: Pair) {
  const { dataset, from, to } = pair;
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const { data, error, refetch } = useQuery(differences(dataset.dataset_id, from, to, lang));
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined) return <p role="status">{words.comparing}</p>;
  const general = data.summary.filter(({ about }) => about !== 'movement' && about !== 'rows');
  const movements = data.summary.filter(({ about }) => about === 'movement');
  const path = `${API}${datasetPath(dataset.dataset_id)}/releases/${from}...${to}`;
  return (
    <>
      <dl className="change-counts figures">
        {COUNTS.map((count) => (
          <div key={count}>
            <dd>{formatNumber(lang, data.rows[count])}</dd>
            <dt>{words.counts[count]}</dt>
          </div>
        ))}
      </dl>
      <Sentences {...pair} sentences={general} />
      {movements.length > 0 && (
        <details>
          <summary>{words.movements(movements.length)}</summary>
          <Sentences {...pair} sentences={movements} />
        </details>
      )}
      <ChangedColumns dataset={dataset} counts={data.changed_columns} />
      <p className="change-links" data-screen-only>
        <a href={`${path}?lang=${lang}`}>{words.request}</a> <a href={`${path}/rows.parquet`}>{words.rowsFile}</a>
      </p>
    </>
  );
}
