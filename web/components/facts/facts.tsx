import './facts.css';
import { useQuery } from '@tanstack/react-query';
import { calendar } from '../../api/client.ts';
import type { Dataset, Lang } from '../../api/types.ts';
import { formatDate, today } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { useLanguage } from '../language/language.ts';

/** What a reader must know before believing a figure: the day of the data, whether they are on time, how many rows, which release. */
export function Facts({ dataset }: { dataset: Dataset }) {
  const { lang, words } = useLanguage();
  const { as_of, cadence, release, origin } = dataset.metas.opencpf;
  return (
    <dl className="facts">
      <div>
        <dt>{words.facts.asOf}</dt>
        <dd>
          <time dateTime={as_of}>{formatDate(lang, as_of)}</time>
          <OnTime dataset={dataset} lang={lang} />
        </dd>
      </div>
      <div>
        <dt>{words.facts.rhythm}</dt>
        <dd>{words.facts.cadence[cadence]}</dd>
      </div>
      <div>
        <dt>{words.facts.rows}</dt>
        <dd className="figures">{formatNumber(lang, dataset.metas.default.records_count)}</dd>
      </div>
      <div>
        <dt>{words.facts.release}</dt>
        <dd>
          {release}
          {origin === 'simulated' && <span className="facts-simulated">{words.facts.simulated}</span>}
        </dd>
      </div>
    </dl>
  );
}

/** Whether the dataset is on time, as the calendar of the API tells it. */
function OnTime({ dataset, lang }: { dataset: Dataset; lang: Lang }) {
  const { words } = useLanguage();
  const { data } = useQuery(calendar);
  const found = data?.datasets.find(({ dataset_id }) => dataset_id === dataset.dataset_id);
  if (found === undefined || dataset.pinned !== undefined) return null;
  const { late, expected, next } = found;
  const day = formatDate(lang, today(new Date(late ? expected : next)));
  return (
    // The server may have made the page before midnight.
    <span className="facts-time" data-late={late || undefined} suppressHydrationWarning>
      <strong suppressHydrationWarning>{late ? words.facts.late : words.facts.onTime}</strong>
      {', '}
      {late ? words.facts.expected(day) : words.facts.next(day)}
    </span>
  );
}
