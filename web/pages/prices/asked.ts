/** Prices asked, from the catalogue of offers. */
import type { Dataset, Row } from '../../api/types.ts';
import { type Grouping, groupPath } from '../../state/query.ts';
import { EVERYTHING, type Selection } from '../../state/selection.ts';
import type { Basis } from './basis.ts';
import { PAID_COLUMNS } from './paid.ts';

/** Fewer offers make no line: the first and last tenth would be one offer or none. */
export const LEAST_OFFERS = 10;

/** Offers, each counted once whatever the departments it is given in. */
export const OFFERS = 'count(distinct numero_formation) as offers';

/** A remote offer has no place. */
export const REMOTE = 'code_departement is null';
export const WITH_PLACE = 'code_departement is not null';

/** The part of a selection that both the catalogue and the files know: what the reader compares. */
export const perimeter = ({ values }: Selection): Selection => ({
  ...EVERYTHING,
  values: Object.fromEntries(Object.entries(values).filter(([column]) => column in PAID_COLUMNS)),
});

/** P10, P25, P50, P75 and P90 of the prices, and how many offers they come from. */
export function askedPath(
  dataset: Dataset,
  selection: Selection,
  { asked, askedWhere }: Basis,
  { where = [], ...grouping }: Partial<Grouping> = {},
): string {
  const quantiles = [10, 25, 50, 75, 90].map((percent) => `percentile(${asked}, ${percent}) as p${percent}`);
  return groupPath(dataset, perimeter(selection), {
    select: [...quantiles, OFFERS].join(', '),
    ...grouping,
    where: [...askedWhere, ...where],
  });
}

export const offersOf = (row: Row | undefined): number => Number(row?.offers ?? 0);

export const isEnough = (row: Row | undefined): boolean => offersOf(row) >= LEAST_OFFERS;
