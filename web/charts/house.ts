/** The look that all drawings share: axes without lines, few rules, words of the page. */
import * as Plot from '@observablehq/plot';
import { dateFormat } from '../format/locale.ts';
import type { Pencil } from './drawing.ts';
import { type ChartColumn, showTick } from './table.ts';

export const INK = 'var(--ink)';
export const SOFT = 'var(--ink-soft)';
export const FAINT = 'var(--ink-faint)';
export const RULE = 'var(--rule)';
export const ACCENT = 'var(--accent)';
export const HIGHLIGHT = 'var(--highlight)';
export const SURFACE = 'var(--surface)';
/** Pixels left of a time axis: half of the name of its first year. */
export const MARGIN = 18;
/** Pixels: the smallest text of a drawing. */
export const TEXT = 12.5;

/** Below this width names go above their marks instead of beside them. */
export const NARROW = 560;

/** Values upwards: rules across, their figures upon them at the left, or outside of what would hide them. */
export const valueAxis = (
  column: ChartColumn,
  { lang }: Pencil,
  { ticks = 4, outside = false } = {},
): Plot.Markish[] => [
  Plot.gridY({ ticks, stroke: RULE, strokeOpacity: 1 }),
  Plot.axisY({
    ticks,
    tickSize: 0,
    label: null,
    fill: FAINT,
    tickFormat: (value: number) => (value === 0 && !outside ? '' : showTick(lang, column, value)),
    ...(outside
      ? {}
      : { tickPadding: 0, textAnchor: 'start', dx: -MARGIN, dy: -8, textStroke: SURFACE, textStrokeWidth: 4 }),
  }),
];

/** Values along the bottom. */
export const bottomAxis = (column: ChartColumn, { lang, width }: Pencil): Plot.Markish[] => [
  Plot.gridX({ ticks: Math.max(3, Math.round(width / 140)), stroke: RULE, strokeOpacity: 1 }),
  Plot.axisX({
    ticks: Math.max(3, Math.round(width / 140)),
    tickSize: 0,
    label: null,
    fill: FAINT,
    tickFormat: (value: number) => showTick(lang, column, value),
  }),
];

/** Time along the bottom: years, or months when there are few. */
export const timeAxis = (days: readonly Date[], { lang, width }: Pencil): Plot.Markish[] => {
  const years = days.length === 0 ? 0 : (days.at(-1)!.getTime() - days[0]!.getTime()) / (365.25 * 86_400_000);
  const format = dateFormat(lang, {
    timeZone: 'UTC',
    ...(years > 2 ? { year: 'numeric' } : { month: 'short', year: 'numeric' }),
  });
  const wanted = Math.max(2, Math.floor(width / (years > 2 ? 64 : 100)));
  const ticks = years > 2 ? yearTicks(days, wanted) : thin(days, wanted);
  return [
    Plot.axisX(ticks, {
      tickSize: 5,
      tickPadding: 3,
      stroke: RULE,
      fill: FAINT,
      label: null,
      tickFormat: (day: Date) => format.format(day),
    }),
  ];
};

const yearTicks = (days: readonly Date[], wanted: number): Date[] => {
  const [first, last] = [days[0]!.getUTCFullYear(), days.at(-1)!.getUTCFullYear()];
  const step = Math.ceil((last - first + 1) / wanted);
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years
    .filter((year) => (last - year) % step === 0)
    .map((year) => new Date(Date.UTC(year, 0, 1)))
    .filter((day) => day >= days[0]!);
};

/** About so many of the periods, evenly, the last one among them. */
export const thin = <Period>(periods: readonly Period[], wanted: number): Period[] => {
  const step = Math.max(1, Math.ceil(periods.length / wanted));
  return periods.filter((_, index) => (periods.length - 1 - index) % step === 0);
};

/** Text of a width, cut with an ellipsis. Inter takes about 0.54 of its size for a letter. */
export const cut = (text: string, pixels: number, size = TEXT): string => {
  const letters = Math.max(4, Math.floor(pixels / (size * 0.54)));
  return text.length <= letters ? text : `${text.slice(0, letters - 1).trimEnd()}…`;
};
