import type { Field } from '../../api/types.ts';
import { isNumber, titleOf, unitOf } from '../../state/fields.ts';
import { nextSort } from '../../state/selection.ts';
import type { Words } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

const ARROWS = { none: '↕', ascending: '↑', descending: '↓' };

/** The name of a column with its unit, which sorts. */
export function ColumnHeader({ field, selection, select }: Omit<Selecting, 'dataset'> & { field: Field }) {
  const { lang, words } = useLanguage();
  const { sort } = selection;
  const sorted = sort?.column === field.name;
  const order = sorted ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const unit = words.shortUnits[unitOf(field) as keyof Words['shortUnits']];
  return (
    <th scope="col" aria-sort={order} data-number={isNumber(field) || undefined}>
      <button
        type="button"
        className="sort"
        data-order={order}
        onClick={() => select({ ...selection, sort: nextSort(sort, field), page: 1 })}
      >
        <span className="sort-name">
          {titleOf(field, lang)}
          {unit !== undefined && <span className="row-unit"> ({unit})</span>}
        </span>
        <span aria-hidden="true" className="sort-arrow">
          {ARROWS[order]}
        </span>
        <span className="hidden-words">, {words.table.sort[order]}</span>
      </button>
    </th>
  );
}
