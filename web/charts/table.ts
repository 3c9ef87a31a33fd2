/** What a chart draws, as a table: it is shown beside the drawing, downloaded as CSV, and nothing else is drawn. */
import { dsvFormat } from 'd3-dsv';
import type { Lang, Row, Value } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { numberFormat } from '../format/locale.ts';
import { formatNumber } from '../format/numbers.ts';
import type { Readings } from '../state/fields.ts';
import { WORDS } from './words.ts';

export type Unit =
  | 'file'
  | 'euro'
  | 'hour'
  | 'person'
  | 'percent'
  | 'year'
  | 'euro per hour'
  | 'row'
  | 'offer'
  | 'index';

export interface ChartColumn {
  /** Name in the rows and in the CSV. */
  readonly key: string;
  /** Name for the reader, without its unit. */
  readonly title: string;
  /** `date`: an ISO day, month or year. */
  readonly kind: 'text' | 'number' | 'date';
  readonly unit?: Unit;
  /** Decimals shown; none by default. */
  readonly decimals?: number;
  /** Of a measure whose rows may be masked: the column that counts those; whether the figure without them is a lower bound. */
  readonly masked?: { readonly by: string; readonly bound: boolean };
  /** How published values are read on the page. Rows, links and the CSV keep what is published. */
  readonly readings?: Readings;
}

export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly Row[];
}

export const columnOf = ({ columns }: ChartTable, key: string): ChartColumn => {
  const column = columns.find((one) => one.key === key);
  if (column === undefined) throw new Error(`The table of the chart has no column ${key}.`);
  return column;
};

/** Semicolons and a byte order mark, as the exports of the API: French spreadsheets open it. Numbers keep their point, dates their ISO form, values what is published. */
export const renderCsv = ({ columns, rows }: ChartTable): string =>
  `\ufeff${dsvFormat(';').formatRows([
    columns.map(({ key }) => key),
    ...rows.map((row) => columns.map(({ key }) => `${row[key] ?? ''}`)),
  ])}\n`;

/** A value with its unit, as a sentence or the end of a line has it. */
export const showValue = (
  lang: Lang,
  { kind, unit, decimals = 0, readings = {} }: ChartColumn,
  value: Value,
): string => {
  if (value === null) return '–';
  if (kind === 'date') return formatDate(lang, `${value}`);
  if (kind === 'text') return readings[`${value}`] ?? `${value}`;
  const text = unit === 'year' ? `${value}` : formatNumber(lang, Number(value), decimals);
  return `${text}${SUFFIXES[lang][unit ?? 'row'] ?? ''}`;
};

const hasMasked = ({ masked }: ChartColumn, row: Row): boolean =>
  masked !== undefined && Number(row[masked.by] ?? 0) > 0;

/** Not known, since every row under it is masked. */
export const isMasked = (column: ChartColumn, row: Row): boolean =>
  (row[column.key] ?? null) === null && hasMasked(column, row);

/** A sum of which some rows are masked. */
export const isAtLeast = (column: ChartColumn, row: Row): boolean =>
  (row[column.key] ?? null) !== null && column.masked?.bound === true && hasMasked(column, row);

/** The value of a row in words: as it is, as a lower bound, or that it is masked. */
export const showIn = (lang: Lang, column: ChartColumn, row: Row): string => {
  const words = WORDS[lang].maskedCell;
  if (isMasked(column, row)) return words.masked;
  const value = showValue(lang, column, row[column.key] ?? null);
  return isAtLeast(column, row) ? words.atLeast(value) : value;
};

/** A figure beside its mark, with a sign where it is a lower bound. */
export const withBound = (column: ChartColumn, row: Row, figure: string): string =>
  isAtLeast(column, row) ? `≥\u202f${figure}` : figure;

/** A share in percent, without decimals from ten up. */
export const showPercent = (lang: Lang, percent: number): string =>
  Number.isFinite(percent)
    ? `${formatNumber(lang, percent, Math.abs(percent) < 10 ? 1 : 0)}${SUFFIXES[lang].percent}`
    : '–';

/** What follows a number; what is counted is said once, in the subtitle. */
const SUFFIXES: Readonly<Record<Lang, Partial<Record<Unit, string>>>> = {
  fr: { euro: '\u202f€', hour: '\u202fh', percent: '\u202f%', 'euro per hour': '\u202f€/h' },
  en: { euro: '\u202f€', hour: '\u202fh', percent: '%', 'euro per hour': '\u202f€/h' },
};

/** Numbers are written short from here on: `12 k`. */
export const SHORT_FROM = 10_000;

/** A tick of an axis, short: `1,5 M`, `200 k`. */
export const showTick = (lang: Lang, { unit, decimals = 0 }: ChartColumn, value: number): string => {
  const format = numberFormat(lang, {
    notation: Math.abs(value) >= SHORT_FROM ? 'compact' : 'standard',
    maximumFractionDigits: Math.abs(value) >= SHORT_FROM ? 1 : Math.max(decimals, Number.isInteger(value) ? 0 : 1),
  });
  return `${format.format(value)}${SUFFIXES[lang][unit ?? 'row'] ?? ''}`;
};
