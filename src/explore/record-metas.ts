/** What the API says of each row of an answer beside its values: metadata and links, when they are asked. */
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
export const withPlaces = (query: Query): Query => ({ ...query, select: `${query.select ?? '*'}, ${ROW_ORDER}` });

/** The rows with `_id`, `_timestamp` and `_size`, and links to the row and to its dataset, in place of their places. */
export async function addMetas(
  session: Session,
  catalog: Catalog,
  { timezone = 'UTC', now }: Query,
  rows: readonly Row[],
  asked: MetasAsked,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const places = rows.map((row) => row[ROW_ORDER]);
  const select = `${ROW_ORDER}, recordid as _id, record_timestamp as _timestamp, record_size as _size`;
  const compiled = compile({ select, where: [`${ROW_ORDER} in (${places.join(', ')})`], timezone, now }, catalog);
  const found = (await session.rows(compiled.sql, compiled.parameters)).map((row) =>
    renderRow(row, compiled.columns, timezone),
  );
  const byPlace = new Map(found.map(({ [ROW_ORDER]: place, ...metas }) => [place, metas]));
  return rows.map(({ [ROW_ORDER]: place, ...values }) => {
    const metas = byPlace.get(place)!;
    return {
      ...values,
      ...(asked.metas ? metas : {}),
      ...(asked.links ? { _links: linksOf(asked.address, String(metas._id)) } : {}),
    };
  });
}

const linksOf = (address: string, id: string): { rel: string; href: string }[] => [
  { rel: 'self', href: `${address}/${id}` },
  { rel: 'dataset', href: address.replace(/\/records$/, '') },
];
