/** Reforms that a reader must know to read a curve, with their dates and sources. */
import * as Plot from '@observablehq/plot';
import type { Lang } from '../api/types.ts';
import type { EventMark, Pencil } from './drawing.ts';
import { dayOf, FAINT, SURFACE } from './house.ts';

interface Reform {
  readonly on: string;
  readonly fr: string;
  readonly en: string;
  readonly source: string;
}

export const REFORMS: readonly Reform[] = [
  {
    on: '2022-01-01',
    fr: 'Qualiopi obligatoire',
    en: 'Qualiopi mandatory',
    source: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000037367660',
  },
  {
    on: '2022-10-25',
    fr: 'FranceConnect+',
    en: 'FranceConnect+',
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000046771781',
  },
  {
    on: '2024-05-02',
    fr: 'Participation de 100\u202f€',
    en: '€100 contribution',
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000049484122',
  },
];

export const reformsIn = (lang: Lang): readonly EventMark[] =>
  REFORMS.map(({ on, ...names }) => ({ on, name: names[lang] }));

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
