/** Whether a dataset is on time, from the day its data speak of and how often it is published. */
import type { Cadence } from '../api/types.ts';

export interface Freshness {
  /** Day the next release is expected, `2026-12-01`. */
  readonly next: string;
  readonly late: boolean;
}

/** Months between two releases, at the start of a month; 0: the next day. `grace`: days before a release is called late. */
const CADENCES: Readonly<Record<Cadence, { readonly months: number; readonly grace: number }>> = {
  daily: { months: 0, grace: 2 },
  monthly: { months: 1, grace: 10 },
  quarterly: { months: 3, grace: 20 },
};

/** `today` and `asOf` as `2026-11-21`. */
export function freshness(asOf: string, cadence: Cadence, today: string): Freshness {
  const { months, grace } = CADENCES[cadence];
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const next =
    months === 0
      ? Date.UTC(year, month - 1, day + 1)
      : Date.UTC(year, (Math.floor((month - 1) / months) + 1) * months, 1);
  return { next: isoDay(next), late: Date.parse(today) > next + grace * DAY };
}

const DAY = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
