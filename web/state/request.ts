/** A request to the API as the console builds it: an endpoint and clauses as they are written. It lives in the URL. */
import type { Dataset } from '../api/types.ts';
import { aggregationOf, isFacet } from './fields.ts';
import { pathOf, toQuery } from './query.ts';
import type { Parameter, Search } from './search.ts';
import type { Selection } from './selection.ts';

/** What each endpoint reads, in the order of the form. Aggregates are records with a `group_by`. */
export const CLAUSES = {
  records: ['select', 'where', 'refine', 'exclude', 'order_by', 'limit', 'offset'],
  aggregates: ['select', 'group_by', 'where', 'refine', 'exclude', 'order_by', 'limit'],
  facets: ['facet', 'where', 'refine', 'exclude'],
  exports: ['format', 'select', 'group_by', 'where', 'refine', 'exclude', 'order_by', 'limit'],
} as const satisfies Record<string, readonly string[]>;

export type Endpoint = keyof typeof CLAUSES;
export type Clause = (typeof CLAUSES)[Endpoint][number];

export const ENDPOINTS = Object.keys(CLAUSES) as readonly Endpoint[];

/** Clauses that may be sent several times: all must hold. */
export const REPEATED: ReadonlySet<Clause> = new Set(['where', 'refine', 'exclude', 'facet']);

export interface Request {
  readonly endpoint: Endpoint;
  /** Clauses that say something; those the endpoint does not read wait for another. */
  readonly clauses: Readonly<Partial<Record<Clause, readonly string[]>>>;
}

const ENDPOINT = 'api';
const CLAUSE = 'api.';
const KNOWN: ReadonlySet<string> = new Set(Object.values(CLAUSES).flat());

/** The request of an address; null when there is none. */
export function parseRequest(search: Search): Request | null {
  const endpoint = ENDPOINTS.find((one) => one === search[ENDPOINT]?.[0]);
  if (endpoint === undefined) return null;
  const clauses = Object.entries(search).flatMap(([name, given]) => {
    const values = given.filter((value) => value.trim() !== '');
    const known = name.startsWith(CLAUSE) && KNOWN.has(name.slice(CLAUSE.length));
    return known && values.length > 0 ? [[name.slice(CLAUSE.length), values]] : [];
  });
  return { endpoint, clauses: Object.fromEntries(clauses) };
}

export const writeRequest = ({ endpoint, clauses }: Request): Search => ({
  [ENDPOINT]: [endpoint],
  ...Object.fromEntries(Object.entries(clauses).map(([clause, values]) => [CLAUSE + clause, values])),
});

/** What an address says beside the request. */
export const withoutRequest = (search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([name]) => name !== ENDPOINT && !name.startsWith(CLAUSE)));

/** Rows of the first request. */
const FIRST_ROWS = '10';

/** The rows of a selection, as a request. */
export function requestOf(selection: Selection, dataset: Dataset): Request {
  const { select, where, refine, exclude, order_by } = toQuery(selection, dataset);
  const single = (value: string | null) => (value === null ? [] : [value]);
  const clauses = { select: single(select), where, refine, exclude, order_by: single(order_by), limit: [FIRST_ROWS] };
  return {
    endpoint: 'records',
    clauses: Object.fromEntries(Object.entries(clauses).filter(([, values]) => values.length > 0)),
  };
}

/** The request with other values of a clause. */
export const withClause = ({ endpoint, clauses }: Request, clause: Clause, values: readonly string[]): Request => {
  const { [clause]: _, ...others } = clauses;
  return { endpoint, clauses: values.length === 0 ? others : { ...others, [clause]: values } };
};

/** The same request of another endpoint, with what that one cannot do without. */
export function withEndpoint(request: Request, endpoint: Endpoint, { fields }: Dataset): Request {
  const { clauses } = request;
  const facet = fields.find(isFacet)?.name;
  const needed: Request['clauses'] = {
    ...(endpoint === 'exports' ? { format: ['csv'] } : {}),
    ...(endpoint === 'facets' && facet !== undefined ? { facet: [facet] } : {}),
  };
  if (endpoint !== 'aggregates' || clauses.group_by !== undefined || facet === undefined)
    return { endpoint, clauses: { ...needed, ...clauses } };
  const measure = fields.find((field) => aggregationOf(field).kind === 'sum')?.name;
  const figure = measure === undefined ? 'count(*) as lignes' : `sum(${measure}) as ${measure}`;
  const { order_by: _, ...others } = clauses;
  return { endpoint, clauses: { ...others, select: [figure], group_by: [facet] } };
}

/** The path that the request asks. */
export function requestPath(request: Request, dataset: Dataset): string {
  const { endpoint, clauses } = request;
  const paths = {
    records: 'records',
    aggregates: 'records',
    facets: 'facets',
    exports: `exports/${encodeURIComponent(clauses.format?.[0] ?? 'csv')}`,
  };
  return pathOf(dataset, paths[endpoint], parametersOf(request));
}

/** The path of the code that asks the same; null for facets, which have none. */
export const snippetsPath = (request: Request, dataset: Dataset): string | null =>
  request.endpoint === 'facets' ? null : pathOf(dataset, 'snippets', parametersOf(request));

const parametersOf = ({ endpoint, clauses }: Request): Parameter[] =>
  CLAUSES[endpoint]
    .filter((clause) => clause !== 'format')
    .flatMap((clause) => (clauses[clause] ?? []).map((value): Parameter => [clause, value]));
