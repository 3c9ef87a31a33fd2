/** Months as the calendar has them: the two years that are compared, and those when nothing happened. */
import type { Row } from '../api/types.ts';
import type { Range } from '../state/selection.ts';
import { unfinishedMonth } from './perimeter.ts';

const YEAR = 12;

/** The month so many months after another; before it when negative. */
export const monthAfter = (month: string, months: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + months)).toISOString().slice(0, 7);

export interface Years {
  readonly now: Range;
  readonly before: Range;
}

/** The last twelve months that were over when the data were taken, and the twelve before. */
export function yearsAt(asOf: string): Years {
  const next = unfinishedMonth(asOf) ?? monthAfter(asOf, 1);
  const year = (end: string): Range => ({ from: monthAfter(end, -YEAR), to: monthAfter(end, -1) });
  return { now: year(next), before: year(monthAfter(next, -YEAR)) };
}

export const isWithin = (period: unknown, { from, to }: Range): boolean => {
  const month = `${period}`.slice(0, 7);
  return month >= from && month <= to;
};

/** Rows of months in their order, with a zero for each month in between that has none: an answer leaves out what did not happen. */
export function everyMonth(rows: readonly Row[], period: string, measure: string): readonly Row[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const missing: Row[] = [];
    if (before !== undefined)
      for (
        let month = monthAfter(`${before[period]}`, 1);
        month < `${row[period]}`.slice(0, 7);
        month = monthAfter(month, 1)
      )
        missing.push({ ...row, [period]: `${month}${`${row[period]}`.slice(7)}`, [measure]: 0 });
    return [...missing, row];
  });
}
