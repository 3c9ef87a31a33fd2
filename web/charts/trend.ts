/** Whether something is new, rising, falling or steady: one rule for every page. */

export type Trend = 'new' | 'rising' | 'falling' | 'steady';

/** Files below which a change says nothing, in the larger of the two years. */
export const LEAST_FILES = 50;
/** A change below it is none, in percent. */
export const LEAST_CHANGE = 10;

/** Change from a year to the next in percent; infinite from nothing. */
export const changeOf = (now: number, before: number): number => (100 * (now - before)) / before;

/** Files over the last twelve months that are over against the twelve before; null when they are too few to say. */
export function trendOf(now: number, before: number): Trend | null {
  if (Math.max(now, before) < LEAST_FILES) return null;
  if (before === 0) return 'new';
  const change = changeOf(now, before);
  if (Math.abs(change) < LEAST_CHANGE) return 'steady';
  return change > 0 ? 'rising' : 'falling';
}
