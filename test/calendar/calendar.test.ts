import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Cadence,
  type CalendarRules,
  eveOf,
  expectedBetween,
  lastExpected,
  nextExpected,
} from '../../src/calendar/expected.ts';
import { freshnessOf } from '../../src/calendar/freshness.ts';
import { toLocal } from '../../src/zone.ts';

const PARIS: CalendarRules = { hour: 6, minute: 30, day: 5, zone: 'Europe/Paris' };
const at = (text: string): Date => new Date(text);
const last = (cadence: Cadence, now: string, rules = PARIS) => lastExpected(cadence, rules, at(now)).toISOString();
const next = (cadence: Cadence, now: string, rules = PARIS) => nextExpected(cadence, rules, at(now)).toISOString();

test('a release is expected each day, month and quarter, by the clock of Paris', () => {
  assert.equal(last('daily', '2026-11-21T05:30:00Z'), '2026-11-21T05:30:00.000Z');
  assert.equal(last('daily', '2026-11-21T05:29:59Z'), '2026-11-20T05:30:00.000Z');
  assert.equal(next('daily', '2026-11-21T05:30:00Z'), '2026-11-22T05:30:00.000Z');
  assert.equal(last('monthly', '2026-11-21T00:00:00Z'), '2026-11-05T05:30:00.000Z');
  assert.equal(last('monthly', '2026-11-05T05:00:00Z'), '2026-10-05T04:30:00.000Z');
  assert.equal(next('monthly', '2026-12-31T00:00:00Z'), '2027-01-05T05:30:00.000Z');
  assert.equal(last('quarterly', '2026-11-21T00:00:00Z'), '2026-10-05T04:30:00.000Z');
  assert.equal(last('quarterly', '2027-01-02T00:00:00Z'), '2026-10-05T04:30:00.000Z');
  assert.equal(next('quarterly', '2026-11-21T00:00:00Z'), '2027-01-05T05:30:00.000Z');
});

test('the eve of a period is the day before, the end of the month or of the quarter before', () => {
  assert.equal(eveOf('daily', '2026-03-01'), '2026-02-28');
  assert.equal(eveOf('monthly', '2026-03-31'), '2026-02-28');
  assert.equal(eveOf('monthly', '2026-01-01'), '2025-12-31');
  assert.equal(eveOf('quarterly', '2026-11-21'), '2026-09-30');
  assert.equal(eveOf('quarterly', '2026-01-05'), '2025-12-31');
});

test('the local day counts, not the day in UTC', () => {
  const midnight = { ...PARIS, hour: 0, minute: 15, day: 1 };
  assert.equal(next('monthly', '2026-06-30T21:00:00Z', midnight), '2026-06-30T22:15:00.000Z');
  assert.equal(last('quarterly', '2026-06-30T22:20:00Z', midnight), '2026-06-30T22:15:00.000Z');
});

test('a time that the clocks skip comes when they have jumped; one that they repeat comes once', () => {
  const night = { ...PARIS, hour: 2, minute: 30 };
  const days = (from: string, to: string) =>
    expectedBetween('daily', night, at(from), at(to)).map((one) => one.toISOString().slice(5, 16));
  assert.deepEqual(days('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z'), ['03-28T01:30', '03-29T01:30', '03-30T00:30']);
  assert.deepEqual(days('2026-10-24T00:00:00Z', '2026-10-26T23:00:00Z'), ['10-24T00:30', '10-25T00:30', '10-26T01:30']);
});

const cadences = fc.constantFrom<Cadence>('daily', 'monthly', 'quarterly');
const rules = fc.record({
  hour: fc.integer({ min: 0, max: 23 }),
  minute: fc.integer({ min: 0, max: 59 }),
  day: fc.integer({ min: 1, max: 28 }),
  zone: fc.constantFrom('Europe/Paris', 'UTC', 'America/Cayenne', 'Indian/Reunion', 'Pacific/Noumea'),
});
const instants = fc.date({ min: at('2019-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z'), noInvalidDate: true });

test('between the last and the next expected, there is now and nothing else', () => {
  fc.assert(
    fc.property(cadences, rules, instants, (cadence, given, now) => {
      const [before, after] = [lastExpected(cadence, given, now), nextExpected(cadence, given, now)];
      assert.ok(before <= now && now < after);
      assert.deepEqual(nextExpected(cadence, given, before), after);
      assert.deepEqual(lastExpected(cadence, given, new Date(after.getTime() - 1)), before);
      assert.deepEqual(lastExpected(cadence, given, after), after);
    }),
    { numRuns: 2_000 },
  );
});

test('what is expected is at its local time and day, once in each period, but for the hour that clocks skip', () => {
  fc.assert(
    fc.property(cadences, rules, instants, (cadence, given, from) => {
      const to = new Date(from.getTime() + 400 * 86_400_000);
      const all = expectedBetween(cadence, given, from, to);
      const [low, high] = { daily: [399, 401], monthly: [12, 14], quarterly: [4, 5] }[cadence];
      assert.ok(all.length >= low! && all.length <= high!, `${all.length}`);
      for (const one of all) {
        const local = new Date(toLocal(one.getTime(), given.zone));
        const minutes = local.getUTCHours() * 60 + local.getUTCMinutes() - (given.hour * 60 + given.minute);
        assert.ok(minutes === 0 || (given.zone === 'Europe/Paris' && given.hour === 2 && minutes === 60));
        if (cadence !== 'daily') assert.equal(local.getUTCDate(), given.day);
        if (cadence === 'quarterly') assert.equal(local.getUTCMonth() % 3, 0);
      }
    }),
    { numRuns: 300 },
  );
});

test('a dataset is late from the first release that was missed, once a publication has had its time', () => {
  const observed = (made: string | null, now: string) =>
    freshnessOf({
      cadence: 'daily',
      rules: PARIS,
      made: made === null ? null : at(made),
      now: at(now),
      grace_ms: 3_600_000,
    });
  assert.deepEqual(observed('2026-11-21T05:40:00Z', '2026-11-21T12:00:00Z'), {
    expected: '2026-11-21T05:30:00.000Z',
    next: '2026-11-22T05:30:00.000Z',
    made: '2026-11-21T05:40:00.000Z',
    late: false,
    late_by_seconds: 0,
  });
  const soon = observed('2026-11-20T05:40:00Z', '2026-11-21T06:00:00Z');
  assert.deepEqual([soon.late, soon.late_by_seconds], [false, 1_800]);
  const late = observed('2026-11-18T05:40:00Z', '2026-11-21T05:30:00Z');
  assert.deepEqual([late.late, late.late_by_seconds], [true, 2 * 86_400]);
  const never = observed(null, '2026-11-21T07:30:00Z');
  assert.deepEqual([never.late, never.late_by_seconds, never.made], [true, 7_200, null]);
});
