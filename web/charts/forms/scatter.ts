import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { coloursOf } from '../colours.ts';
import type { Pencil, ScatterDrawing } from '../drawing.ts';
import { ACCENT, bottomAxis, HIGHLIGHT, INK, MARGIN, SURFACE, valueAxis } from '../house.ts';
import { type ChartTable, columnOf, showValue } from '../table.ts';

const HEIGHT = 380;

/** One dot per row; the reader's own stands out as a star. Dots are no links, which would hold a keyboard for hundreds of keys: the rows of the table are. */
export function scatter(
  table: ChartTable,
  { x, y, size, name, series, own }: ScatterDrawing,
  pencil: Pencil,
): Plot.PlotOptions {
  const { lang } = pencil;
  const rows = table.rows.filter((row) => row[x] !== null && row[y] !== null);
  const seriesOf = (row: Row): string => (series === undefined ? '' : `${row[series]}`);
  const colour = coloursOf([...new Set(rows.map(seriesOf))]);
  const fill = (row: Row): string => (series === undefined ? ACCENT : colour(seriesOf(row)));
  const title = (row: Row): string =>
    [
      ...(name === undefined ? [] : [`${row[name]}`]),
      ...table.columns
        .filter(({ key, kind }) => kind === 'number' || key === series)
        .map((column) => `${column.title} ${showValue(lang, column, row[column.key]!)}`),
    ].join('\n');
  return {
    height: HEIGHT,
    marginLeft: MARGIN,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 30,
    x: { nice: true, zero: true },
    y: { nice: true, zero: true },
    r: { range: [2.5, 16] },
    marks: [
      bottomAxis(columnOf(table, x), pencil),
      valueAxis(columnOf(table, y), pencil, { ticks: 5 }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.dot(rows, {
        x,
        y,
        ...(size === undefined ? { r: 4 } : { r: size }),
        fill,
        fillOpacity: 0.55,
        stroke: fill,
      }),
      own === undefined
        ? null
        : [
            Plot.dot([own], { x: 'x', y: 'y', symbol: 'star', r: 9, fill: HIGHLIGHT, stroke: SURFACE }),
            Plot.text([own], {
              x: 'x',
              y: 'y',
              text: 'name',
              dy: -18,
              fill: HIGHLIGHT,
              fontWeight: 600,
              stroke: SURFACE,
              strokeWidth: 4,
            }),
          ],
      Plot.tip(rows, Plot.pointer({ x, y, title, fill: SURFACE, stroke: 'var(--rule-strong)', fontSize: 13 })),
    ],
  };
}
