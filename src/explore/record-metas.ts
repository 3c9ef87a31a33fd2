/** What the API says of each row of an answer beside its values: metadata and links, when they are asked. */
import { LIMITS } from '../limits.ts';
import { type Catalog, compile, type Query } from '../odsql/index.ts';
import { ROW_ORDER } from '../releases/served.ts';
import type { Session } from '../warehouse/duck.ts';
import { renderRow } from './render.ts';

type Row = Record<string, unknown>;

/** What was asked, and the address of the records of the dataset. */
export interface MetasAsked {
  metas: boolean;
  links: boolean;
  address: string;
}

/** The query with the place of each row, by which `addMetas` finds the rest: computed before the page is cut, it would be for every row. */
export const withPlaces = <Q extends Query>(query: Q): Q => ({
  ...query,
  select: `${query.select ?? '*'}, ${ROW_ORDER}`,
});

/** The rows with `_id`, `_timestamp` and `_size`, and links to the row and to its dataset, in place of their places. */
export async function addMetas(
  session: Session,
  catalog: Catalog,
  query: Query,
  rows: readonly Row[],
  asked: MetasAsked,
): Promise<Row[]> {
  const byPlace = new Map<unknown, Row>();
  // No clause of ours holds more items than one of a request may.
  for (let start = 0; start < rows.length; start += LIMITS.clause_items) {
    const places = rows.slice(start, start + LIMITS.clause_items).map((row) => row[ROW_ORDER]);
    for (const { [ROW_ORDER]: place, ...metas } of await readMetas(session, catalog, query, places))
      byPlace.set(place, metas);
  }
  return rows.map(({ [ROW_ORDER]: place, ...values }) => {
    const metas = byPlace.get(place)!;
    return {
      ...values,
      ...(asked.metas ? metas : {}),
      ...(asked.links ? { _links: linksOf(asked.address, String(metas._id)) } : {}),
    };
  });
}

async function readMetas(
  session: Session,
  catalog: Catalog,
  { timezone = 'UTC', now }: Query,
  places: readonly unknown[],
): Promise<Row[]> {
  const select = `${ROW_ORDER}, recordid as _id, record_timestamp as _timestamp, record_size as _size`;
  const compiled = compile({ select, where: [`${ROW_ORDER} in (${places.join(', ')})`], timezone, now }, catalog);
  const rows = await session.rows(compiled.sql, compiled.parameters);
  return rows.map((row) => renderRow(row, compiled.columns, timezone));
}

const linksOf = (address: string, id: string): { rel: string; href: string }[] => [
  { rel: 'self', href: `${address}/${id}` },
  { rel: 'dataset', href: address.replace(/\/records$/, '') },
];
