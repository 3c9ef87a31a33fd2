/** What is published against what was expected. Pure. */
import { type Cadence, type CalendarRules, lastExpected, nextExpected } from './expected.ts';

export interface Freshness {
  /** The latest release that should be there, and the next one, UTC. */
  expected: string;
  next: string;
  /** When the release that is served was made; null before the first. */
  made: string | null;
  /** No release was made since one was expected, and the time that a publication may take has passed. */
  late: boolean;
  /** Seconds since the first release that was missed was expected; 0 when none is missed. */
  late_by_seconds: number;
}

export interface Observed {
  cadence: Cadence;
  rules: CalendarRules;
  /** When the release that is served was made. */
  made: Date | null;
  now: Date;
  /** Time that a publication may take after its hour. */
  grace_ms: number;
}

/** How fresh a dataset is. Without any release, it is late since the latest one that was expected. */
export function freshnessOf({ cadence, rules, made, now, grace_ms }: Observed): Freshness {
  const expected = lastExpected(cadence, rules, now);
  const missed = made === null ? expected : nextExpected(cadence, rules, made);
  const lateMs = Math.max(0, now.getTime() - missed.getTime());
  const isMissed = made === null || made < expected;
  return {
    expected: expected.toISOString(),
    next: nextExpected(cadence, rules, now).toISOString(),
    made: made?.toISOString() ?? null,
    late: isMissed && lateMs > grace_ms,
    late_by_seconds: isMissed ? Math.floor(lateMs / 1000) : 0,
  };
}
