/** When releases are expected: a time of the day in a zone, the first ones of a month or a quarter on a day of the month. Pure. */
import { toInstant, toLocal } from '../zone.ts';

export type Cadence = 'daily' | 'monthly' | 'quarterly';

export interface CalendarRules {
  /** Time of the day. */
  hour: number;
  minute: number;
  /** Day of the month, 1 to 28; quarters begin in January, April, July and October. */
  day: number;
  /** IANA zone of the time and the day. */
  zone: string;
}

/** What holds when the configuration says nothing else. */
export const USUAL_RULES: CalendarRules = { hour: 6, minute: 0, day: 5, zone: 'Europe/Paris' };

const DAY_MS = 86_400_000;

interface Periods {
  /** The number of the period that a local time is in; periods are numbered without hole. */
  of(local: Date): number;
  /** The local day, at midnight, on which the release of a period is expected. */
  day(period: number, day: number): number;
}

const PERIODS: Readonly<Record<Cadence, Periods>> = {
  daily: {
    of: (local) => Math.floor(local.getTime() / DAY_MS),
    day: (period) => period * DAY_MS,
  },
  monthly: {
    of: (local) => (local.getUTCFullYear() - 1970) * 12 + local.getUTCMonth(),
    day: (period, day) => Date.UTC(1970, period, day),
  },
  quarterly: {
    of: (local) => (local.getUTCFullYear() - 1970) * 4 + Math.floor(local.getUTCMonth() / 3),
    day: (period, day) => Date.UTC(1970, period * 3, day),
  },
};

/** The latest instant, not after `now`, at which a release was expected. */
export function lastExpected(cadence: Cadence, rules: CalendarRules, now: Date): Date {
  const period = periodAt(cadence, rules, now);
  const expected = instantOf(cadence, rules, period);
  return expected <= now ? expected : instantOf(cadence, rules, period - 1);
}

/** The first instant after `now` at which a release is expected. */
export function nextExpected(cadence: Cadence, rules: CalendarRules, now: Date): Date {
  const period = periodAt(cadence, rules, now);
  const expected = instantOf(cadence, rules, period);
  return expected > now ? expected : instantOf(cadence, rules, period + 1);
}

/** Every instant after `from` and not after `to` at which a release is expected, in order. */
export function expectedBetween(cadence: Cadence, rules: CalendarRules, from: Date, to: Date): Date[] {
  const expected: Date[] = [];
  for (let at = nextExpected(cadence, rules, from); at <= to; at = nextExpected(cadence, rules, at)) expected.push(at);
  return expected;
}

/** The last day before the period that a day is in: the day before, the end of the month or of the quarter before. Days are written `2026-11-21`. */
export function eveOf(cadence: Cadence, day: string): string {
  const { of, day: first } = PERIODS[cadence];
  return new Date(first(of(new Date(day)), 1) - DAY_MS).toISOString().slice(0, 10);
}

const periodAt = (cadence: Cadence, { zone }: CalendarRules, at: Date): number =>
  PERIODS[cadence].of(new Date(toLocal(at.getTime(), zone)));

function instantOf(cadence: Cadence, { hour, minute, day, zone }: CalendarRules, period: number): Date {
  const local = PERIODS[cadence].day(period, day) + (hour * 60 + minute) * 60_000;
  return new Date(toInstant(local, zone));
}
