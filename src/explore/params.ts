/** The parameters of a request, from the text of the URL to typed values. */
import { Refusal } from '../errors.ts';
import { LIMITS, type Limits } from '../limits.ts';
import type { Query, Refinement } from '../odsql/index.ts';

/** The query string as the server parses it: a parameter sent several times is a list. */
export type RawParameters = Readonly<Record<string, string | readonly string[]>>;

/** Languages of the API. */
const LANGUAGES = ['fr', 'en', 'nl', 'pt', 'it', 'ar', 'de', 'es', 'ca', 'eu', 'sv'];

const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Accepted, and without effect where an endpoint does not read it: there are no keys, one projection, and files have no links nor metadata. */
const WITHOUT_EFFECT = ['apikey', 'pretty', 'epsg', 'include_app_metas', 'include_links'];
const CLAUSES = ['select', 'where', 'group_by', 'order_by', 'refine', 'exclude', 'lang', 'timezone'];
const PAGE = ['limit', 'offset', 'rows', 'start'];

/** What each family of endpoints reads. */
export const KNOWN = {
  page: [...CLAUSES, ...PAGE, 'facet', 'include_links', 'include_app_metas'],
  records: [...CLAUSES, ...PAGE, 'facet', 'include_links', 'include_app_metas', 'cursor'],
  record: ['select', 'lang', 'timezone', 'include_links', 'include_app_metas'],
  facets: ['where', 'refine', 'exclude', 'lang', 'timezone', 'facet'],
  exports: [
    ...CLAUSES,
    ...PAGE,
    'facet',
    'use_labels',
    'compressed',
    'delimiter',
    'list_separator',
    'quote_all',
    'with_bom',
    'parquet_compression',
    'epsg',
  ],
  /** The query of which the code is asked, and what of it says which rows are in a file. */
  snippets: [...CLAUSES, ...PAGE, 'facet', 'include_links', 'include_app_metas', 'use_labels'],
  snippetFile: [...CLAUSES, 'facet', 'use_labels'],
  differences: ['lang', 'limit', 'cursor', 'change'],
  vintages: ['measure', 'month'],
  news: ['lang'],
  catalogue: [
    ...CLAUSES,
    ...PAGE,
    'use_labels',
    'compressed',
    'delimiter',
    'list_separator',
    'quote_all',
    'with_bom',
    'include_exports',
    'use_labels_in_exports',
  ],
} as const;

/** Every non-empty value of a parameter. */
export const texts = (raw: RawParameters, name: string): string[] =>
  [raw[name] ?? []].flat().filter((value) => value.trim() !== '');

/** The value of a parameter that is read once: the last one sent; undefined when absent or empty. */
export const text = (raw: RawParameters, name: string): string | undefined => texts(raw, name).at(-1);

/** A yes or no, as URLs, JavaScript and Python write it. */
export function flag(raw: RawParameters, name: string, otherwise: boolean): boolean {
  const value = text(raw, name);
  if (value === undefined) return otherwise;
  return FLAGS.get(value.toLowerCase()) ?? refuse(name, value, 'true or false is expected');
}

/** One of a list of values. */
export function choice<T extends string>(raw: RawParameters, name: string, values: readonly T[], otherwise: T): T {
  return optionalChoice(raw, name, values) ?? otherwise;
}

/** One of a list of values, or none. */
export function optionalChoice<T extends string>(
  raw: RawParameters,
  name: string,
  values: readonly T[],
): T | undefined {
  const value = text(raw, name);
  if (value === undefined) return undefined;
  return values.find((one) => one === value) ?? refuse(name, value, `one of ${values.join(' ')} is expected`);
}

/** A whole number within bounds; `other` is an accepted name of the same parameter. */
export function whole(raw: RawParameters, name: string, other: string, from: number, to: number): number | undefined {
  const value = text(raw, name) ?? text(raw, other);
  if (value === undefined) return undefined;
  const number = /^[+-]?\d+$/.test(value.trim()) ? Number(value) : Number.NaN;
  const bounds = to === Number.MAX_SAFE_INTEGER ? `${from} <= ${name}` : `${from} <= ${name} <= ${to}`;
  return number >= from && number <= to ? number : refuse(name, value, `${bounds} is expected`);
}

