import * as Plot from '@observablehq/plot';
import { dayOf } from '../../format/periods.ts';
import type { EventMark, Pencil } from '../drawing.ts';
import { FAINT, SURFACE } from '../house.ts';

/** Below this width events are numbered instead of named, in pixels. */
const NUMBERED = 640;

/** Rules with a number or a name at their head; those outside the days drawn are left out. */
export function eventMarks(events: readonly EventMark[], days: readonly Date[], { width }: Pencil): Plot.Markish[] {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const seen = events.filter(({ on }) => dayOf(on) >= first && dayOf(on) <= last);
  return [
    Plot.ruleX(seen, { x: at, stroke: FAINT, strokeDasharray: '1 3', insetTop: -12 }),
    // Names of neighbours are on two lines.
    [0, 1].map((line) =>
      Plot.text(
        seen.filter((_, index) => index % 2 === line),
        {
          x: at,
          text: (event: EventMark) => (width < NUMBERED ? `${seen.indexOf(event) + 1}` : event.name),
          frameAnchor: 'top',
          dy: width < NUMBERED ? -22 : -38 + 16 * line,
          fill: FAINT,
          stroke: SURFACE,
          strokeWidth: 4,
        },
      ),
    ),
  ];
}

const at = ({ on }: EventMark): Date => dayOf(on);
