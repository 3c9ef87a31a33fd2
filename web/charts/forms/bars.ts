import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { coloursOf } from '../colours.ts';
import type { BarsDrawing, Pencil } from '../drawing.ts';
import { ACCENT, cut, HIGHLIGHT, INK, NARROW, SOFT, TEXT } from '../house.ts';
import { type ChartTable, columnOf, showValue } from '../table.ts';

/** Pixels of a row, with its name beside or above its bar. */
const ROW = 30;
const TALL_ROW = 46;
/** Room for the figure at the end of a bar. */
const FIGURE = 92;

/** A ranking: names beside their bars, above them on a narrow page; the figure at the end of each. */
export function bars(
  table: ChartTable,
  { x, y, series, highlighted = [] }: BarsDrawing,
  pencil: Pencil,
): Plot.PlotOptions {
  const { lang, width, link } = pencil;
  const value = columnOf(table, x);
  const narrow = width < NARROW;
  const names = narrow ? 0 : Math.min(320, width * 0.38);
  const nameOf = (row: Row): string => `${row[y]}`;
  const shown = (row: Row): string => showValue(lang, columnOf(table, y), row[y] ?? null);
  const colour = coloursOf([...new Set(table.rows.map((row) => `${series === undefined ? '' : row[series]}`))]);
  const fill = (row: Row): string => {
    if (highlighted.includes(nameOf(row))) return HIGHLIGHT;
    return series === undefined ? ACCENT : colour(`${row[series]}`);
  };
  const href = link === undefined ? {} : { href: (row: Row) => link(row) };
  const centre = narrow ? 9 : 0;
  return {
    height: table.rows.length * (narrow ? TALL_ROW : ROW) + 8,
    marginLeft: names,
    marginRight: FIGURE,
    marginTop: 4,
    marginBottom: 4,
    x: { axis: null, zero: true },
    y: { axis: null, domain: table.rows.map(nameOf), padding: 0 },
    marks: [
      Plot.barX(table.rows, { x, y: nameOf, fill, insetTop: narrow ? 24 : 6, insetBottom: 6, ...href }),
      narrow ? null : Plot.ruleX([0], { stroke: INK }),
      Plot.text(table.rows, {
        y: nameOf,
        text: (row: Row) => cut(shown(row), narrow ? width : names - 14),
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
        x,
        y: nameOf,
        text: (row: Row) => showValue(lang, value, row[x]!),
        textAnchor: 'start',
        dx: 7,
        dy: centre,
        fill: SOFT,
        fontVariant: 'tabular-nums',
      }),
    ],
  };
}
