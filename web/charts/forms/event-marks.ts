import * as Plot from '@observablehq/plot';
import { dayOf } from '../../format/periods.ts';
import type { EventMark, Pencil } from '../drawing.ts';
import { FAINT, SURFACE, TEXT } from '../house.ts';

/** Below this width events are numbered instead of named, in pixels. */
const NUMBERED = 640;
/** Pixels between the names of two events on one line. */
const APART = 8;
/** Lines of names: neighbours are on two. */
const LINES = [0, 1];

/** Where time begins and ends in a drawing, in pixels. */
export interface Frame {
  readonly left: number;
  readonly right: number;
}

/** Rules with a number or a name at their head, which stays within the drawing; those outside the days drawn are left out. */
export function eventMarks(
  events: readonly EventMark[],
  days: readonly Date[],
  { width }: Pencil,
  { left, right }: Frame,
): Plot.Markish[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const seen = events.filter(({ on }) => dayOf(on) >= first && dayOf(on) <= last);
  const scale = (right - left) / Math.max(1, last.getTime() - first.getTime());
  const labels = seen.map((event, index) => {
    const half = (event.name.length * TEXT * 0.54) / 2;
    const rule = left + (dayOf(event.on).getTime() - first.getTime()) * scale;
    const middle = Math.min(Math.max(rule, half), Math.max(half, width - half));
    return { event, index, half, line: index % LINES.length, middle, moved: (middle - rule) / scale };
  });
  const crowded = LINES.some((line) => {
    const own = labels.filter((label) => label.line === line);
    return own.some((label, rank) => rank > 0 && label.middle - label.half < ends(own[rank - 1]!) + APART);
  });
  const numbered = width < NUMBERED || crowded;
  return [
    Plot.ruleX(seen, { x: at, stroke: FAINT, strokeDasharray: '1 3', insetTop: -12 }),
    LINES.map((line) =>
      Plot.text(
        labels.filter((label) => label.line === line),
        {
          x: ({ event, moved }: Label) => (numbered || moved === 0 ? at(event) : new Date(at(event).getTime() + moved)),
          text: ({ event, index }: Label) => (numbered ? `${index + 1}` : event.name),
          frameAnchor: 'top',
          // Numbers stand lower, near their rules; those of neighbours on two lines all the same.
          dy: -38 + 16 * (numbered && seen.length === 1 ? 1 : line),
          fill: FAINT,
          stroke: SURFACE,
          strokeWidth: 4,
        },
      ),
    ),
  ];
}

interface Label {
  readonly event: EventMark;
  readonly index: number;
  /** Pixels: of half its name, and of its middle from the left. */
  readonly half: number;
  readonly middle: number;
  readonly line: number;
  /** Milliseconds from its rule, so that its name stays within the drawing. */
  readonly moved: number;
}

const ends = ({ middle, half }: Label): number => middle + half;

const at = ({ on }: EventMark): Date => dayOf(on);
