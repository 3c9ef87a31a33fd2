import './columns.css';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { titleOf } from '../../state/fields.ts';
import { shownFields } from '../../state/first-columns.ts';
import type { Columns } from '../../state/selection.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';

/** Which columns the table shows and the downloads hold. */
export function ColumnChoice({ dataset, selection, select }: Selecting) {
  const { lang, words } = useLanguage();
  const { fields, dataset_id } = dataset;
  const shown = shownFields(selection.columns, dataset_id, fields);
  const choose = (columns: Columns) => select({ ...selection, columns });
  const toggle = (name: string) => {
    const kept = shown.map((field) => field.name);
    const next = kept.includes(name)
      ? kept.filter((other) => other !== name)
      : fields.map((field) => field.name).filter((other) => other === name || kept.includes(other));
    choose(next.length === fields.length ? 'all' : next);
  };
  return (
    <DialogTrigger>
      <Button className="button">{words.table.columnsCount(shown.length, fields.length)}</Button>
      <Popover placement="bottom end" className="columns-popover">
        <Dialog aria-label={words.table.columns} className="columns">
          <div className="columns-all">
            <button type="button" className="button" data-quiet onClick={() => choose('first')}>
              {words.table.firstColumns}
            </button>
            <button type="button" className="button" data-quiet onClick={() => choose('all')}>
              {words.table.allColumns}
            </button>
          </div>
          <div className="columns-list">
            {fields.map((field) => (
              <label key={field.name}>
                <input
                  type="checkbox"
                  checked={shown.includes(field)}
                  disabled={shown.length === 1 && shown.includes(field)}
                  onChange={() => toggle(field.name)}
                />
                <span>{titleOf(field, lang)}</span>
              </label>
            ))}
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
