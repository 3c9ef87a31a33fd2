/** What the reader has chosen to see of a dataset: filters, sort, columns, page. It lives in the URL and nowhere else. */
import type { Field } from '../api/types.ts';
import { isMeasure } from './fields.ts';
import type { Search } from './search.ts';

/** Bounds, included; empty when open. Numbers as `10.5`; days, months or years as `2024-03-01`, `2024-03`, `2024`. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** `first`: the columns shown to a reader who has not chosen; `all`: every column. */
export type Columns = 'first' | 'all' | readonly string[];

/** Values by column. */
export type Chosen = Readonly<Record<string, readonly string[]>>;

/** The filters that hold values: those a column keeps, and those it leaves out. */
export type ValueFilter = 'values' | 'excluded';

export interface Selection {
  /** Words looked for in the whole row. */
  readonly text: string;
  /** Values kept, by column: several widen. */
  readonly values: Chosen;
  /** Values left out, by column. */
  readonly excluded: Chosen;
  readonly ranges: Readonly<Record<string, Range>>;
  readonly sort: Sort | null;
  readonly columns: Columns;
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

/** Rows of a page. The API gives at most a hundred at once. */
export const PAGE_SIZES = [25, 50, 100] as const;

export const EVERYTHING: Selection = {
  text: '',
  values: {},
  excluded: {},
  ranges: {},
  sort: null,
  columns: 'first',
  page: 1,
  size: PAGE_SIZES[0],
};

/** What the names of value filters begin with in an address, as the API calls them. */
const PREFIXES = { values: 'refine.', excluded: 'exclude.' } as const satisfies Record<ValueFilter, string>;
const RANGE = 'range.';
const BOUNDS = /^(-?\d+(?:\.\d+)?|\d{4}-\d{2}(?:-\d{2})?|)\.\.(-?\d+(?:\.\d+)?|\d{4}-\d{2}(?:-\d{2})?|)$/;

/** Reads the query string; what cannot be understood is left out. */
export function parseSelection(search: Search): Selection {
  const ranges: [string, Range][] = [];
  for (const [name, given] of Object.entries(search)) {
    const range = name.startsWith(RANGE) && name !== RANGE ? parseRange(given[0] ?? '') : null;
    if (range !== null) ranges.push([name.slice(RANGE.length), range]);
  }
  return {
    text: (search.q?.[0] ?? '').trim(),
    values: parseValues(search, PREFIXES.values),
    excluded: parseValues(search, PREFIXES.excluded),
    ranges: Object.fromEntries(ranges),
    sort: parseSort(search.sort?.[0] ?? ''),
    columns: parseColumns(search.columns?.[0] ?? ''),
    page: Math.max(1, wholeNumber(search.page?.[0], 1)),
    size: PAGE_SIZES.find((size) => size === wholeNumber(search.size?.[0], 0)) ?? EVERYTHING.size,
  };
}

/** The shortest query string that says the selection. */
export const writeSelection = (selection: Selection): Search => ({
  ...said('q', selection.text),
  ...writeValues(selection.values, PREFIXES.values),
  ...writeValues(selection.excluded, PREFIXES.excluded),
  ...Object.fromEntries(
    Object.entries(selection.ranges).map(([column, { from, to }]) => [RANGE + column, [`${from}..${to}`]]),
  ),
  ...said('sort', selection.sort === null ? '' : `${selection.sort.descending ? '-' : ''}${selection.sort.column}`),
  ...said('columns', writeColumns(selection.columns)),
  ...said('page', selection.page === 1 ? '' : `${selection.page}`),
  ...said('size', selection.size === EVERYTHING.size ? '' : `${selection.size}`),
});

const NAMES: ReadonlySet<string> = new Set(['q', 'sort', 'columns', 'page', 'size']);
const BEGINNINGS = [...Object.values(PREFIXES), RANGE];

/** What the query string says beside the selection: the choices of a chart, for instance. */
export const withoutSelection = (search: Search): Search =>
  Object.fromEntries(
    Object.entries(search).filter(([name]) => !NAMES.has(name) && !BEGINNINGS.some((start) => name.startsWith(start))),
  );

/** The selection without what the dataset does not have: an old link still opens. */
export function fitSelection(selection: Selection, fields: readonly Field[]): Selection {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const fit = (chosen: Chosen): Chosen =>
    Object.fromEntries(Object.entries(chosen).filter(([name]) => byName.has(name)));
  const { sort, columns } = selection;
  const kept = typeof columns === 'string' ? columns : columns.filter((name) => byName.has(name));
  return {
    ...selection,
    values: fit(selection.values),
    excluded: fit(selection.excluded),
    ranges: Object.fromEntries(
      Object.entries(selection.ranges).filter(([name, range]) => fitsRange(byName.get(name), range)),
    ),
    sort: sort !== null && byName.has(sort.column) ? sort : null,
    columns: kept.length === 0 ? 'first' : kept,
  };
}

export const countFilters = ({ text, values, excluded, ranges }: Selection): number =>
  [...Object.values(values), ...Object.values(excluded)].flat().length +
  Object.keys(ranges).length +
  (text === '' ? 0 : 1);

/** The selection without any filter: its columns and order stay. */
export const withoutFilters = (selection: Selection): Selection => {
  const { text, values, excluded, ranges } = EVERYTHING;
  return { ...selection, text, values, excluded, ranges, page: 1 };
};

/** Another choice of values for a column, to keep or to leave out; back to the first page. */
export const withValues = (
  selection: Selection,
  column: string,
  chosen: readonly string[],
  filter: ValueFilter = 'values',
): Selection => {
  const { [column]: _, ...others } = selection[filter];
  return { ...selection, page: 1, [filter]: chosen.length === 0 ? others : { ...selection[filter], [column]: chosen } };
};

/** Only the rows that have a value in a column: a value of a list, or a range of one number or one date. */
export const keepOnly = (selection: Selection, { name, type }: Field, value: string): Selection =>
  type === 'text' ? withValues(selection, name, [value]) : withRange(selection, name, { from: value, to: value });

/** Without the rows that have a value in a column. */
export const leaveOut = (selection: Selection, column: string, value: string): Selection =>
  withValues(selection, column, [...new Set([...(selection.excluded[column] ?? []), value])], 'excluded');

export const withRange = (selection: Selection, column: string, range: Range): Selection => {
  const { [column]: _, ...others } = selection.ranges;
  const open = range.from === '' && range.to === '';
  return { ...selection, page: 1, ranges: open ? others : { ...selection.ranges, [column]: range } };
};

/** The next order when a header is pressed. Measures start from the largest: first order, then the other, then none. */
export const nextSort = (sort: Sort | null, field: Field): Sort | null => {
  const descending = isMeasure(field);
  if (sort?.column !== field.name) return { column: field.name, descending };
  return sort.descending === descending ? { column: field.name, descending: !descending } : null;
};

const parseValues = (search: Search, prefix: string): Chosen =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([name]) => name.startsWith(prefix) && name !== prefix)
      .map(([name, given]) => [name.slice(prefix.length), [...new Set(given)]]),
  );

