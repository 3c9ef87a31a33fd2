import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { coloursOf } from '../colours.ts';
import type { BarsDrawing, Pencil } from '../drawing.ts';
import { ACCENT, cut, HIGHLIGHT, INK, NARROW, SOFT, TEXT } from '../house.ts';
import { type ChartTable, columnOf, isMasked, showIn, showValue, withBound } from '../table.ts';
import { folded } from './end-names.ts';
import { hatched, hatching } from './hatch.ts';

/** Pixels of a row, with its name beside or above its bar. */
const ROW = 30;
const TALL_ROW = 46;
/** Lines of a name beside its bar. */
const LINES = 2;
/** Room for the figure at the end of a bar. */
const FIGURE = 92;
/** What a masked bar takes of the longest. */
const STUB = 0.08;

/** Whether two names, once cut, are the same. */
const areAlike = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** A ranking: names beside their bars, above them on a narrow page or where they would be cut alike; the figure at the end of each. */
export function bars(
  table: ChartTable,
  { x, y, series, highlighted = [] }: BarsDrawing,
  pencil: Pencil,
): Plot.PlotOptions {
  const { lang, width, link } = pencil;
  const value = columnOf(table, x);
  const nameOf = (row: Row): string => `${row[y]}`;
  const shown = (row: Row): string => showValue(lang, columnOf(table, y), row[y] ?? null);
  const beside = Math.min(320, width * 0.38);
  const narrow = width < NARROW || areAlike(table.rows.map((row) => folded(shown(row), beside - 14, LINES)));
  const names = narrow ? 0 : beside;
  const colour = coloursOf([...new Set(table.rows.map((row) => `${series === undefined ? '' : row[series]}`))]);
  const fill = (row: Row): string => {
    if (highlighted.includes(nameOf(row))) return HIGHLIGHT;
    return series === undefined ? ACCENT : colour(`${row[series]}`);
  };
  const href = link === undefined ? {} : { href: (row: Row) => link(row) };
  const centre = narrow ? 9 : 0;
  const insets = { insetTop: narrow ? 24 : 6, insetBottom: 6 };
  const masked = table.rows.filter((row) => isMasked(value, row));
  const stub = STUB * Math.max(...table.rows.map((row) => Number(row[x] ?? 0)));
  const end = (row: Row): number => (isMasked(value, row) ? stub : Number(row[x]));
  const figureOf = (row: Row): string =>
    isMasked(value, row) ? showIn(lang, value, row) : withBound(value, row, showValue(lang, value, row[x]!));
  const hatch = `hatch-bars-${x}-${y}`;
  return {
    height: table.rows.length * (narrow ? TALL_ROW : ROW) + 8,
    marginLeft: names,
    marginRight: FIGURE,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, zero: true },
    y: { axis: null, domain: table.rows.map(nameOf), padding: 0 },
    marks: [
      Plot.barX(
        table.rows.filter((row) => row[x] !== null),
        { x, y: nameOf, fill, ...insets, ...href },
      ),
      masked.length === 0
        ? null
        : [
            hatching(hatch, 'masked'),
            Plot.barX(masked, { x: end, y: nameOf, fill: hatched(hatch), ...insets, ...href }),
          ],
      narrow ? null : Plot.ruleX([0], { stroke: INK }),
      Plot.text(table.rows, {
        y: nameOf,
        text: (row: Row) => (narrow ? cut(shown(row), width) : folded(shown(row), names - 14, LINES)),
        title: shown,
        frameAnchor: 'left',
        textAnchor: narrow ? 'start' : 'end',
        dx: narrow ? 0 : -10,
        dy: narrow ? -centre - 4 : 0,
        fill: INK,
        fontSize: TEXT + 0.5,
        ...href,
      }),
      Plot.text(table.rows, {
        x: end,
        y: nameOf,
        text: (row: Row) => figureOf(row),
        textAnchor: 'start',
        dx: 7,
        dy: centre,
        fill: SOFT,
        fontVariant: 'tabular-nums',
      }),
    ],
  };
}
