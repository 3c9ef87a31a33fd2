/** The facets of API 1.0: `facet_groups`, beside the rows. */
import type { Catalog, Query } from '../../odsql/index.ts';
import type { Session } from '../../warehouse/duck.ts';
import type { FacetCall } from '../facet-call.ts';
import { type FacetValue, fieldOf, readFacet } from '../facets.ts';

/** A value as API 1.0 writes it: `path` is what goes into `refine.field`. */
interface FacetOfV1 {
  name: string;
  path: string;
  count?: number;
  state: string;
  facets?: FacetOfV1[];
}

/** Counts the facets that were asked, with the filters of the request; no member at all when none was. */
export async function readFacetGroups(
  session: Session,
  catalog: Catalog,
  { select, order_by, ...query }: Query,
  calls: readonly FacetCall[],
): Promise<{ facet_groups?: { name: string; facets: FacetOfV1[] }[] }> {
  const groups = [];
  for (const call of calls) {
    const { name, facets } = await readFacet({ session, catalog, query, call, field: fieldOf(catalog, call) });
    groups.push({ name, facets: facets.map(renderValue) });
  }
  return groups.length === 0 ? {} : { facet_groups: groups };
}

const renderValue = ({ name, value, count, state, facets }: FacetValue): FacetOfV1 => ({
  name,
  path: value,
  ...(count === undefined ? {} : { count }),
  state,
  ...(facets === undefined ? {} : { facets: facets.map(renderValue) }),
});
