/** The public API, and nothing else: the portal has no private endpoint. */
import { infiniteQueryOptions, keepPreviousData, type QueryFunctionContext, queryOptions } from '@tanstack/react-query';
import {
  countPath,
  type FacetAsked,
  facetPath,
  lastPage,
  periodPath,
  recordsPath,
  successionPath,
  totalsPath,
} from '../state/query.ts';
import type { Selection } from '../state/selection.ts';
import type { Comparison, News } from './comparison.ts';
import type { Calendar, Disclosure, Quality } from './quality.ts';
import type {
  Catalog,
  Dataset,
  ExportFormats,
  Facets,
  FieldType,
  Lang,
  Manifest,
  Records,
  Releases,
  Snippets,
  Succession,
  Vintages,
} from './types.ts';

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

/** How the API is asked at a path: `fetch` in a browser; a server has its own way. */
export type Ask = (path: string, options: { signal: AbortSignal; headers: { accept: string } }) => Promise<Response>;

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: { ask?: Ask };
  }
}

async function get<Answer>(path: string, { signal, meta }: QueryFunctionContext): Promise<Answer> {
  const ask = meta?.ask ?? fetch;
  const response = await ask(API + path, { signal, headers: { accept: 'application/json' } }).catch((cause) => {
    if (signal.aborted) throw cause;
    throw new ApiError(0, '');
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) throw new ApiError(response.status, answer?.message ?? '');
  return answer;
}

const query = <Answer>(path: string) =>
  queryOptions({ queryKey: [path], queryFn: (context) => get<Answer>(path, context) });

/** Like `query`, showing the previous answer until the next is there. */
const followed = <Answer>(path: string) =>
  queryOptions({
    queryKey: [path],
    queryFn: (context) => get<Answer>(path, context),
    placeholderData: keepPreviousData,
  });

/** The address of a dataset in the API. */
export const datasetPath = (id: string): string => `/catalog/datasets/${encodeURIComponent(id)}`;

export const catalog = (lang: Lang) => query<Catalog>(`/catalog/datasets?limit=100&lang=${lang}`);

/** A dataset by its identifier, or one of its releases by `id@version`. */
export const dataset = (id: string, lang: Lang) => {
  const path = `${datasetPath(id)}?lang=${lang}`;
  return queryOptions({
    queryKey: [path],
    queryFn: async (context) => {
      const pinned = id.split('@')[1];
      return { ...columnsOnly(await get<Dataset>(path, context)), ...(pinned === undefined ? {} : { pinned }) };
    },
  });
};

const COLUMN_TYPES: ReadonlySet<string> = new Set<FieldType>(['text', 'int', 'double', 'date']);

/** Without the place of rows: it is in no row unless named, and the portal has no map. */
const columnsOnly = (of: Dataset): Dataset => ({
  ...of,
  fields: of.fields.filter(({ type }) => COLUMN_TYPES.has(type)),
});

export const releases = (id: string) => query<Releases>(`${datasetPath(id)}/releases`);

/** The first and last period of all the rows, as `first` and `last`. */
export const period = (of: Dataset) => ({ ...query<Records>(periodPath(of) ?? ''), enabled: periodPath(of) !== null });

export const manifest = (id: string, version: string) => query<Manifest>(`${datasetPath(id)}/releases/${version}`);

export const exportFormats = ({ dataset_id }: Dataset) => query<ExportFormats>(`${datasetPath(dataset_id)}/exports`);

/** Files are measured one after the other: each is made at the door of exports, where others wait. */
let measuring: Promise<unknown> = Promise.resolve();

/** Bytes of a file, which is made and not sent; null when it cannot be told. */
export const fileSize = (path: string) =>
  queryOptions({
    queryKey: ['size', path],
    queryFn: ({ signal }) => {
      const measure = async (): Promise<number | null> => {
        signal.throwIfAborted();
        const { ok, headers } = await fetch(API + path, { method: 'HEAD', signal });
        const bytes = headers.get('content-length');
        return ok && bytes !== null ? Number(bytes) : null;
      };
      const turn = measuring.then(measure, measure);
      measuring = turn;
      return turn;
    },
  });

export const calendar = query<Calendar>('/catalog/calendar.json');

/** What two releases differ by, without the rows themselves. */
export const comparisonPath = (id: string, from: string, to: string, lang: Lang): string =>
  `${datasetPath(id)}/releases/${from}...${to}?limit=0&lang=${lang}`;

export const comparison = (id: string, from: string, to: string, lang: Lang) =>
  query<Comparison>(comparisonPath(id, from, to, lang));

/** A measure by period and release; the first additive one when none is named. */
export const vintages = (id: string, measure: string) =>
  followed<Vintages>(`${datasetPath(id)}/vintages${measure === '' ? '' : `?measure=${encodeURIComponent(measure)}`}`);

/** The quality report of a release; null for one made before there were reports. */
export const quality = (id: string, version: string) => {
  const path = `${datasetPath(id)}/releases/${version}/quality`;
  return queryOptions({
    queryKey: [path],
    queryFn: (context) =>
      get<Quality>(path, context).catch((error) => {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }),
  });
};

/** What protects people in a published release. */
export const disclosure = (id: string, version: string) =>
  query<Disclosure>(`${datasetPath(id)}/releases/${version}/disclosure`);

/** The latest releases of a dataset, or of all, told, and the notices of the operator. */
export const news = (lang: Lang, id?: string) =>
  query<News>(`${id === undefined ? '/catalog' : datasetPath(id)}/releases.json?lang=${lang}`);

/** The rows from the page of the selection on, as many pages of them as the reader asks for. */
export const recordPages = (of: Dataset, selection: Selection) =>
  infiniteQueryOptions({
    queryKey: ['pages', recordsPath(of, selection)],
    queryFn: ({ pageParam, ...context }) => get<Records>(recordsPath(of, { ...selection, page: pageParam }), context),
    initialPageParam: selection.page,
    getNextPageParam: ({ total_count }, _, page) =>
      page < lastPage(total_count, selection.size) ? page + 1 : undefined,
    placeholderData: keepPreviousData,
  });

export const rowCount = (of: Dataset, selection: Selection) => followed<Records>(countPath(of, selection));

export const facetValues = (of: Dataset, selection: Selection, column: string, asked: FacetAsked) =>
  followed<Facets>(facetPath(of, selection, column, asked));

/** The answer to a query of a chart, the previous one until it is there. */
export const answer = (path: string) => followed<Records>(path);

/** The numbers of a certification, from any of them. */
export const succession = (of: Dataset, code: string) => query<Succession>(successionPath(of, code));

export const snippets = (path: string) => followed<Snippets>(path);

export const totals = (of: Dataset, selection: Selection) => ({
  ...followed<Records>(totalsPath(of, selection) ?? ''),
  enabled: totalsPath(of, selection) !== null,
});
