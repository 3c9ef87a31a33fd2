import type { Dataset, Differences } from '../../../api/types.ts';
import { useLanguage, useWords } from '../../../components/language/language.ts';
import { formatNumber } from '../../../format/numbers.ts';
import { titleOf } from '../../../state/fields.ts';
import { WORDS } from './words.ts';

/** How many rows changed in each column, the most changed first. */
export function ChangedColumns({ dataset, counts }: { dataset: Dataset; counts: Differences['changed_columns'] }) {
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
