/** The views of a dataset, each with its own code: fetched with the data, before the page needs it. */
import type { Tab } from '../../state/places.ts';

export const VIEWS = {
  information: () => import('./information.tsx'),
  table: () => import('./table.tsx'),
  map: () => import('./map.tsx'),
  chart: () => import('./chart.tsx'),
  export: () => import('./export.tsx'),
} satisfies Record<Tab, () => Promise<unknown>>;
