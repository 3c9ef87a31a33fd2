/** The pages and their addresses. The query string is the state of a page; each page brings its own code. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  notFound,
  type RouterHistory,
  RouterProvider,
  redirect,
} from '@tanstack/react-router';
import { StrictMode } from 'react';
import { ApiError, type Ask } from './api/client.ts';
import type { Lang } from './api/types.ts';
import { Failure } from './components/failure/failure.tsx';
import { Loading } from './components/loading/loading.tsx';
import { Shell } from './components/shell/shell.tsx';
import { NotFound } from './pages/not-found/not-found.tsx';
import { Page } from './pages/page.tsx';
import { PAGES } from './pages/pages.ts';
import { findSection, isLang, place, preferredLang, ROUTE } from './state/places.ts';
import { parseSearch, type Search, writeSearch } from './state/search.ts';

interface Context {
  readonly queries: QueryClient;
  /** The reader's languages, the preferred one first. */
  readonly languages: readonly string[];
}

const root = createRootRouteWithContext<Context>()({ component: Shell, notFoundComponent: NotFound });

const door = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context: { languages } }) => {
    throw redirect({ to: ROUTE, params: place(preferredLang(languages), 'home'), replace: true, statusCode: 302 });
  },
});

const page = createRoute({
  getParentRoute: () => root,
  path: ROUTE,
  validateSearch: (search: Search): Search => search,
  beforeLoad: ({ params: { lang, section } }) => {
    if (!isLang(lang) || findSection(lang, section) === null) throw notFound();
  },
  loader: async ({ context: { queries }, params, location }) => {
    const lang = params.lang as Lang;
    const { load } = await PAGES[findSection(lang, params.section)!]();
    const { section, id, tab } = params;
    await load?.({ lang, section, id, tab, queries, search: location.search as Search });
  },
  component: Page,
});

const routes = root.addChildren([door, page]);

/** What only a server tells: the address asked, as `https://host` and as a history, and how the API is asked. */
export interface ServerSide {
  readonly origin: string;
  readonly history: RouterHistory;
  readonly ask: Ask;
}

/** The router with its cache of answers: releases change at most daily, an answer is good for a minute. */
export function createPortalRouter(languages: readonly string[], server?: ServerSide) {
  const queries = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        ...(server === undefined ? { retry: isWorthRetrying } : { retry: false, meta: { ask: server.ask } }),
      },
    },
  });
  const router = createRouter({
    routeTree: routes,
    context: { queries, languages },
    ...(server === undefined ? {} : { origin: server.origin, history: server.history }),
    parseSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: Loading,
    defaultErrorComponent: Failure,
    defaultNotFoundComponent: NotFound,
    // On a server it would be an inline script.
    scrollRestoration: server === undefined,
  });
  return { router, queries };
}

/** The whole portal, the same on the server and in the browser. */
export function Portal({ router, queries }: ReturnType<typeof createPortalRouter>) {
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  );
}

/** Statuses that asking again does not change. */
const FINAL: Readonly<Record<number, true>> = { 400: true, 404: true };

const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 2 && !(error instanceof ApiError && error.status in FINAL);

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>['router'];
  }
}
