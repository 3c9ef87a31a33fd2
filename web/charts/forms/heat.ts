import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { quantiles, SEQUENCE } from '../colours.ts';
import type { HeatDrawing, Pencil } from '../drawing.ts';
import { cut, FAINT, INK, SURFACE, TEXT } from '../house.ts';
import { type ChartTable, columnOf, isMasked, showIn, showTick, showValue, withBound } from '../table.ts';
import { hatched, hatching } from './hatch.ts';

const ROW = 30;
/** Pixels that a figure needs in its cell. */
const FIGURE = 52;
/** Pixels for the names of rows, at most. */
const NAMES = 180;
/** Pixels and lines for the name of a column. */
const TICK = 60;
const LINES = 3;

/** A grid from light to dark, with its figures where they fit; hatched where what is in a cell is masked, nothing where there is nothing. */
export function heat(table: ChartTable, { x, y, value: key }: HeatDrawing, { lang, width }: Pencil): Plot.PlotOptions {
  const value = columnOf(table, key);
  const rows = table.rows.filter((row) => row[key] !== null);
  const masked = table.rows.filter((row) => isMasked(value, row));
  const hatch = `hatch-heat-${x}-${y}`;
  const bounds = quantiles(rows.map((row) => Number(row[key])));
  const rank = (row: Row): number => bounds.filter((bound) => Number(row[key]) >= bound).length;
  const show = (column: string) => (row: Row) => showValue(lang, columnOf(table, column), row[column]!);
  const title = (row: Row): string => `${show(x)(row)}, ${show(y)(row)}\n${showIn(lang, value, row)}`;
  const [across, down] = [[...new Set(table.rows.map(show(x)))], [...new Set(table.rows.map(show(y)))]];
  const names = Math.min(NAMES, width * 0.32);
  const cell = (width - names) / across.length;
  const room = Math.max(TICK, cell) - 6;
  const lines = Math.min(LINES, Math.max(...across.map((name) => Math.ceil((name.length * TEXT * 0.6) / room))));
  const top = 16 + 16 * lines;
  return {
    height: down.length * ROW + top + 8,
    marginLeft: names,
    marginTop: top,
    marginBottom: 4,
    x: { type: 'band', domain: across, padding: 0.04 },
    y: { type: 'band', domain: down, padding: 0.06 },
    marks: [
      Plot.axisX({
        anchor: 'top',
        tickSize: 0,
        label: null,
        fill: FAINT,
        ticks: across.filter((_, index) => index % Math.ceil(TICK / cell) === 0),
        tickFormat: (name: string) => cut(name, room * lines),
        lineWidth: room / TEXT,
      }),
      Plot.axisY({ tickSize: 0, label: null, fill: INK, tickFormat: (name: string) => cut(name, names - 12) }),
      Plot.cell(rows, {
        x: show(x),
        y: show(y),
        fill: (row: Row) => SEQUENCE[rank(row)]!,
        title,
      }),
      masked.length === 0
        ? null
        : [hatching(hatch, 'masked'), Plot.cell(masked, { x: show(x), y: show(y), fill: hatched(hatch), title })],
      cell < FIGURE
        ? null
        : Plot.text(rows, {
            x: show(x),
            y: show(y),
            text: (row: Row) =>
              withBound(value, row, showTick(lang, value, Number(Number(row[key]).toFixed(value.decimals ?? 0)))),
            fill: (row: Row) => (rank(row) >= 3 ? SURFACE : INK),
            fontVariant: 'tabular-nums',
          }),
    ],
  };
}
