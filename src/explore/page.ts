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
  return (await readPageAndPlace(session, compiled, query)).page;
}

/**
 * Reads a page and, when rows follow it, the place of its last row. Where rows have a place, `compiled` gives one row more than the page, which
 * tells whether any follow.
 */
export async function readPageAndPlace(
  session: Session,
  compiled: Compiled,
  { limit, offset, timezone }: PageQuery,
): Promise<{ page: Page; place?: number }> {
  const found = limit === 0 ? [] : await session.rows(compiled.sql, compiled.parameters);
  const rows = found.slice(0, limit);
  const wholeAnswer = compiled.grouped && offset === 0 && rows.length < limit;
  const page = {
    total_count: wholeAnswer ? rows.length : await readCount(session, compiled),
    results: rows.map((row) => renderRow(row, compiled.columns, timezone)),
    ...(compiled.warnings.length > 0 ? { warnings: compiled.warnings } : {}),
  };
  const more = compiled.place !== undefined && found.length > limit;
  return more ? { page, place: Number(rows.at(-1)![compiled.place!]) } : { page };
}

/** All matching rows, or all groups. */
export async function readCount(session: Session, { count }: Compiled): Promise<number> {
  const [row] = await session.rows<{ count: bigint }>(count.sql, count.parameters);
  return Number(row?.count ?? 0);
}
