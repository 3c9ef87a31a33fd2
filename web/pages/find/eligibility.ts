/** What the holder pays of a purchase, and what the rights pay at most: amounts in force on a day, with their source. */
import type { Row } from '../../api/types.ts';

interface Amount {
  /** First day in force. */
  readonly from: string;
  readonly euros: number;
  readonly source: string;
}

/** Participation of the holder in each purchase. */
export const PARTICIPATION: readonly Amount[] = [
  { from: '2024-05-02', euros: 100, source: 'décret 2024-394 du 29 avril 2024' },
  { from: '2025-01-01', euros: 102.23, source: 'arrêté du 26 décembre 2024' },
  { from: '2026-01-01', euros: 103.2, source: 'arrêté du 30 décembre 2025' },
  { from: '2026-04-02', euros: 150, source: 'décret du 30 mars 2026' },
];

/** What the rights pay at most of a training that prepares a certification of the specific register (RS). */
export const RS_CEILING: readonly Amount[] = [
  { from: '2026-02-26', euros: 1500, source: 'décret 2026-127 du 24 février 2026' },
];

/** The amount of a day; null before the first. */
export const amountOn = (amounts: readonly Amount[], day: string): Amount | null =>
  amounts.findLast(({ from }) => from <= day) ?? null;

/** What bears on the purchase of an offer on a day. */
export const eligibility = (offer: Row, day: string): { participation: Amount | null; ceiling: Amount | null } => ({
  participation: amountOn(PARTICIPATION, day),
  ceiling: offer.type_referentiel === 'RS' ? amountOn(RS_CEILING, day) : null,
});
