import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import type { Pencil, RangeDrawing } from '../drawing.ts';
import { ACCENT, bottomAxis, cut, HIGHLIGHT, INK, NARROW, SURFACE } from '../house.ts';
import { type ChartTable, columnOf, showValue } from '../table.ts';

const ROW = 34;
const TALL_ROW = 50;

/** From low to high, row by row: a thin line, a thick one inside, the middle as a dot; the reader's own value across. */
export function range(table: ChartTable, drawing: RangeDrawing, pencil: Pencil): Plot.PlotOptions {
  const { y, bounds, middle, other, own } = drawing;
  const { lang, width, link } = pencil;
  const [low, high, inner = low, outer = high] = bounds as readonly [string, string, string?, string?];
  const value = columnOf(table, low);
  const narrow = width < NARROW;
  const names = narrow ? 0 : Math.min(280, width * 0.34);
  const rows = table.rows.filter((row) => row[low] !== null);
  const nameOf = (row: Row): string => `${row[y]}`;
  const dy = narrow ? 9 : 0;
  const title = (row: Row): string =>
    [
      nameOf(row),
      ...table.columns
        .filter(({ kind }) => kind === 'number')
        .map((column) => `${column.title} ${showValue(lang, column, row[column.key]!)}`),
    ].join('\n');
  return {
    height: rows.length * (narrow ? TALL_ROW : ROW) + 56,
    marginLeft: names,
    marginRight: 28,
    marginTop: own === undefined ? 8 : 28,
    marginBottom: 28,
    x: { nice: true },
    y: { axis: null, domain: rows.map(nameOf) },
    marks: [
      bottomAxis(value, pencil),
      Plot.ruleY(rows, { x1: low, x2: high, y: nameOf, stroke: ACCENT, strokeWidth: 1.5, dy }),
      bounds.length === 4
        ? Plot.ruleY(rows, { x1: inner, x2: outer, y: nameOf, stroke: ACCENT, strokeWidth: 9, strokeOpacity: 0.45, dy })
        : null,
      middle === undefined ? null : Plot.dot(rows, { x: middle, y: nameOf, r: 5, fill: ACCENT, stroke: SURFACE, dy }),
      other === undefined
        ? null
        : Plot.dot(rows, {
            x: other,
            y: nameOf,
            r: 5,
            fill: SURFACE,
            stroke: HIGHLIGHT,
            strokeWidth: 2,
            symbol: 'diamond',
            dy,
          }),
      own === undefined
        ? null
        : [
            Plot.ruleX([own.value], { stroke: HIGHLIGHT, strokeWidth: 2 }),
            Plot.text([own.value], {
              x: [own.value],
              text: [own.name],
              frameAnchor: 'top',
              dy: -16,
              fill: HIGHLIGHT,
              fontWeight: 600,
            }),
          ],
      Plot.text(rows, {
        y: nameOf,
        text: (row: Row) => cut(nameOf(row), narrow ? width : names - 14),
        frameAnchor: 'left',
        textAnchor: narrow ? 'start' : 'end',
        dx: narrow ? 0 : -10,
        dy: narrow ? -11 : 0,
        fill: INK,
        stroke: SURFACE,
        strokeWidth: 4,
        ...(link === undefined ? {} : { href: (row: Row) => link(row) }),
      }),
      Plot.tip(
        rows,
        Plot.pointerY({
          x: middle ?? low,
          y: nameOf,
          title,
          fill: SURFACE,
          stroke: 'var(--rule-strong)',
          fontSize: 13,
        }),
      ),
    ],
  };
}
