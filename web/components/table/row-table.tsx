import './row-table.css';
import type { Field, Row, Value } from '../../api/types.ts';
import { isNumber } from '../../state/fields.ts';
import { splitTitle } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { BodyCell } from './body-cell.tsx';
import { ColumnHeader } from './column-header.tsx';
import { TotalRow } from './total-row.tsx';

interface RowTableProps extends Selecting {
  readonly fields: readonly Field[];
  readonly rows: readonly Row[];
  /** Totals of the whole selection; absent while they are on their way. */
  readonly totals: Row | undefined;
  /** The rows are those of the selection before. */
  readonly stale: boolean;
}

/** A page of rows. One tab stop for the body: arrows go from cell to cell. */
export function RowTable({ dataset, selection, select, fields, rows, totals, stale }: RowTableProps) {
  const { words } = useLanguage();
  const long = new Set(fields.filter(({ name }) => rows.some((row) => isLong(row[name]))).map(({ name }) => name));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <section className="row-scroll" data-scrolls aria-label={words.table.region} tabIndex={0}>
      <table className="row-table" aria-busy={stale} data-stale={stale || undefined}>
        <caption className="hidden-words">{words.table.caption(splitTitle(dataset.metas.default.title).name)}</caption>
        <thead>
          <tr>
            {fields.map((field) => (
              <ColumnHeader key={field.name} field={field} selection={selection} select={select} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={moveFocus}>
          {rows.map((row, rank) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own, only a place in the page
            <tr key={rank}>
              {fields.map((field, place) => (
                <BodyCell
                  key={field.name}
                  dataset={dataset}
                  field={field}
                  value={row[field.name] ?? null}
                  header={place === 0 && !isNumber(field)}
                  long={long.has(field.name)}
                  reachable={rank === 0 && place === 0}
                />
              ))}
            </tr>
          ))}
        </tbody>
        <TotalRow dataset={dataset} fields={fields} totals={totals} />
      </table>
    </section>
  );
}

/** Characters from which a text makes its column wider. */
const LONG = 40;
const isLong = (value: Value | undefined): boolean => typeof value === 'string' && value.length > LONG;

const STEPS: Readonly<Record<string, readonly [rows: number, cells: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function moveFocus(event: React.KeyboardEvent<HTMLTableSectionElement>): void {
  const cell = event.target;
  const step = STEPS[event.key];
  if (step === undefined || !(cell instanceof HTMLTableCellElement)) return;
  const row = cell.parentElement as HTMLTableRowElement;
  const next = event.currentTarget.rows[row.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
  if (next === undefined) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
