/** The pages and their addresses. The query string is the state of a page; each page brings its own code. */
import { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, notFound, redirect } from '@tanstack/react-router';
import { ApiError } from './api/client.ts';
import type { Lang } from './api/types.ts';
import { Failure } from './components/failure/failure.tsx';
import { Loading } from './components/loading/loading.tsx';
import { Shell } from './components/shell/shell.tsx';
import { NotFound } from './pages/not-found/not-found.tsx';
import { Page } from './pages/page.tsx';
import { PAGES } from './pages/pages.ts';
import { findSection, isLang, place, preferredLang, ROUTE } from './state/places.ts';
import { parseSearch, type Search, writeSearch } from './state/search.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Shell, notFoundComponent: NotFound });

const door = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: ROUTE, params: place(preferredLang(navigator.languages), 'home'), replace: true });
  },
});

const page = createRoute({
  getParentRoute: () => root,
  path: ROUTE,
  validateSearch: (search: Search): Search => search,
  beforeLoad: ({ params: { lang, section } }) => {
    if (!isLang(lang) || PAGES[findSection(lang, section)!] === undefined) throw notFound();
  },
  loader: async ({ context: { queries }, params, location }) => {
    const lang = params.lang as Lang;
    const { load } = await PAGES[findSection(lang, params.section)!]!();
    const { section, id, tab } = params;
    await load?.({ lang, section, id, tab, queries, search: location.search as Search });
  },
  component: Page,
});

const routes = root.addChildren([door, page]);

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
