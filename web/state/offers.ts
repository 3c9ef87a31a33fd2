/** The catalogue of offers, as the portal counts it: a row is an offer in a department. */
import type { Row } from '../api/types.ts';

export const CATALOGUE = 'moncompteformation_catalogueformation';

/** Offers, each counted once whatever the departments it is given in. */
export const OFFERS = 'count(distinct numero_formation) as offers';

/** A remote offer has no place. */
export const REMOTE = 'code_departement is null';
export const WITH_PLACE = 'code_departement is not null';

/** Fewer offers have no usual price: the first and last tenth would be one offer or none. */
export const LEAST_OFFERS = 10;

/** Quantiles of prices, as a query names them. */
export const QUANTILES = ['p10', 'p25', 'p50', 'p75', 'p90'] as const;

/** P10, P25, P50, P75 and P90 of an expression, then the offers they come from. */
export const quantiles = (price: string): string =>
  [...QUANTILES.map((name) => `percentile(${price}, ${name.slice(1)}) as ${name}`), OFFERS].join(', ');

export const offersOf = (row: Row | undefined): number => Number(row?.offers ?? 0);

export const isEnough = (row: Row | undefined): boolean => offersOf(row) >= LEAST_OFFERS;
