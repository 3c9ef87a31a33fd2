/** The public API, and nothing else: the portal has no private endpoint. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countPath, type FacetAsked, facetPath, recordsPath, totalsPath } from '../state/query.ts';
import type { Selection } from '../state/selection.ts';
import type { Catalog, Dataset, Facets, FieldType, Lang, Records, Releases } from './types.ts';

export const API = '/api/explore/v2.1';

/** What the API said when it refused, or that it could not be reached (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function get<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(API + path, { signal, headers: { accept: 'application/json' } }).catch((cause) => {
    if (signal.aborted) throw cause;
    throw new ApiError(0, '');
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new ApiError(response.status, answer?.message ?? '');
  return answer;
}

const query = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: ({ signal }) => get<Answer>(path, signal) });

/** Like `query`, showing the previous answer until the next is there. */
const followed = <Answer>(path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) => get<Answer>(path, signal),
    placeholderData: keepPreviousData,
  });

export const catalog = (lang: Lang) => query<Catalog>(`/catalog/datasets?limit=100&lang=${lang}`);

export const dataset = (id: string, lang: Lang) => {
  const path = `/catalog/datasets/${encodeURIComponent(id)}?lang=${lang}`;
  return queryOptions({
    queryKey: [path],
    queryFn: async ({ signal }) => columnsOnly(await get<Dataset>(path, signal)),
  });
};

const COLUMN_TYPES: ReadonlySet<string> = new Set<FieldType>(['text', 'int', 'double', 'date']);

/** Without the place of rows: it is in no row unless named, and the portal has no map. */
const columnsOnly = (of: Dataset): Dataset => ({
  ...of,
  fields: of.fields.filter(({ type }) => COLUMN_TYPES.has(type)),
});

export const releases = (id: string) => query<Releases>(`/catalog/datasets/${encodeURIComponent(id)}/releases`);

export const records = (of: Dataset, selection: Selection) => followed<Records>(recordsPath(of, selection));

export const rowCount = (of: Dataset, selection: Selection) => followed<Records>(countPath(of, selection));

export const facetValues = (of: Dataset, selection: Selection, column: string, asked: FacetAsked) =>
  followed<Facets>(facetPath(of, selection, column, asked));

/** The answer to a query of a chart, the previous one until it is there. */
export const answer = (path: string) => followed<Records>(path);

export const totals = (of: Dataset, selection: Selection) => ({
  ...followed<Records>(totalsPath(of, selection) ?? ''),
  enabled: totalsPath(of, selection) !== null,
});
