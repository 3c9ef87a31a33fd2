/** What the holder must pay of each purchase (labour code, article L.6323-7), and what the rights may pay at most. */
import type { Dated } from './dated.ts';

/** Participation per purchase, in cents. Exempt: job seekers, holders topped up by their employer, users of C2P points or of an AT-MP top-up. */
export const PARTICIPATION_CENTS: readonly Dated<number>[] = [
  { from: '2024-05-02', value: 100_00, source: 'decree 2024-394 of 29 April 2024' },
  { from: '2025-01-01', value: 102_23, source: 'order of 26 December 2024' },
  { from: '2026-01-01', value: 103_20, source: 'order of 30 December 2025' },
  { from: '2026-04-02', value: 150_00, source: 'decree of 30 March 2026; Service-Public news A17364' },
];

/** Rights that one purchase may use at most, in cents, by kind of action; a kind that is absent has no ceiling. Decree 2026-127 of 24 February 2026, article D.6323-6. */
export const RIGHTS_CEILING_CENTS: readonly Dated<
  Readonly<Record<'RS' | 'skills_assessment' | 'light_licence', number>>
>[] = [
  {
    from: '2026-02-26',
    value: { RS: 1500_00, skills_assessment: 1600_00, light_licence: 900_00 },
    source: 'finance law for 2026, article 203; decree 2026-127 of 24 February 2026',
  },
];
