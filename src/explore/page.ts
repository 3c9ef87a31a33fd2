/** One page of an answer: its rows, and how many there are in all. */
import type { Compiled, Query } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { renderRow } from './render.ts';

export interface Page {
  total_count: number;
  results: Record<string, unknown>[];
  /** Figures that were computed as asked and that probably say something else than what is wanted. */
  warnings?: Compiled['warnings'];
}

type PageQuery = Pick<Query, 'timezone'> & { limit: number; offset: number };

/** Reads a page. Groups that all fit on the page are their own count. */
export async function readPage(session: Session, compiled: Compiled, query: PageQuery): Promise<Page> {
  const { limit, offset, timezone } = query;
  const rows = limit === 0 ? [] : await session.rows(compiled.sql, compiled.parameters);
  const wholeAnswer = compiled.grouped && offset === 0 && rows.length < limit;
  return {
    total_count: wholeAnswer ? rows.length : await readCount(session, compiled),
    results: rows.map((row) => renderRow(row, compiled.columns, timezone)),
    ...(compiled.warnings.length > 0 ? { warnings: compiled.warnings } : {}),
  };
}

/** All matching rows, or all groups. */
export async function readCount(session: Session, { count }: Compiled): Promise<number> {
  const [row] = await session.rows<{ count: bigint }>(count.sql, count.parameters);
  return Number(row?.count ?? 0);
}
