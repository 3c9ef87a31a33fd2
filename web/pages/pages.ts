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

/** An address of the sitemap, and the day or instant when what it shows last changed. */
export interface Listed {
  readonly place: Place;
  readonly changed?: string;
}

/** The module of a page. */
export interface PageCode {
  readonly Page: ComponentType;
  /**
   * Fetches what the page cannot be read without: it is in the page that the server sends, and a browser waits for it. Throws `notFound()` for
   * what is not there.
   */
  readonly load?: (visit: Visit) => Promise<unknown>;
  /** Every page of the section in a language, for the sitemap; a section without it is not told of. */
  readonly list?: (visit: Pick<Visit, 'lang' | 'queries'>) => Promise<readonly Listed[]>;
}

export const PAGES: Readonly<Record<Section, () => Promise<PageCode>>> = {
  home: () => import('./home/home.tsx'),
  datasets: () => import('./dataset/dataset.tsx'),
  embed: () => import('./embed/embed.tsx'),
  courses: () => import('./courses/courses.tsx'),
  changes: () => import('./changes/changes.tsx'),
  health: () => import('./health/health.tsx'),
  search: () => import('./search/search.tsx'),
  people: () => import('./people/people.tsx'),
  accessibility: () => import('./accessibility/accessibility.tsx'),
  certifications: () => import('./certifications/certifications.tsx'),
  providers: () => import('./providers/providers.tsx'),
  departments: () => import('./departments/departments.tsx'),
  prices: () => import('./prices/prices.tsx'),
  find: () => import('./find/find.tsx'),
};
