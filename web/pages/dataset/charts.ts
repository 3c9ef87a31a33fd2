/** The charts that every dataset has: the one that the reader builds, and the map of its territories. */
import type { Chart } from '../../charts/chart.ts';
import { built, mapped } from '../../charts/kinds/built.ts';

export const CHARTS = { chart: built, map: mapped } as const satisfies Readonly<Record<string, Chart>>;
