import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { coloursOf } from '../colours.ts';
import type { Pencil, PyramidDrawing } from '../drawing.ts';
import { FAINT, INK, SURFACE, TEXT } from '../house.ts';
import { type ChartTable, columnOf, showValue } from '../table.ts';

const ROW = 44;

/** Two groups back to back, row by row; more than two are not drawn. */
export function pyramid(table: ChartTable, { x, y, series }: PyramidDrawing, { lang }: Pencil): Plot.PlotOptions {
  const value = columnOf(table, x);
  const sides = [...new Set(table.rows.map((row) => `${row[series]}`))].slice(0, 2);
  const colour = coloursOf(sides);
  const shown = (column: string) => (name: string) => showValue(lang, columnOf(table, column), name);
  const sideOf = (row: Row): string => `${row[series]}`;
  const signed = (row: Row): number => (sideOf(row) === sides[0] ? -1 : 1) * Number(row[x] ?? 0);
  const rows = table.rows.filter((row) => sides.includes(sideOf(row)));
  const most = Math.max(1, ...rows.map((row) => Math.abs(signed(row))));
  const classes = [...new Set(rows.map((row) => `${row[y]}`))];
  return {
    height: classes.length * ROW + 36,
    marginTop: 32,
    marginBottom: 4,
    x: { axis: null, domain: [-most * 1.25, most * 1.25] },
    y: { axis: null, domain: classes },
    marks: [
      Plot.barX(rows, { x1: 0, x2: signed, y, fill: (row: Row) => colour(sideOf(row)), insetTop: 20, insetBottom: 4 }),
      Plot.text(rows, {
        x: signed,
        y,
        text: (row: Row) => showValue(lang, value, row[x]!),
        textAnchor: 'end',
        filter: (row: Row) => sideOf(row) === sides[0],
        dx: -6,
        dy: 8,
        fill: INK,
      }),
      Plot.text(rows, {
        x: signed,
        y,
        text: (row: Row) => showValue(lang, value, row[x]!),
        textAnchor: 'start',
        filter: (row: Row) => sideOf(row) === sides[1],
        dx: 6,
        dy: 8,
        fill: INK,
      }),
      Plot.ruleX([0], { stroke: INK }),
      Plot.text(classes, {
        x: () => 0,
        y: (name: string) => name,
        text: shown(y),
        dy: -13,
        fill: FAINT,
        stroke: SURFACE,
        strokeWidth: 6,
      }),
      Plot.text(sides, {
        x: (_: string, index: number) => ((index === 0 ? -1 : 1) * most) / 2,
        text: shown(series),
        frameAnchor: 'top',
        dy: -20,
        fontWeight: 600,
        fontSize: TEXT + 1,
        fill: (name: string) => colour(name),
      }),
    ],
  };
}
