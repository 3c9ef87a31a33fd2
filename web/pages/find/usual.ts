/** The usual price of a certification: what half of its offers ask. */
import type { Row } from '../../api/types.ts';
import { CATALOGUE, isEnough, quantiles } from '../../state/offers.ts';
import { figuresPath, quote } from '../../state/query.ts';

export interface Usual {
  /** A quarter of the offers ask less, a quarter ask more; euros. */
  readonly low: number;
  readonly high: number;
}

const NUMBERS = ['code_rncp', 'code_rs'] as const;
const NONE = '-1';

/** The usual prices of the certifications of some offers. */
export function usualPath(offers: readonly Row[]): string {
  const named = NUMBERS.map((column) => {
    const numbers = [...new Set(offers.map((row) => `${row[column]}`))].filter((number) => number !== NONE);
    return numbers.length === 0 ? null : `${column} in (${numbers.map(quote).join(', ')})`;
  }).filter((clause) => clause !== null);
  return figuresPath(
    { dataset_id: CATALOGUE },
    {
      select: quantiles('frais_ttc_tot_mean'),
      group_by: NUMBERS.join(', '),
      where: [named.length === 0 ? 'false' : `(${named.join(' or ')})`],
      limit: offers.length,
    },
  );
}

/** The usual price for an offer; null when its certification has too few offers. */
export function usualOf(answers: readonly Row[], offer: Row): Usual | null {
  const row = answers.find((one) => NUMBERS.every((column) => one[column] === offer[column]));
  return row === undefined || !isEnough(row) ? null : { low: Number(row.p25), high: Number(row.p75) };
}

export type Verdict = 'cheaper' | 'usual' | 'dearer';

export const verdict = (price: number, { low, high }: Usual): Verdict => {
  if (price < low) return 'cheaper';
  return price > high ? 'dearer' : 'usual';
};
