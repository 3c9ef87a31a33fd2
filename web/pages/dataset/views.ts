/** The views of a dataset, each with its own code: fetched with the data, before the page needs it. */
import type { Tab } from '../../state/places.ts';

export const VIEWS = {
  information: () => import('./information.tsx'),
  table: () => import('./table.tsx'),
  export: () => import('./export.tsx'),
  api: () => import('./console/console.tsx'),
  releases: () => import('./releases/releases.tsx'),
} satisfies Record<Tab, () => Promise<unknown>>;
