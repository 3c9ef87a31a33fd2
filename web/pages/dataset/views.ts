/** The views of a dataset, each with its own code: fetched with the data, before the page needs it. */
import type { Dataset } from '../../api/types.ts';
import type { Tab } from '../../state/places.ts';
import type { Visit } from '../pages.ts';

/** Fetches what a view shows. */
export type LoadView = (dataset: Dataset, visit: Visit) => Promise<unknown>;

export const VIEWS = {
  information: () => import('./information.tsx'),
  table: () => import('./table.tsx'),
  export: () => import('./export.tsx'),
  api: () => import('./console/console.tsx'),
  releases: () => import('./releases/releases.tsx'),
} satisfies Record<Tab, () => Promise<{ readonly load: LoadView }>>;
