/** A page of the catalogue as releases, which each API then renders in its own way. */
import { type Catalog, compile, type Query } from '../../odsql/index.ts';
import type { Session } from '../../warehouse/duck.ts';
import type { OpenRelease } from '../open-release.ts';
import { readPage } from '../page.ts';

/** The releases that a query finds, in its order, and how many there are in all. */
export async function readReleases(
  session: Session,
  published: readonly OpenRelease[],
  query: Query & { limit: number; offset: number },
  catalog: Catalog,
): Promise<{ total: number; releases: OpenRelease[] }> {
  const compiled = compile({ ...query, select: 'dataset_id' }, catalog);
  const { total_count, results } = await readPage(session, compiled, { ...query, timezone: 'UTC' });
  const byId = new Map(published.map((release) => [release.definition.id, release]));
  return { total: total_count, releases: results.map(({ dataset_id }) => byId.get(String(dataset_id))!) };
}
