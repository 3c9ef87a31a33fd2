import './row-table.css';
import { type ReactNode, useState } from 'react';
import type { Field, Records, Row } from '../../api/types.ts';
import { splitTitle } from '../../words/index.ts';
import { useLanguage } from '../language/language.ts';
import type { Selecting } from '../selection/selection.ts';
import { CellMenu, type ChosenCell } from './cell-menu.tsx';
import { ColumnHeader } from './column-header.tsx';
import { moveFocus } from './move-focus.ts';
import { PageRows } from './page-rows.tsx';
import { TotalRow } from './total-row.tsx';

interface RowTableProps extends Selecting {
  readonly fields: readonly Field[];
  readonly pages: readonly Records[];
  /** Totals of the whole selection; absent while they are on their way. */
  readonly totals: Row | undefined;
  /** The rows are those of the selection before. */
  readonly stale: boolean;
  /** What stands after the last row, inside what scrolls. */
  readonly end: ReactNode;
}

/** Rows. One tab stop for the body: arrows go from cell to cell, and a press offers what can be done with a value. */
export function RowTable({ fields, pages, totals, stale, end, ...selecting }: RowTableProps) {
  const { words } = useLanguage();
  const { dataset, selection, select } = selecting;
  const [chosen, setChosen] = useState<ChosenCell | null>(null);
  const choose = (event: React.SyntheticEvent<HTMLTableSectionElement>) => {
    const cell = (event.target as Element).closest<HTMLTableCellElement>('td, th')!;
    const row = pages.flatMap(({ results }) => results)[(cell.parentElement as HTMLTableRowElement).sectionRowIndex];
    const field = fields[cell.cellIndex]!;
    const value = row?.[field.name] ?? null;
    if (value !== null) setChosen({ cell, field, value });
  };
  // One who has just marked a text wants to copy it.
  const click = (event: React.MouseEvent<HTMLTableSectionElement>) => {
    if (getSelection()?.isCollapsed !== false) choose(event);
  };
  const press = (event: React.KeyboardEvent<HTMLTableSectionElement>) => {
    moveFocus(event);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    choose(event);
  };
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
        <tbody onKeyDown={press} onClick={click}>
          {pages.map((page, rank) => (
            <PageRows
              // biome-ignore lint/suspicious/noArrayIndexKey: pages follow each other, and have no other identity
              key={rank}
              dataset={dataset}
              fields={fields}
              page={page}
              sample={pages[0]!}
              first={rank === 0}
            />
          ))}
        </tbody>
        <TotalRow dataset={dataset} fields={fields} totals={totals} />
      </table>
      {end}
      <CellMenu {...selecting} chosen={chosen} close={() => setChosen(null)} />
    </section>
  );
}
