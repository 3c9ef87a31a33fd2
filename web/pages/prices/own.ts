/** The reader's own offer, typed in the address: `price=1500&hours=35`, and whom it is compared with. */

import type { Dataset } from '../../api/types.ts';
import { OFFERS, REMOTE } from '../../state/offers.ts';
import { groupPath, quote } from '../../state/query.ts';
import type { Search } from '../../state/search.ts';
import type { Selection } from '../../state/selection.ts';
import { perimeter } from './asked.ts';
import { BASES, type Basis, basisName } from './basis.ts';

export interface Own {
  /** Euros with tax; null when not typed. */
  readonly price: number | null;
  readonly hours: number | null;
}

export const ownOf = (search: Search): Own => ({
  price: positive(search.price?.[0]),
  hours: positive(search.hours?.[0]),
});

/** The own offer on the basis of the page; null when what it takes is not typed. */
export function ownPrice(search: Search, basis = basisName(search)): number | null {
  const { price, hours } = ownOf(search);
  if (basis === 'training' || price === null) return price;
  return hours === null ? null : price / hours;
}

/** Word of the address for offers without a place; any other is a region. */
export const AMONG_REMOTE = 'remote';

/** Offers cheaper than the own one, then all those it is compared with; each offer once. */
export function rankPaths(dataset: Dataset, selection: Selection, search: Search, name: keyof typeof BASES): string[] {
  const own = ownPrice(search, name);
  const { asked, askedWhere }: Basis = BASES[name];
  const path = (where: readonly string[]) =>
    groupPath(dataset, perimeter(selection), {
      select: OFFERS,
      where: [...askedWhere, ...amongWhere(search), ...where],
    });
  return own === null ? [] : [path([`${asked} < ${own}`]), path([])];
}

/** Share of the offers that ask less, in percent. */
export const shareBelow = (cheaper: number, all: number): number => (all === 0 ? Number.NaN : (100 * cheaper) / all);

const amongWhere = ({ among: [chosen = ''] = [] }: Search): string[] => {
  if (chosen === '') return [];
  return [chosen === AMONG_REMOTE ? REMOTE : `nom_region = ${quote(chosen)}`];
};

const positive = (text: string | undefined): number | null => {
  const value = Number(/^\d{1,7}(\.\d+)?$/.test(text ?? '') ? text : 0);
  return value > 0 ? value : null;
};
