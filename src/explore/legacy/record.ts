/** What the older APIs say of a row beside its values: the identifier that v2.1 gives it, and a date. */
import { type Catalog, compile, type Query } from '../../odsql/index.ts';
import type { Session } from '../../warehouse/duck.ts';
import { renderInstant } from '../instant.ts';
import type { OpenRelease } from '../open-release.ts';
import { type Page, readPage } from '../page.ts';
import { addMetas, withPlaces } from '../record-metas.ts';

/** The name of the identifier among the columns of an answer. */
export const ID = '_id';

/** All the fields, or those selected, and the identifier of the record. */
export const withId = <Q extends Query>(query: Q): Q => ({
  ...query,
  select: `${query.select ?? '*'}, recordid as ${ID}`,
});

/** When the row was made: with its release. */
export const recordTime = ({ manifest }: OpenRelease): string => renderInstant(manifest.created_at, 'UTC');

/** A page of rows, each with its identifier, which is computed of those rows alone. */
export async function readRecordPage(
  session: Session,
  catalog: Catalog,
  query: Query & { limit: number; offset: number },
): Promise<Page> {
  const page = await readPage(session, compile(withPlaces(query), catalog), query);
  const asked = { metas: true, links: false, address: '' };
  const rows = await addMetas(session, catalog, query, page.results, asked);
  return { ...page, results: rows.map(({ _timestamp, _size, ...row }) => row) };
}
