/** One page of an answer: its rows, and how many there are in all. */
import type { Compiled, Query } from '../odsql/index.ts';
import type { Row, Session } from '../warehouse/duck.ts';
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
  query: PageQuery,
): Promise<{ page: Page; place?: number }> {
  const { limit, timezone } = query;
  const { found, count } = await readFoundAndCount(session, compiled, query);
  const rows = found.slice(0, limit);
  const page = {
    total_count: count,
    results: rows.map((row) => renderRow(row, compiled.columns, timezone)),
    ...(compiled.warnings.length > 0 ? { warnings: compiled.warnings } : {}),
  };
  const more = compiled.place !== undefined && found.length > limit;
  return more ? { page, place: Number(rows.at(-1)![compiled.place!]) } : { page };
}

/** The rows of a page and the count of all, at once; groups are counted only where they may not all be on the page. */
async function readFoundAndCount(
  session: Session,
  compiled: Compiled,
  { limit, offset }: PageQuery,
): Promise<{ found: Row[]; count: number }> {
  const readRows = (on: Session) => on.rows(compiled.sql, compiled.parameters);
  if (limit === 0) return { found: [], count: await readCount(session, compiled) };
  if (compiled.grouped && offset === 0) {
    const found = await readRows(session);
    return { found, count: found.length < limit ? found.length : await readCount(session, compiled) };
  }
  if (compiled.counted !== undefined) return { found: await readRows(session), count: compiled.counted };
  const [found, count] = await session.both(readRows, (on) => readCount(on, compiled));
  return { found, count };
}

/** All matching rows, or all groups. */
export async function readCount(session: Session, { count, counted }: Compiled): Promise<number> {
  if (counted !== undefined) return counted;
  const [row] = await session.rows<{ count: bigint }>(count.sql, count.parameters);
  return Number(row?.count ?? 0);
}
