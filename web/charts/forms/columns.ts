import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { dateFormat } from '../../format/locale.ts';
import { dayOf } from '../../format/periods.ts';
import type { ColumnsDrawing, Pencil } from '../drawing.ts';
import { ACCENT, FAINT, INK, RULE, SOFT, thin } from '../house.ts';
import { type ChartColumn, type ChartTable, columnOf, showTick, showValue } from '../table.ts';

const HEIGHT = 176;
/** Pixels of a column with its space, at most; and what the figure at its end needs. */
const STEP = 72;
const FIGURE = 48;
/** Pixels of the name of a period. */
const NAME = 96;
/** Pixels of all the columns, at least: the names of two periods stand side by side. */
const LEAST = 3 * NAME;
/** Pixels between the names of two periods. */
const APART = 20;

/** Columns over time, around zero, the figure of each at its end; only the furthest ones' where there is no room. */
export function columns(table: ChartTable, { x, y }: ColumnsDrawing, { lang, width }: Pencil): Plot.PlotOptions {
  const value = columnOf(table, y);
  const rows = table.rows.filter((row) => row[y] !== null && row[y] !== undefined);
  const periods = rows.map((row) => `${row[x]}`);
  const values = rows.map((row) => Number(row[y]));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const roomy = rows.length * FIGURE <= width;
  const written = rows.filter((row) => row[y] !== 0 && (roomy || [least, most].includes(Number(row[y]))));
  const drawn = Math.min(width, Math.max(rows.length * STEP, LEAST));
  const figures = (chosen: readonly Row[], dy: number): Plot.Markish =>
    Plot.text(chosen, {
      x,
      y,
      dy,
      text: (row: Row) => showTick(lang, value, Number(row[y])),
      fill: SOFT,
      fontVariant: 'tabular-nums',
    });
  return {
    height: HEIGHT,
    marginLeft: NAME / 3,
    marginRight: Math.max(NAME / 3, width - drawn),
    marginTop: 22,
    marginBottom: least < 0 ? 46 : 28,
    x: { type: 'band', domain: periods, padding: 0.3 },
    y: { axis: null, domain: [least, most] },
    marks: [
      Plot.barY(rows, {
        x,
        y,
        fill: ACCENT,
        title: (row: Row) => `${showValue(lang, columnOf(table, x), row[x]!)}\n${showValue(lang, value, row[y]!)}`,
      }),
      Plot.ruleY([0], { stroke: INK }),
      figures(
        written.filter((row) => Number(row[y]) > 0),
        -9,
      ),
      figures(
        written.filter((row) => Number(row[y]) < 0),
        10,
      ),
      Plot.axisX(thin(periods, Math.max(2, Math.floor(drawn / (NAME + APART)))), {
        tickSize: 0,
        tickPadding: least < 0 ? 24 : 8,
        stroke: RULE,
        fill: FAINT,
        label: null,
        tickFormat: (period: string) => nameOf(columnOf(table, x), period, lang),
      }),
    ],
  };
}

/** `nov. 2026`, `21 nov. 2026`; a quarter as it is written. */
const nameOf = ({ kind }: ChartColumn, period: string, lang: Pencil['lang']): string =>
  kind !== 'date'
    ? period
    : dateFormat(lang, {
        timeZone: 'UTC',
        year: 'numeric',
        month: 'short',
        ...(period.length > 7 ? { day: 'numeric' } : {}),
      }).format(dayOf(period));
