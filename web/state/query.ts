/** From a selection to the clauses of the API. The table, the counts, the totals and the downloads are all made from the same clauses. */
import type { Dataset, Field } from '../api/types.ts';
import { aggregationOf, periodOf } from './fields.ts';
import { shownFields } from './first-columns.ts';
import { type Parameter, writeParameters } from './search.ts';
import { type Chosen, fitSelection, type Range, type Selection } from './selection.ts';

export interface Query {
  /** Null: every column. */
  readonly select: string | null;
  /** All must hold. */
  readonly where: readonly string[];
  readonly refine: readonly string[];
  readonly exclude: readonly string[];
  readonly order_by: string | null;
}

/** `offset + limit` the API accepts for records; downloads have no such limit. */
export const RECORDS_WINDOW = 10_000;

export function toQuery(selection: Selection, { dataset_id, fields }: Dataset): Query {
  const { text, values, excluded, ranges, sort, columns } = fitSelection(selection, fields);
  const shown = shownFields(columns, dataset_id, fields);
  return {
    select: shown.length === fields.length ? null : shown.map(({ name }) => name).join(', '),
    where: [
      ...(text === '' ? [] : [quote(text)]),
      ...fields.flatMap((field) => rangeClauses(field, ranges[field.name] ?? { from: '', to: '' })),
    ],
    refine: refinements(values),
    exclude: refinements(excluded),
    order_by: sort === null ? null : `${sort.column} ${sort.descending ? 'desc' : 'asc'}`,
  };
}

/** The clauses that choose rows and columns, as request parameters. */
export const clauses = ({ select, where, refine, exclude, order_by }: Query): Parameter[] => [
  ...maybe('select', select),
  ...where.map((clause): Parameter => ['where', clause]),
  ...refine.map((clause): Parameter => ['refine', clause]),
  ...exclude.map((clause): Parameter => ['exclude', clause]),
  ...maybe('order_by', order_by),
];

/** The last page that the API can show, from 1. */
export const lastPage = (rows: number, size: number): number =>
  Math.max(1, Math.ceil(Math.min(rows, RECORDS_WINDOW) / size));

export function recordsPath(dataset: Dataset, selection: Selection): string {
  const page = Math.min(selection.page, RECORDS_WINDOW / selection.size);
  return pathOf(dataset, 'records', [
    ...clauses(toQuery(selection, dataset)),
    ['limit', `${selection.size}`],
    ['offset', `${(page - 1) * selection.size}`],
  ]);
}

/** `options`: what the format lets one choose, such as `delimiter`. */
export const exportPath = (
  dataset: Dataset,
  selection: Selection,
  format: string,
  options: readonly Parameter[] = [],
): string => pathOf(dataset, `exports/${format}`, [...clauses(toQuery(selection, dataset)), ...options]);

/** The code that asks the same rows. */
export const selectionSnippets = (dataset: Dataset, selection: Selection): string =>
  pathOf(dataset, 'snippets', clauses(toQuery(selection, dataset)));

/** How many rows the downloads hold, exactly. */
export const countPath = (dataset: Dataset, selection: Selection): string =>
  pathOf(dataset, 'records', [...rowClauses(dataset, selection), ['limit', '0']]);

export interface FacetAsked {
  /** Keeps values with a word that begins so. */
  readonly beginning?: string;
  /** Conditions beside those of the selection. */
  readonly where?: readonly string[];
}

/** Counts by value of a column, under the other filters. */
export const facetPath = (
  dataset: Dataset,
  selection: Selection,
  column: string,
  { beginning = '', where = [] }: FacetAsked = {},
): string =>
  pathOf(dataset, 'facets', [
    ...rowClauses(dataset, selection),
    ...where.map((clause): Parameter => ['where', clause]),
    ...maybe('where', beginning === '' ? null : `suggest(${column}, ${quote(beginning)})`),
    ['facet', column],
  ]);

