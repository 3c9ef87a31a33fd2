import { useId } from 'react';
import { shownFields } from '../../state/first-columns.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** The columns of the table, or all of them. Nothing to choose when the table shows all. */
export function ColumnScope({ dataset, selection, select }: Selecting) {
  const { words } = useLanguage();
  const name = useId();
  const { fields, dataset_id } = dataset;
  const shown = shownFields(selection.columns, dataset_id, fields);
  const first = shownFields('first', dataset_id, fields);
  const all = shown.length === fields.length;
  const others = all ? first : shown;
  if (others.length === fields.length) return null;
  return (
    <fieldset className="column-scope" data-scripted>
      <legend>{words.export.chosen}</legend>
      <label>
        <input type="radio" name={name} checked={!all} onChange={() => select({ ...selection, columns: 'first' })} />
        {words.export.shownColumns(others.length)}
      </label>
      <label>
        <input type="radio" name={name} checked={all} onChange={() => select({ ...selection, columns: 'all' })} />
        {words.export.allColumns(fields.length)}
      </label>
    </fieldset>
  );
}