const writeValues = (chosen: Chosen, prefix: string): Search =>
  Object.fromEntries(Object.entries(chosen).map(([column, values]) => [prefix + column, values]));

const parseRange = (text: string): Range | null => {
  const [, from = '', to = ''] = BOUNDS.exec(text) ?? [];
  return from === '' && to === '' ? null : { from, to };
};

const parseSort = (text: string): Sort | null => {
  const column = text.replace(/^-/, '');
  return column === '' ? null : { column, descending: text.startsWith('-') };
};

const parseColumns = (text: string): Columns => {
  if (text === '*') return 'all';
  const names = [...new Set(text.split(',').filter((name) => name !== ''))];
  return names.length === 0 ? 'first' : names;
};

const writeColumns = (columns: Columns): string => {
  if (columns === 'first') return '';
  return columns === 'all' ? '*' : columns.join(',');
};

const fitsRange = (field: Field | undefined, { from, to }: Range): boolean => {
  if (field === undefined || field.type === 'text') return false;
  const pattern = field.type === 'date' ? /^(\d{4}(-\d{2}){0,2})?$/ : /^(-?\d+(\.\d+)?)?$/;
  return pattern.test(from) && pattern.test(to);
};

const said = (name: string, value: string): Search => (value === '' ? {} : { [name]: [value] });

const wholeNumber = (text: string | undefined, otherwise: number): number =>
  /^\d{1,9}$/.test(text ?? '') ? Number(text) : otherwise;
