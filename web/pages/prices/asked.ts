/** Prices asked, from the catalogue of offers. */
import type { Dataset } from '../../api/types.ts';
import { quantiles } from '../../state/offers.ts';
import { type Grouping, groupPath } from '../../state/query.ts';
import { EVERYTHING, type Selection } from '../../state/selection.ts';
import type { Basis } from './basis.ts';
import { PAID_COLUMNS } from './paid.ts';

/** The part of a selection that both the catalogue and the files know: what the reader compares. */
export const perimeter = ({ values }: Selection): Selection => ({
  ...EVERYTHING,
  values: Object.fromEntries(Object.entries(values).filter(([column]) => column in PAID_COLUMNS)),
});

/** The quantiles of the prices of a perimeter, whole or by group. */
export const askedPath = (
  dataset: Dataset,
  selection: Selection,
  { asked, askedWhere }: Basis,
  { where = [], ...grouping }: Partial<Grouping> = {},
): string =>
  groupPath(dataset, perimeter(selection), {
    select: quantiles(asked),
    ...grouping,
    where: [...askedWhere, ...where],
  });
