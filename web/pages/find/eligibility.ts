/** What the holder pays of a purchase, and what the rights pay at most: amounts in force on a day, with their source. */
import type { Lang, Row } from '../../api/types.ts';

interface Amount {
  /** First day in force. */
  readonly from: string;
  readonly euros: number;
  readonly source: Readonly<Record<Lang, string>>;
}

/** Participation of the holder in each purchase. */
export const PARTICIPATION: readonly Amount[] = [
  {
    from: '2024-05-02',
    euros: 100,
    source: { fr: 'décret 2024-394 du 29 avril 2024', en: 'decree 2024-394 of 29 April 2024' },
  },
  {
    from: '2025-01-01',
    euros: 102.23,
    source: { fr: 'arrêté du 26 décembre 2024', en: 'order of 26 December 2024' },
  },
  {
    from: '2026-01-01',
    euros: 103.2,
    source: { fr: 'arrêté du 30 décembre 2025', en: 'order of 30 December 2025' },
  },
  { from: '2026-04-02', euros: 150, source: { fr: 'décret du 30 mars 2026', en: 'decree of 30 March 2026' } },
];

/** What the rights pay at most of a training that prepares a certification of the specific register (RS). */
export const RS_CEILING: readonly Amount[] = [
  {
    from: '2026-02-26',
    euros: 1500,
    source: { fr: 'décret 2026-127 du 24 février 2026', en: 'decree 2026-127 of 24 February 2026' },
  },
];

/** The amount of a day; null before the first. */
export const amountOn = (amounts: readonly Amount[], day: string): Amount | null =>
  amounts.findLast(({ from }) => from <= day) ?? null;

/** What bears on the purchase of an offer on a day. */
export const eligibility = (offer: Row, day: string): { participation: Amount | null; ceiling: Amount | null } => ({
  participation: amountOn(PARTICIPATION, day),
  ceiling: offer.type_referentiel === 'RS' ? amountOn(RS_CEILING, day) : null,
});
