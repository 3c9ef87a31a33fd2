import * as Plot from '@observablehq/plot';
import type { Row } from '../../api/types.ts';
import { dayOf, firstDay, periodKind, periodOf } from '../../format/periods.ts';
import { coloursOf } from '../colours.ts';
import type { EventMark, LineDrawing, Pencil } from '../drawing.ts';
import { ACCENT, INK, MARGIN, SURFACE, timeAxis, valueAxis } from '../house.ts';
import { type ChartTable, columnOf, isMasked, showIn, showValue } from '../table.ts';
import { endNames } from './end-names.ts';
import { eventMarks } from './event-marks.ts';
import { spread } from './spread.ts';

const HEIGHT = 300;
/** Room for the names at the end of lines: a part of the width, within bounds, in pixels. */
const namesRoom = (width: number): number => Math.min(170, Math.max(84, width * 0.2));

/** Names of the events of a period, said on pointing at it. */
const eventsIn = (period: string, events: readonly EventMark[]): readonly string[] =>
  events.filter(({ on }) => firstDay(periodOf(periodKind(period), on)) === firstDay(period)).map(({ name }) => name);

/** Lines over time. What is not over is dashed; each line is named at its end. */
export function line(table: ChartTable, drawing: LineDrawing, pencil: Pencil): Plot.PlotOptions {
  const { x, y, series, unfinishedFrom, events = [] } = drawing;
  const { lang, width } = pencil;
  const value = columnOf(table, y);
  const known = table.rows.filter((row) => (row[y] ?? null) !== null || isMasked(value, row));
  const rows = known.filter((row) => (row[y] ?? null) !== null);
  const nameOf = (row: Row): string => (series === undefined ? '' : `${row[series]}`);
  const shown = (row: Row): string =>
    series === undefined ? '' : showValue(lang, columnOf(table, series), row[series] ?? null);
  const names = [...new Set(rows.map(nameOf))];
  const colour = coloursOf(names);
  const stroke = (row: Row): string => (series === undefined ? ACCENT : colour(nameOf(row)));
  const days = [...new Set(rows.map((row) => `${row[x]}`))].toSorted().map(dayOf);
  const over = (row: Row): boolean => unfinishedFrom === undefined || `${row[x]}` < unfinishedFrom;
  const last = days.filter((day) => unfinishedFrom === undefined || day < dayOf(unfinishedFrom)).at(-1);
  const channels = {
    x: (row: Row) => dayOf(row[x]),
    y,
    z: nameOf,
    stroke,
    strokeWidth: 2,
    strokeLinejoin: 'round' as const,
  };
  const tail = rows.filter((row) => !over(row) || dayOf(row[x]).getTime() === last?.getTime());
  const ends = names.flatMap((name) => rows.filter((row) => nameOf(row) === name).slice(-1));
  const room = series === undefined ? 16 : namesRoom(width);
  const written = endNames(ends.map(shown), room - 12);
  return {
    height: HEIGHT,
    marginTop: events.length > 0 ? 48 : 20,
    marginLeft: MARGIN,
    marginRight: room,
    marginBottom: 28,
    x: { type: 'utc' },
    y: { zero: true, nice: true },
    marks: [
      valueAxis(value, pencil),
      timeAxis(days, pencil),
      Plot.ruleY([0], { stroke: INK }),
      eventMarks(events, days, pencil, { left: MARGIN, right: width - room }),
      // Where a figure is masked the line stops: it is not drawn across.
      Plot.lineY(known.filter(over), channels),
      Plot.lineY(tail, { ...channels, strokeDasharray: '2 4' }),
      Plot.dot(ends, { x: channels.x, y, r: 3.5, fill: stroke, stroke: SURFACE }),
      series === undefined
        ? null
        : Plot.text(ends, {
            ...spread(written.apart),
            x: channels.x,
            y,
            text: (row: Row) => written.fold(shown(row)),
            fill: stroke,
            fontWeight: 600,
            textAnchor: 'start',
            dx: 9,
          }),
      Plot.ruleX(rows, Plot.pointerX({ x: channels.x, stroke: 'var(--rule-strong)' })),
      Plot.dot(rows, Plot.pointerX({ x: channels.x, y, fill: stroke, r: 4, stroke: SURFACE })),
      Plot.tip(
        rows,
        Plot.pointerX({
          x: channels.x,
          y,
          title: (row: Row) =>
            [
              shown(row),
              showValue(lang, columnOf(table, x), row[x]!),
              showIn(lang, value, row),
              ...eventsIn(`${row[x]}`, events),
            ]
              .filter((part) => part !== '')
              .join('\n'),
          fill: SURFACE,
          stroke: 'var(--rule-strong)',
          fontSize: 13,
        }),
      ),
    ],
  };
}
