/** The facets of API 1.0: `facet_groups`, beside the rows. */
import type { Facet, FacetValue } from '../facets.ts';

/** A value as API 1.0 writes it: `path` is what goes into `refine.field`. */
interface FacetOfV1 {
  name: string;
  path: string;
  count?: number;
  state: string;
  facets?: FacetOfV1[];
}

/** The member of an answer; none at all when no facet was asked. */
export const renderFacetGroups = (facets: readonly Facet[]): { facet_groups?: object[] } =>
  facets.length === 0
    ? {}
    : { facet_groups: facets.map(({ name, facets: values }) => ({ name, facets: values.map(renderValue) })) };

const renderValue = ({ name, value, count, state, facets }: FacetValue): FacetOfV1 => ({
  name,
  path: value,
  ...(count === undefined ? {} : { count }),
  state,
  ...(facets === undefined ? {} : { facets: facets.map(renderValue) }),
});
