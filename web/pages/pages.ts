/** The pages by section, each with its own code: fetched with its data, before the page needs it. */
import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { Place, Section } from '../state/places.ts';
import type { Search } from '../state/search.ts';

/** Where the reader is, and the cache of answers. */
export interface Visit extends Place {
  readonly queries: QueryClient;
  readonly search: Search;
}

/** The module of a page. */
export interface PageCode {
  readonly Page: ComponentType;
  /** Fetches what the page cannot be read without. Throws `notFound()` for what is not there. */
  readonly load?: (visit: Visit) => Promise<unknown>;
}

export const PAGES: Readonly<Partial<Record<Section, () => Promise<PageCode>>>> = {
  home: () => import('./home/home.tsx'),
  datasets: () => import('./dataset/dataset.tsx'),
  courses: () => import('./courses/courses.tsx'),
  prices: () => import('./prices/prices.tsx'),
  find: () => import('./find/find.tsx'),
};
