/** The public API, and nothing else: the portal has no private endpoint. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countPath, facetPath, recordsPath, totalsPath } from '../state/query.ts';
import type { Selection } from '../state/selection.ts';
import type { Comparison, News } from './comparison.ts';
import type { Calendar, Quality } from './quality.ts';
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

/** What two releases differ by, without the rows themselves. */
export const comparisonPath = (id: string, from: string, to: string, lang: Lang): string =>
  `/catalog/datasets/${encodeURIComponent(id)}/releases/${from}...${to}?limit=0&lang=${lang}`;

export const comparison = (id: string, from: string, to: string, lang: Lang) =>
  query<Comparison>(comparisonPath(id, from, to, lang));

/** The feed of a dataset, or of all. */
export const news = (lang: Lang, id?: string) =>
  query<News>(`/catalog/${id === undefined ? '' : `datasets/${encodeURIComponent(id)}/`}releases.json?lang=${lang}`);

export const calendar = query<Calendar>('/catalog/calendar.json');

/** Null for a release made before there were reports. */
export const quality = (id: string, version: string) => {
  const path = `/catalog/datasets/${encodeURIComponent(id)}/releases/${version}/quality`;
  return queryOptions({
    queryKey: [path],
    queryFn: ({ signal }) =>
      get<Quality>(path, signal).catch((error) => {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }),
  });
};

export const records = (of: Dataset, selection: Selection) => followed<Records>(recordsPath(of, selection));

export const rowCount = (of: Dataset, selection: Selection) => followed<Records>(countPath(of, selection));

export const facetValues = (of: Dataset, selection: Selection, column: string, beginning: string) =>
  followed<Facets>(facetPath(of, selection, column, beginning));

/** The answer to a query of a chart, the previous one until it is there. */
export const answer = (path: string) => followed<Records>(path);

export const totals = (of: Dataset, selection: Selection) => ({
  ...followed<Records>(totalsPath(of, selection) ?? ''),
  enabled: totalsPath(of, selection) !== null,
});
