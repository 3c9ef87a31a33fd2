/** Periods as the datasets write them: `2024-03-01`, `2024-03`, `2024`, `2024-T3`. */

/** An ISO day, month or year, or a quarter (`2024-T3`), as the instant it begins. */
export const dayOf = (period: unknown): Date => {
  const iso = `${period}`.replace(/T([1-4])$/, (_, quarter: string) => `${3 * Number(quarter) - 2}`.padStart(2, '0'));
  return new Date(iso.padEnd(7, '-01').padEnd(10, '-01'));
};

/** Months of a period, by how many letters write it: a year, a month, a quarter. */
const MONTHS: Readonly<Record<number, number>> = { 4: 12, 7: 1 };

/** Whether a month, a quarter (`2024-T3`) or a year was over when the data were taken. */
export function isOver(period: string, asOf: string): boolean {
  const start = dayOf(period);
  const months = period.includes('T') ? 3 : (MONTHS[period.length] ?? 0);
  const end = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  return end <= new Date(asOf).getTime() + 86_400_000;
}