/** The clauses, which the query language reads within the limits of the server, and the language and time zone they are read in. */
export function parseClauses(raw: RawParameters, now: Date, limits: Limits): Query & { limits: Limits } {
  const clause = (name: 'select' | 'group_by' | 'order_by') => {
    const value = text(raw, name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    ...clause('select'),
    ...clause('group_by'),
    ...clause('order_by'),
    where: texts(raw, 'where'),
    refine: texts(raw, 'refine').map((value) => parseRefinement('refine', value)),
    exclude: texts(raw, 'exclude').map((value) => parseRefinement('exclude', value)),
    timezone: text(raw, 'timezone') ?? 'UTC',
    lang: choice(raw, 'lang', LANGUAGES, 'fr'),
    now,
    limits,
  };
}

/** A request for one page, with the limits it was read within. */
export type PageQuery = Query & { limit: number; offset: number; limits: Limits };

/**
 * The clauses and the page of `/records`. Ungrouped: 10 rows when not said, at most `records_limit`, within `records_window`. Grouped: all
 * groups, within `groups_window`. `-1` asks for the most.
 */
export function parsePage(raw: RawParameters, now: Date, limits: Limits): PageQuery {
  const query = parseClauses(raw, now, limits);
  const grouped = query.group_by !== undefined;
  const [most, window] = grouped
    ? [limits.groups_window, limits.groups_window]
    : [limits.records_limit, limits.records_window];
  const offset = whole(raw, 'offset', 'start', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  const asked = whole(raw, 'limit', 'rows', -1, most);
  const limit =
    asked === -1 || (asked === undefined && grouped) ? Math.min(most, window - offset) : (asked ?? Math.min(10, most));
  if (offset + limit > window || (limit <= 0 && asked !== 0))
    refuse('offset', String(offset), `offset + limit <= ${window} is expected`, 'The exports have no such limit.');
  return { ...query, limit, offset };
}

/** The clauses of an export: all rows unless said otherwise. */
export function parseExtent(raw: RawParameters, now: Date, limits: Limits): Query {
  const limit = whole(raw, 'limit', 'rows', -1, Number.MAX_SAFE_INTEGER) ?? -1;
  const offset = whole(raw, 'offset', 'start', 0, Number.MAX_SAFE_INTEGER) ?? 0;
  return { ...parseClauses(raw, now, limits), ...(limit === -1 ? {} : { limit }), offset };
}

/** The language of an endpoint that reads no clause. */
export const parseLanguage = (raw: RawParameters): 'fr' | 'en' =>
  choice(raw, 'lang', LANGUAGES, 'fr') === 'fr' ? 'fr' : 'en';

/** Titles and descriptions are in French and in English; the other languages of the API read the English ones. */
export const languageOf = (query: Query): 'fr' | 'en' => (query.lang === 'fr' ? 'fr' : 'en');

/** Names of the parameters that were sent and that the endpoint does not read: they change nothing, and a typing error is one of them. */
export const unknownParameters = (raw: RawParameters, known: readonly string[]): string[] =>
  Object.keys(raw).filter((name) => name !== '' && !known.includes(name) && !WITHOUT_EFFECT.includes(name));

/** `name:value`: the name may be in back-quotes, the value in double quotes; the value runs to the end. */
function parseRefinement(parameter: string, value: string): Refinement {
  const match = /^\s*(?:`([^`]+)`|([^:`]+?))\s*:\s*([\s\S]+)$/.exec(value);
  if (match === null) return refuse(parameter, value, 'facet:value is expected');
  return { field: (match[1] ?? match[2])!, value: match[3]!.replace(/^"([\s\S]*)"$/, '$1') };
}

/** Refuses the value of a parameter, in the words of the official API, which clients match on. */
export function refuse(name: string, value: string, expected: string, mend?: string): never {
  const shown = value.slice(0, LIMITS.value_shown_characters);
  throw new Refusal('parameter', `Invalid value for ${name} API parameter: ${shown} was found but ${expected}.`, {
    place: { column: name },
    value: shown,
    ...(mend === undefined ? {} : { mend }),
  });
}
