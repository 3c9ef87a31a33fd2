/** Pages of the rows that two releases differ by. */
import { literal, type Row } from '../warehouse/duck.ts';
import type { Comparison } from './comparison.ts';
import type { KeptComparison } from './kept.ts';
import type { Runner } from './shape.ts';

export type Change = 'added' | 'removed' | 'changed';

/** What is asked: rows of one change or all, from a cursor that a page gave. */
export interface AskedPage {
  readonly limit: number;
  readonly cursor: number;
  readonly change?: Change | undefined;
}

/** A row that differs: what names it, and what it held before and after, where that is not the same. */
export interface ChangedRow {
  readonly change: Change;
  readonly key: Row;
  /** How many more of these rows, or fewer, where rows are counted as they are. */
  readonly copies?: number;
  readonly before?: Row;
  readonly after?: Row;
}

export interface ChangedPage {
  readonly total_count: number;
  readonly results: readonly ChangedRow[];
  /** Where the next page begins; null: this is the last. */
  readonly next_cursor: number | null;
}

/** Reads one page, in the order of the file. */
export async function readChangedRows(
  runner: Runner,
  { comparison, changes }: KeptComparison,
  { limit, cursor, change }: AskedPage,
): Promise<ChangedPage> {
  const rows = await runner.rows(
    `select * from read_parquet(${literal(changes)}, file_row_number = true)
     where file_row_number >= $1 ${change === undefined ? '' : 'and change = $3'} order by file_row_number limit $2`,
    [cursor, limit + 1, ...(change === undefined ? [] : [change])],
  );
  const { added, removed, changed } = comparison.rows;
  const next = rows[limit];
  return {
    total_count: change === undefined ? added + removed + changed : comparison.rows[change],
    results: rows.slice(0, limit).map((row) => toChange(row, comparison)),
    next_cursor: next === undefined ? null : Number(next.file_row_number),
  };
}

function toChange(row: Row, { key, compared, compared_by }: Comparison): ChangedRow {
  const change = row.change as Change;
  const pick = (names: readonly string[], prefix = ''): Row =>
    Object.fromEntries(names.map((name) => [name, plain(row[`${prefix}${name}`])]));
  if (compared_by === 'rows') return { change, copies: Number(row.copies), key: pick(key) };
  const names = (row.changed_columns as string[] | null) ?? compared.filter((name) => !key.includes(name));
  return {
    change,
    key: pick(key),
    ...(change === 'added' ? {} : { before: pick(names, 'before_') }),
    ...(change === 'removed' ? {} : { after: pick(names, 'after_') }),
  };
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? Number(value) : value);
