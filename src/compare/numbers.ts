/** Figures and periods as a language writes them. */
import type { Column } from '../datasets/index.ts';
import type { Moved } from './comparison.ts';
import type { Language, Passage, Span } from './words.ts';

/** Changes below this share are told by their first digit. */
const TINY = 0.001;

/** A figure with its unit; a sum that is not there is none. */
export function writeFigure(value: number | null, { unit }: Pick<Column, 'unit'>, language: Language): string {
  const euros = { style: 'currency', currency: 'EUR' } as const;
  const options = { maximumFractionDigits: 0, ...(unit === 'euro' ? euros : {}) };
  return new Intl.NumberFormat(language, options).format(value ?? 0);
}

/** How a sum moved; no percentage from nothing. */
export function writePassage({ before, after }: Moved, column: Column, language: Language): Passage {
  const change = before === null || before === 0 ? undefined : ((after ?? 0) - before) / Math.abs(before);
  return {
    before: writeFigure(before, column, language),
    after: writeFigure(after, column, language),
    percent: change === undefined ? '' : writePercent(change, language),
  };
}

function writePercent(change: number, language: Language): string {
  const digits = Math.abs(change) < TINY ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, { style: 'percent', signDisplay: 'exceptZero', ...digits }).format(change);
}

/** Periods in the order of time; `all`: every period there is, which tells whether they follow each other. */
export function writeSpan(periods: readonly string[], all: readonly string[], language: Language): Span {
  const [first, last] = [periods[0]!, periods.at(-1)!];
  const months = periods.every((period) => /^\d{4}-\d{2}$/.test(period));
  const sameYear = first.slice(0, 4) === last.slice(0, 4);
  return {
    months,
    first: months ? writeMonth(first, language, periods.length === 1 || !sameYear) : first,
    last: months ? writeMonth(last, language, true) : last,
    count: writeFigure(periods.length, {}, language),
    many: periods.length > 1,
    following: all.indexOf(last) - all.indexOf(first) === periods.length - 1,
  };
}

const writeMonth = (month: string, language: Language, withYear: boolean): string =>
  new Intl.DateTimeFormat(language, {
    month: 'long',
    timeZone: 'UTC',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(new Date(`${month}-01T00:00:00Z`));
