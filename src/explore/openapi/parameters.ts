/** Parameters of the API, as the OpenAPI document tells them. */
import type { Limits } from '../../limits.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required?: true;
  readonly description: string;
  readonly schema: object;
  /** Sent once for each value. */
  readonly explode?: true;
}

const text = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});
const several = (name: string, description: string): Parameter => ({
  name,
  in: 'query',
  description,
  explode: true,
  schema: { type: 'array', items: { type: 'string' } },
});
const yesOrNo = (name: string, description: string, otherwise: boolean): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'boolean', default: otherwise },
});
const choice = (name: string, description: string, values: readonly string[], otherwise: string): Parameter => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string', enum: values, default: otherwise },
});

const limitOf = ({ records_limit, groups_window }: Limits): Parameter => ({
  name: 'limit',
  in: 'query',
  description: `Rows of the page: at most ${records_limit}, or ${groups_window} groups; -1 asks for the most.`,
  schema: { type: 'integer', minimum: -1, maximum: Math.max(records_limit, groups_window), default: 10 },
});
const offsetOf = ({ records_window, groups_window }: Limits): Parameter => ({
  name: 'offset',
  in: 'query',
  description: `Rows passed over: offset + limit is at most ${records_window} for rows, ${groups_window} for groups. Exports have no such limit.`,
  schema: { type: 'integer', minimum: 0, default: 0 },
});

const WHERE = several('where', 'Condition in ODSQL; repeated conditions are joined by “and”.');
const REFINE = several('refine', '`column:value`; a date may be a year or a month: `date_validation:2025/03`.');
const EXCLUDE = several('exclude', '`column:value` left out; rows without value are kept.');
const LANG = choice('lang', 'Language of titles, descriptions and names of days and months.', ['fr', 'en'], 'fr');
const TIMEZONE: Parameter = {
  name: 'timezone',
  in: 'query',
  description: 'Time zone of dates without offset.',
  schema: { type: 'string', default: 'UTC' },
};
const SELECT = text('select', 'Columns and expressions in ODSQL, with `as` for names; all columns when absent.');
const CLAUSES: readonly Parameter[] = [
  SELECT,
  WHERE,
  text('group_by', 'Keys of the groups in ODSQL.'),
  text('order_by', 'Order in ODSQL; rows keep the order of the release when absent.'),
  REFINE,
  EXCLUDE,
  LANG,
  TIMEZONE,
];

const FILE: readonly Parameter[] = [
  ...CLAUSES,
  {
    name: 'limit',
    in: 'query',
    description: 'Rows; -1 for all.',
    schema: { type: 'integer', minimum: -1, default: -1 },
  },
  {
    name: 'offset',
    in: 'query',
    description: 'Rows passed over.',
    schema: { type: 'integer', minimum: 0, default: 0 },
  },
  yesOrNo('use_labels', 'Headers are the labels of the official portal.', false),
  choice('delimiter', 'CSV: separator.', [';', ',', '\t', '|'], ';'),
  text('list_separator', 'CSV and XLSX: what joins the values of a column that has several; a comma when absent.'),
  yesOrNo('compressed', 'A gzip file.', false),
  yesOrNo('quote_all', 'CSV: quotes every value.', false),
  yesOrNo('with_bom', 'CSV: begins with a byte order mark.', true),
];

/** Parameters of each family of endpoints, within the limits of the server. */
export const renderParameters = (limits: Limits) =>
  ({
    page: [...CLAUSES, limitOf(limits), offsetOf(limits), yesOrNo('include_links', 'Adds `_links`.', false)],
    records: [
      ...CLAUSES,
      limitOf(limits),
      offsetOf(limits),
      yesOrNo('include_links', 'Adds `_links`.', false),
      yesOrNo('include_app_metas', 'Adds `_id`, `_timestamp` and `_size` to rows.', false),
      text('cursor', 'The page after another one, as its `Link` header gives it: without window.'),
    ],
    dataset: [SELECT, LANG, TIMEZONE, yesOrNo('include_links', 'Adds `_links`.', false)],
    record: [
      SELECT,
      LANG,
      TIMEZONE,
      yesOrNo('include_links', 'Adds `_links`.', false),
      yesOrNo('include_app_metas', 'Adds `_id`, `_timestamp` and `_size`.', false),
    ],
    facets: [
      several('facet', 'Column whose values are listed; all facet columns when absent.'),
      WHERE,
      REFINE,
      EXCLUDE,
      LANG,
      TIMEZONE,
    ],
    exports: [
      ...FILE,
      choice('epsg', 'GeoJSON: projection.', ['4326'], '4326'),
      choice('parquet_compression', 'Parquet: compression.', ['snappy', 'zstd'], 'snappy'),
    ],
    snippets: [
      ...CLAUSES,
      limitOf(limits),
      offsetOf(limits),
      yesOrNo('include_links', 'Of the page.', false),
      yesOrNo('include_app_metas', 'Of the page.', false),
      yesOrNo('use_labels', 'Of the file.', false),
    ],
    catalogue: [
      ...FILE,
      text('include_exports', 'Harvesters: formats of the distributions told of, `csv,json`; all when absent.'),
      yesOrNo('use_labels_in_exports', 'Harvesters: the headers of CSV and XLSX are labels.', true),
    ],
    language: [LANG],
    differences: [
      LANG,
      {
        name: 'limit',
        in: 'query',
        description: `Rows that differ: at most ${limits.diff_rows}.`,
        schema: { type: 'integer', minimum: 0, maximum: limits.diff_rows, default: Math.min(10, limits.diff_rows) },
      },
      {
        name: 'cursor',
        in: 'query',
        description: 'Where the page begins: `next_cursor` of the page before.',
        schema: { type: 'integer', minimum: 0, default: 0 },
      },
      {
        name: 'change',
        in: 'query',
        description: 'Rows of one change only.',
        schema: { type: 'string', enum: ['added', 'removed', 'changed'] },
      },
    ],
    vintages: [
      text('measure', 'An additive measure of the dataset; the first one when absent.'),
      several('month', 'Periods of the table, `2026-03` or `2026-T1`; all when absent.'),
    ],
    news: [LANG],
    none: [],
  }) satisfies Record<string, readonly Parameter[]>;

export type ParameterFamily = keyof ReturnType<typeof renderParameters>;
