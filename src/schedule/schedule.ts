/** Publications at their hours: each cadence apart, tried again while sources are refused or the folder is busy, until stopped. */
import { type Cadence, type CalendarRules, lastExpected, nextExpected } from '../calendar/expected.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { toLocal } from '../zone.ts';
import { dueDatasets } from './due.ts';

/** What happened, for the log. */
export interface Told {
  event: 'publishing' | 'published' | 'failed' | 'next';
  cadence?: Cadence;
  datasets?: readonly string[];
  /** Why the publication failed or was refused. */
  reason?: string;
  /** When it is tried again, or the next publication is expected. */
  at?: string;
}

export interface ScheduleOptions {
  /** Data folder. */
  data: string;
  datasets: readonly DatasetDefinition[];
  rules: CalendarRules;
  /** The delay before the first new try, doubled up to the longest. */
  retry: { first_ms: number; longest_ms: number };
  now: () => Date;
  /** Waits, and ends at once when the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Publishes datasets as of a day; gives what went wrong, or nothing. Never throws. */
  publish: (datasets: readonly string[], asOf: string, signal: AbortSignal) => Promise<string | undefined>;
  tell: (told: Told) => void;
}

interface Retry {
  /** The expected instant that is being tried for. */
  expected: number;
  delay_ms: number;
  until: number;
}

const CADENCES: readonly Cadence[] = ['daily', 'monthly', 'quarterly'];

/** Clocks are set, machines sleep: the time is read again at least so often. */
const LONGEST_SLEEP_MS = 60_000;

/** Publishes what is due, one cadence after another, until the signal is aborted. */
export async function runSchedule(options: ScheduleOptions, signal: AbortSignal): Promise<void> {
  const retries = new Map<Cadence, Retry>();
  const cadences = CADENCES.filter((one) => options.datasets.some(({ cadence }) => cadence === one));
  let announced = 0;
  while (!signal.aborted) {
    for (const cadence of cadences) if (!signal.aborted) await attend(options, cadence, retries, signal);
    const now = options.now();
    const next = Math.min(
      ...cadences.map((cadence) => nextExpected(cadence, options.rules, now).getTime()),
      ...[...retries.values()].map(({ until }) => until),
    );
    if (next !== announced) options.tell({ event: 'next', at: new Date(next).toISOString() });
    announced = next;
    await options.sleep(Math.max(0, Math.min(next - now.getTime(), LONGEST_SLEEP_MS)), signal);
  }
}

async function attend(
  { data, datasets, rules, retry, now, publish, tell }: ScheduleOptions,
  cadence: Cadence,
  retries: Map<Cadence, Retry>,
  signal: AbortSignal,
): Promise<void> {
  const own = datasets.filter((dataset) => dataset.cadence === cadence);
  const start = now();
  const expected = lastExpected(cadence, rules, start).getTime();
  const before = retries.get(cadence);
  if (before?.expected === expected && start.getTime() < before.until) return;
  const due = await dueDatasets(data, own, rules, start);
  retries.delete(cadence);
  if (due.length === 0) return;
  tell({ event: 'publishing', cadence, datasets: due });
  const reason = await publish(due, dayOf(start, rules.zone), signal);
  if (signal.aborted) return;
  // A release that was refused is in the register: it waits for its next hour, since only other sources make another one.
  const left = await dueDatasets(data, own, rules, start);
  const why = reason === undefined ? {} : { reason };
  if (left.length === 0) return tell({ event: 'published', cadence, datasets: due, ...why });
  const delay_ms = before?.expected === expected ? Math.min(before.delay_ms * 2, retry.longest_ms) : retry.first_ms;
  const until = now().getTime() + delay_ms;
  retries.set(cadence, { expected, delay_ms, until });
  tell({ event: 'failed', cadence, datasets: left, ...why, at: new Date(until).toISOString() });
}

const dayOf = (at: Date, zone: string): string => new Date(toLocal(at.getTime(), zone)).toISOString().slice(0, 10);
