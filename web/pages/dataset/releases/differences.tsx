import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { API, datasetPath, differences } from '../../../api/client.ts';
import type { Dataset, Differences, Sentence } from '../../../api/types.ts';
import { Failure } from '../../../components/failure/failure.tsx';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { useChoice } from '../../../components/selection/choice.ts';
import { To } from '../../../components/to/to.tsx';
import { formatNumber } from '../../../format/numbers.ts';
import { typeset } from '../../../format/typography.ts';
import { titleOf } from '../../../state/fields.ts';
import { datasetPlace } from '../../../state/places.ts';
import { writeRequest } from '../../../state/request.ts';
import { WORDS } from './words.ts';

/** Two releases, and what changed from one to the other. */
interface Pair {
  readonly dataset: Dataset;
  readonly from: string;
  readonly to: string;
}

/** `versions`: those that can be compared, oldest first. The last two unless the address says others. */
export function DifferenceReader({ dataset, versions }: { dataset: Dataset; versions: readonly string[] }) {
  const words = useWords(WORDS);
  const [from, setFrom] = useChoice('from', versions.at(-2) ?? '');
  const [to, setTo] = useChoice('to', versions.at(-1) ?? '');
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">{words.differences}</h2>
      {versions.length < 2 ? (
        <p>{words.one}</p>
      ) : (
        <>
          <div className="release-choices" data-screen-only>
            <Choice label={words.from} versions={versions} chosen={from} choose={setFrom} />
            <Choice label={words.to} versions={versions} chosen={to} choose={setTo} />
          </div>
          <Told dataset={dataset} from={from} to={to} />
        </>
      )}
    </section>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly versions: readonly string[];
  readonly chosen: string;
  readonly choose: (version: string) => void;
}

function Choice({ label, versions, chosen, choose }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="filter-input figures"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {versions.toReversed().map((version) => (
          <option key={version}>{version}</option>
        ))}
      </select>
    </div>
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

/** Each sentence with the query that shows it, before and after. */
function Sentences({ dataset, from, to, sentences }: Pair & { sentences: readonly Sentence[] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const sides = [
    [words.before, from],
    [words.after, to],
  ] as const;
  return (
    <ul className="change-sentences">
      {sentences.map(({ text, query }) => (
        <li key={text}>
          {typeset(lang, text)}
          {query !== null && (
            <span className="change-sides" data-screen-only>
              {sides.map(([side, version]) => (
                <To
                  key={version}
                  place={datasetPlace(lang, `${dataset.dataset_id}@${version}`, 'api')}
                  search={writeRequest(requestOf(query))}
                  aria-label={words.seeing(side, text)}
                >
                  {side}
                </To>
              ))}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

const requestOf = ({ select, where, group_by }: NonNullable<Sentence['query']>) => ({
  endpoint: group_by === undefined ? ('records' as const) : ('aggregates' as const),
  clauses: {
    select: [select],
    ...(where === undefined ? {} : { where: [where] }),
    ...(group_by === undefined ? {} : { group_by: [group_by] }),
  },
});

function ChangedColumns({ dataset, counts }: { dataset: Dataset; counts: Differences['changed_columns'] }) {
  const { lang } = useLanguage();
  const words = useWords(WORDS);
  const columns = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
  if (columns.length === 0) return null;
  return (
    <details>
      <summary>{words.columns(columns.length)}</summary>
      <table className="release-list change-columns">
        <thead>
          <tr>
            <th scope="col">{words.column}</th>
            <th scope="col" data-number>
              {words.changedRows}
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map(([name, count]) => {
            const field = dataset.fields.find((one) => one.name === name);
            return (
              <tr key={name}>
                <th scope="row">{field === undefined ? <code>{name}</code> : titleOf(field, lang)}</th>
                <td data-number className="figures">
                  {formatNumber(lang, count)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