/** Totals of the measures that have one; null when no shown column has any. */
export function totalsPath(dataset: Dataset, selection: Selection): string | null {
  const shown = shownFields(selection.columns, dataset.dataset_id, dataset.fields);
  const figures = shown.flatMap((field) => {
    const figure = totalOf(field);
    return figure === null ? [] : [`${figure} as ${field.name}`];
  });
  if (figures.length === 0) return null;
  return pathOf(dataset, 'records', [
    ['select', figures.join(', ')],
    ...rowClauses(dataset, selection),
    ['limit', '1'],
  ]);
}

/** The first and last period of a dataset; null when no column says a period. */
export function periodPath(dataset: Dataset): string | null {
  const column = periodOf(dataset.fields)?.name;
  if (column === undefined) return null;
  const select = `min(${column}) as first, max(${column}) as last`;
  return pathOf(dataset, 'records', [
    ['select', select],
    ['limit', '1'],
  ]);
}

/** Groups of the selection's rows, or one line of figures without `group_by`. */
export interface Grouping {
  readonly select: string;
  readonly group_by?: string;
  readonly order_by?: string;
  /** Groups at most; the API gives no more than 20,000, and the first hundred when nothing is said. */
  readonly limit?: number;
  /** Groups passed over. */
  readonly offset?: number;
  /** Conditions beside those of the selection. */
  readonly where?: readonly string[];
}

/** What a chart asks: figures of the rows that the reader looks at. */
export const groupPath = (dataset: Dataset, selection: Selection, grouping: Grouping): string =>
  figuresPath(dataset, grouping, rowClauses(dataset, selection));

/** The same for a dataset known by its name alone: its rows are chosen by conditions. */
export const figuresPath = (
  dataset: Named,
  { select, group_by, order_by, limit = 1, offset = 0, where = [] }: Grouping,
  chosen: readonly Parameter[] = [],
): string =>
  pathOf(dataset, 'records', [
    ['select', select],
    ...chosen,
    ...where.map((clause): Parameter => ['where', clause]),
    ...maybe('group_by', group_by ?? null),
    ...maybe('order_by', order_by ?? null),
    ['limit', `${limit}`],
    ...maybe('offset', offset === 0 ? null : `${offset}`),
  ]);

/** The expression that totals a column; null when it has none. A mean is weighted, distinct people are never added. */
export const totalOf = (field: Field): string | null => {
  const aggregation = aggregationOf(field);
  switch (aggregation.kind) {
    case 'sum':
    case 'min':
    case 'max':
      return `${aggregation.kind}(${field.name})`;
    case 'mean':
      return `sum(${aggregation.numerator}) / sum(${aggregation.weight})`;
    default:
      return null;
  }
};

/** A certification across its numbers, from the code of any: `RNCP38565`. */
export const successionPath = (dataset: Named, code: string): string =>
  pathOf(dataset, `certifications/${encodeURIComponent(code)}`, []);

/** How the dataset is asked for: `id`, or `id@version`. */
export const idOf = ({ dataset_id, pinned }: Named): string =>
  pinned === undefined ? dataset_id : `${dataset_id}@${pinned}`;

const rowClauses = (dataset: Dataset, selection: Selection): Parameter[] =>
  clauses({ ...toQuery(selection, dataset), select: null, order_by: null });

/** A dataset as its path names it. */
type Named = Pick<Dataset, 'dataset_id' | 'pinned'>;

/** The path of a part of a dataset, at the release that was asked for when there is one. */
export const pathOf = (dataset: Named, what: string, parameters: readonly Parameter[]): string =>
  `/catalog/datasets/${idOf(dataset)}/${what}${writeParameters(parameters)}`;

/** A parameter that is left out when it says nothing. */
const maybe = (name: string, value: string | null): Parameter[] => (value === null ? [] : [[name, value]]);

const refinements = (chosen: Chosen): string[] =>
  Object.entries(chosen).flatMap(([column, list]) => list.map((value) => `${column}:"${value}"`));

const rangeClauses = (field: Field, { from, to }: Range): string[] => {
  const bound = (value: string): string => (field.type === 'date' ? `date'${value}'` : value);
  return [
    ...(from === '' ? [] : [`${field.name} >= ${bound(from)}`]),
    ...(to === '' ? [] : [`${field.name} <= ${bound(to)}`]),
  ];
};

/** A string of the query language. */
export const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;
