/** One row per function of the language. What a row cannot say is in `resolve-*.ts`; how it is spelled in SQL is in `dialect.ts`. */
import type { FieldType } from './catalog.ts';
import type { Clause } from './refusals.ts';

/** What an argument must be. `rest` functions read their arguments themselves. */
export type Takes = 'text' | 'number' | 'date' | 'number or date' | 'any';

export interface FunctionRow {
  readonly kind: 'scalar' | 'aggregate' | 'predicate' | 'bucket' | 'order';
  readonly clauses: readonly Clause[];
  readonly takes: readonly Takes[];
  /** Type of the result; `first` is the type of the first argument. */
  readonly gives: FieldType | 'first';
  /** How it is written, for hints and documentation. */
  readonly usage: string;
}

const ANYWHERE: readonly Clause[] = ['select', 'where', 'group_by', 'order_by'];
const NOT_GROUPING: readonly Clause[] = ['select', 'where', 'order_by'];
const FIGURES: readonly Clause[] = ['select', 'order_by'];

const datePart = (name: string): FunctionRow => ({
  kind: 'scalar',
  clauses: ANYWHERE,
  takes: ['date'],
  gives: 'int',
  usage: `${name}(date)`,
});
const textCase = (name: string): FunctionRow => ({
  kind: 'scalar',
  clauses: ANYWHERE,
  takes: ['text'],
  gives: 'text',
  usage: `${name}(text)`,
});
const textLength = (name: string): FunctionRow => ({
  kind: 'scalar',
  clauses: NOT_GROUPING,
  takes: ['text'],
  gives: 'int',
  usage: `${name}(text)`,
});
const figure = (name: string, takes: Takes, gives: FieldType | 'first'): FunctionRow => ({
  kind: 'aggregate',
  clauses: FIGURES,
  takes: [takes],
  gives,
  usage: `${name}(field)`,
});
const textSearch = (name: string): FunctionRow => ({
  kind: 'predicate',
  clauses: ['where'],
  takes: [],
  gives: 'boolean',
  usage: `${name}([field, …] "text")`,
});
const place = (usage: string): FunctionRow => ({
  kind: 'predicate',
  clauses: ['where'],
  takes: [],
  gives: 'boolean',
  usage,
});

const ROWS = {
  length: textLength('length'),
  len: textLength('len'),
  lower: textCase('lower'),
  upper: textCase('upper'),
  year: datePart('year'),
  quarter: datePart('quarter'),
  month: datePart('month'),
  day: datePart('day'),
  dayofweek: datePart('dayofweek'),
  hour: datePart('hour'),
  minute: datePart('minute'),
  second: datePart('second'),
  millisecond: datePart('millisecond'),
  date_format: {
    kind: 'scalar',
    clauses: ANYWHERE,
    takes: ['date', 'text'],
    gives: 'text',
    usage: `date_format(date, 'yyyy-MM')`,
  },
  ifnull: { kind: 'scalar', clauses: ANYWHERE, takes: ['any', 'any'], gives: 'first', usage: 'ifnull(field, value)' },
  now: { kind: 'scalar', clauses: NOT_GROUPING, takes: [], gives: 'datetime', usage: 'now(days=-1)' },
  count: { ...figure('count', 'any', 'int'), usage: 'count(*), count(field) or count(distinct field)' },
  sum: figure('sum', 'number', 'first'),
  avg: figure('avg', 'number', 'double'),
  min: figure('min', 'number or date', 'first'),
  max: figure('max', 'number or date', 'first'),
  median: figure('median', 'number', 'double'),
  percentile: {
    kind: 'aggregate',
    clauses: FIGURES,
    takes: ['number', 'number'],
    gives: 'double',
    usage: 'percentile(field, 90)',
  },
  weighted_avg: {
    kind: 'aggregate',
    clauses: FIGURES,
    takes: ['number', 'number'],
    gives: 'double',
    usage: 'weighted_avg(field, weight)',
  },
  search: textSearch('search'),
  suggest: textSearch('suggest'),
  startswith: textSearch('startswith'),
  range: {
    kind: 'bucket',
    clauses: ['select', 'group_by', 'order_by'],
    takes: [],
    gives: 'text',
    usage: 'range(number, 10), range(number, *, 10, 50, *) or range(date, 1 day)',
  },
  equi: {
    kind: 'bucket',
    clauses: ['select', 'group_by', 'order_by'],
    takes: [],
    gives: 'text',
    usage: 'range(number, equi(4, 0, 100)): four steps of one width from 0 to 100',
  },
  random: { kind: 'order', clauses: ['order_by'], takes: [], gives: 'int', usage: 'random(seed)' },
  relevance: { kind: 'order', clauses: ['order_by'], takes: [], gives: 'int', usage: 'relevance()' },
  json_format: { kind: 'scalar', clauses: ['select'], takes: [], gives: 'text', usage: 'json_format(field)' },
  distance: {
    kind: 'scalar',
    clauses: NOT_GROUPING,
    takes: [],
    gives: 'double',
    usage: "distance(field, geom'POINT(lon lat)') in metres or, in where, distance(field, geom'POINT(lon lat)', 10km)",
  },
  within_distance: place("within_distance(field, geom'POINT(lon lat)', 10km)"),
  in_bbox: place('in_bbox(field, south, west, north, east)'),
  intersects: place("intersects(field, geom'…')"),
  disjoint: place("disjoint(field, geom'…')"),
  within: place("within(field, geom'…')"),
  polygon: place("polygon(field, geom'POLYGON((lon lat, …))')"),
  geometry: place("geometry(field, geom'…', intersects), or disjoint, or within"),
  bbox: {
    kind: 'aggregate',
    clauses: ['select', 'where'],
    takes: [],
    gives: 'geo_shape',
    usage: "bbox(field) in select or, in where, bbox(field, geom'POINT(west north)', geom'POINT(east south)')",
  },
  envelope: { kind: 'aggregate', clauses: ['select'], takes: [], gives: 'geo_shape', usage: 'envelope(field)' },
  geo_cluster: {
    kind: 'bucket',
    clauses: ['group_by'],
    takes: [],
    gives: 'geo_cluster',
    usage: 'geo_cluster(field, zoom) or geo_cluster(field, zoom, radius in pixels)',
  },
} as const satisfies Record<string, FunctionRow>;

export type FunctionName = keyof typeof ROWS;

/** The functions by their name in lower case. */
export const FUNCTIONS: ReadonlyMap<string, FunctionRow> = new Map<string, FunctionRow>(Object.entries(ROWS));
