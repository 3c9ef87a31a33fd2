/** Months as the calendar has them: the two years that are compared, and those when nothing happened. */
import type { Row } from '../api/types.ts';
import { firstDay, monthAfter, nextPeriod, type PeriodKind } from '../format/periods.ts';
import type { Range } from '../state/selection.ts';

const YEAR = 12;

export interface Years {
  readonly now: Range;
  readonly before: Range;
}

/** The last twelve months that were over when the data were taken, and the twelve before; they end with a quarter, or a year, when periods do. */
export function yearsAt(asOf: string, kind: PeriodKind = 'month'): Years {
  const next = firstDay(nextPeriod(kind, asOf)).slice(0, 7);
  const year = (end: string): Range => ({ from: monthAfter(end, -YEAR), to: monthAfter(end, -1) });
  return { now: year(next), before: year(monthAfter(next, -YEAR)) };
}

export const isWithin = (period: unknown, { from, to }: Range): boolean => {
  const month = firstDay(`${period}`).slice(0, 7);
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
