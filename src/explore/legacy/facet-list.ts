/** Several facets of one request. */
import type { Catalog, Query } from '../../odsql/index.ts';
import type { Session } from '../../warehouse/duck.ts';
import type { FacetCall } from '../facet-call.ts';
import { type Facet, fieldOf, readFacet } from '../facets.ts';

/** Counts each facet with the filters of the request. */
export async function readFacetList(
  session: Session,
  catalog: Catalog,
  { select, group_by, order_by, ...query }: Query,
  calls: readonly FacetCall[],
): Promise<Facet[]> {
  const found: Facet[] = [];
  for (const call of calls)
    found.push(await readFacet({ session, catalog, query, call, field: fieldOf(catalog, call) }));
  return found;
}
