/** Periods as the datasets write them: `2024-03`, `2024-T3`, `2024`. */

export type PeriodKind = 'month' | 'quarter' | 'year';

/** How many periods of a kind make a year. */
export const PERIODS_A_YEAR: Readonly<Record<PeriodKind, number>> = { month: 12, quarter: 4, year: 1 };

const QUARTER = /^(\d{4})-T([1-4])$/;

/** Year and rank of a quarter, `2024-T3`; null for anything else. */
export function quarterOf(period: string): { readonly year: string; readonly rank: number } | null {
  const [, year, rank] = QUARTER.exec(period) ?? [];
  return year === undefined ? null : { year, rank: Number(rank) };
}

/** What a period is, from how it is written. */
export const periodKind = (period: string): PeriodKind => {
  if (quarterOf(period) !== null) return 'quarter';
  return period.length === 4 ? 'year' : 'month';
};

/** The first day of a period, `2024-07-01`; a day is its own. */
export function firstDay(period: string): string {
  const quarter = quarterOf(period);
  if (quarter === null) return period.padEnd(7, '-01').padEnd(10, '-01');
  return `${quarter.year}-${`${3 * quarter.rank - 2}`.padStart(2, '0')}-01`;
}

/** The period of a kind that a day is in. */
export function periodOf(kind: PeriodKind, day: string): string {
  const year = day.slice(0, 4);
  if (kind === 'quarter') return `${year}-T${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return kind === 'year' ? year : day.slice(0, 7);
}

/** The month that many months after another; before it when negative. */
export const monthAfter = (month: string, count: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + count)).toISOString().slice(0, 7);

const DAY = 86_400_000;

/** The first period that was not over when the data were taken, begun or not. */
export const nextPeriod = (kind: PeriodKind, asOf: string): string =>
  periodOf(kind, new Date(Date.parse(asOf) + DAY).toISOString());

/** The period that was not over when the data were taken; null when they were taken on its last day. */
export function unfinishedPeriod(kind: PeriodKind, asOf: string): string | null {
  const period = periodOf(kind, asOf);
  return nextPeriod(kind, asOf) === period ? period : null;
}

/** The last month that was over when the data were taken. */
export const lastMonth = (asOf: string): string => monthAfter(nextPeriod('month', asOf), -1);

/** The first instant of a day, month, quarter or year. */
export const dayOf = (period: unknown): Date => new Date(firstDay(`${period}`));

/** Whether a month, a quarter or a year was over when the data were taken. */
export const isOver = (period: string, asOf: string): boolean => period < nextPeriod(periodKind(period), asOf);
