/** The pages and their addresses. The query string is the state of a page; each page brings its own code. */
import { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import { ApiError, catalog, dataset } from './api/client.ts';
import { Failure } from './components/failure/failure.tsx';
import { Loading } from './components/loading/loading.tsx';
import { Shell } from './components/shell/shell.tsx';
import { Home } from './pages/home.tsx';
import { NotFound } from './pages/not-found.tsx';
import { VIEWS } from './pages/views.ts';
import { findTab, isDatasets, isLang, preferredLang } from './state/places.ts';
import { parseSearch, type Search, writeSearch } from './state/search.ts';
import { parseSelection, writeSelection } from './state/selection.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell, notFoundComponent: NotFound });

const door = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: preferredLang(navigator.languages) }, replace: true });
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/$lang',
  beforeLoad: ({ params: { lang } }) => {
    if (!isLang(lang)) throw notFound();
    return { lang };
  },
  loader: ({ context: { queries, lang } }) => queries.ensureQueryData(catalog(lang)),
  component: Home,
});

const datasetPage = createRoute({
  getParentRoute: () => root,
  path: '/$lang/$section/$id/{-$tab}',
  validateSearch: (search: Search): Search => writeSelection(parseSelection(search)),
  beforeLoad: ({ params: { lang, section, tab } }) => {
    if (!isLang(lang) || !isDatasets(lang, section) || findTab(lang, tab) === null) throw notFound();
    return { lang };
  },
  loader: async ({ context: { queries, lang }, params: { id, tab } }) => {
    const view = VIEWS[findTab(lang, tab) ?? 'information']();
    await queries.ensureQueryData(dataset(id, lang)).catch((error) => {
      throw error instanceof ApiError && error.status === 404 ? notFound() : error;
    });
    await view;
  },
  component: lazyRouteComponent(() => import('./pages/dataset.tsx'), 'DatasetPage'),
});

const routes = root.addChildren([door, home, datasetPage]);

/** The router with its cache of answers: releases change at most daily, an answer is good for a minute. */
export function createPortalRouter() {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status in FINAL),
      },
    },
  });
  const router = createRouter({
    routeTree: routes,
    context: { queries },
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
  return { router, queries };
}

/** Statuses that asking again does not change. */
const FINAL: Readonly<Record<number, true>> = { 400: true, 404: true };

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>['router'];
  }
}
