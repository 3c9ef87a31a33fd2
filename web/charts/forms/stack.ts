import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { dayOf } from '../../format/periods.ts';
import { coloursOf } from '../colours.ts';
import type { Pencil, StackDrawing } from '../drawing.ts';
import { INK, SURFACE, timeAxis, valueAxis } from '../house.ts';
import { type ChartTable, columnOf, showValue } from '../table.ts';
import { endNames } from './end-names.ts';
import { eventMarks } from './event-marks.ts';
import { spread } from './spread.ts';

const HEIGHT = 300;
/** Pixels of the figures at the left. */
const LEFT = 52;
/** Opacity of what lies over periods that will change. */
const VEIL = 0.6;

/** Areas over time, one upon the other in the order of the series, each named at its end. */
export function stack(table: ChartTable, drawing: StackDrawing, pencil: Pencil): Plot.PlotOptions {
  const { x, y, series, normalised = false, unfinishedFrom, events = [] } = drawing;
  const { lang, width } = pencil;
  const value = columnOf(table, y);
  const nameOf = (row: Row): string => `${row[series]}`;
  const shown = (row: Row): string => showValue(lang, columnOf(table, series), row[series] ?? null);
  const names = [...new Set(table.rows.map(nameOf))];
  const colour = coloursOf(names);
  const days = [...new Set(table.rows.map((row) => `${row[x]}`))].toSorted().map(dayOf);
  const room = Math.min(190, Math.max(96, width * 0.22));
  const written = endNames([...new Set(table.rows.map(shown))], room - 12);
  const stacked = {
    x: (row: Row) => dayOf(row[x]),
    y,
    z: nameOf,
    order: names,
    ...(normalised ? { offset: 'normalize' as const } : {}),
  };
  const ends = table.rows.filter((row) => dayOf(row[x]).getTime() === days.at(-1)?.getTime());
  const axis = normalised ? { ...value, unit: 'percent' as const } : value;
  return {
    height: HEIGHT,
    marginTop: events.length > 0 ? 48 : 20,
    marginLeft: LEFT,
    marginRight: room,
    marginBottom: 28,
    x: { type: 'utc' },
    y: normalised ? { percent: true } : { nice: true },
    marks: [
      Plot.areaY(
        table.rows,
        Plot.stackY({
          ...stacked,
          fill: (row: Row) => colour(nameOf(row)),
          fillOpacity: 0.85,
          stroke: SURFACE,
          strokeWidth: 1,
        }),
      ),
      unfinishedFrom === undefined
        ? null
        : Plot.rect([days.findLast((day) => day < dayOf(unfinishedFrom))], {
            x1: (day?: Date) => day,
            x2: () => days.at(-1)!,
            fill: SURFACE,
            fillOpacity: VEIL,
          }),
      valueAxis(axis, pencil, { outside: true }),
      timeAxis(days, pencil),
      Plot.ruleY([0], { stroke: INK }),
      eventMarks(events, days, pencil, { left: LEFT, right: width - room }),
      Plot.text(ends, {
        ...Plot.stackY({ ...stacked, text: (row: Row) => written.fold(shown(row)) }),
        ...spread(written.apart),
        fill: (row: Row) => colour(nameOf(row)),
        fontWeight: 600,
        textAnchor: 'start',
        dx: 8,
      }),
      Plot.tip(
        table.rows,
        Plot.pointer(
          Plot.stackY({
            ...stacked,
            title: (row: Row) =>
              `${shown(row)}\n${showValue(lang, columnOf(table, x), row[x]!)}\n${showValue(lang, value, row[y]!)}`,
            fill: SURFACE,
            stroke: 'var(--rule-strong)',
            fontSize: 13,
          }),
        ),
      ),
    ],
  };
}
