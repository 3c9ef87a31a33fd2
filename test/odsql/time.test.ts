import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNowSetting, shiftNow } from '../../src/odsql/now.ts';
import { parsePeriod } from '../../src/odsql/period.ts';
import { boundText, timestampText, toInstant, toLocal, zoneName } from '../../src/zone.ts';

const at = (text: string): number => Date.parse(`${text}Z`);

test('a date as written is a period', () => {
  const read = (text: string): string => {
    const period = parsePeriod(text);
    return period === undefined
      ? 'no date'
      : `${timestampText(period.start)} to ${timestampText(period.end)}${period.zoned ? ' UTC' : ''}`;
  };
  assert.equal(read('2017'), '2017-01-01 00:00:00.000 to 2018-01-01 00:00:00.000');
  assert.equal(read('2024/2'), '2024-02-01 00:00:00.000 to 2024-03-01 00:00:00.000');
  assert.equal(read('2024-02-29'), '2024-02-29 00:00:00.000 to 2024-03-01 00:00:00.000');
  assert.equal(read('2025-09-10 23:59'), '2025-09-10 23:59:00.000 to 2025-09-11 00:00:00.000');
  assert.equal(read('2025-09-10T08:02:05.5+02:00'), '2025-09-10 06:02:05.500 to 2025-09-10 06:02:05.500 UTC');
  assert.equal(read('2025-01-01T00:00:00 01:00'), '2024-12-31 23:00:00.000 to 2024-12-31 23:00:00.000 UTC');
  for (const text of ['', '20', '2023-02-29', '2023-13', '2023-1/2', '0001', '9999', '2023-01-01T25:00', 'demain'])
    assert.equal(read(text), 'no date', text);
});

test('now() moves as the manual says', () => {
  // Thursday.
  const now = at('2021-05-06T10:20:30');
  const moved = (settings: Record<string, number>): string | undefined => {
    const shifted = shiftNow(now, new Map(Object.entries(settings)));
    return shifted === undefined ? undefined : timestampText(shifted).slice(0, 19);
  };
  assert.equal(moved({ years: -1 }), '2020-05-06 10:20:30');
  assert.equal(moved({ day: 31, month: 2 }), '2021-02-28 10:20:30');
  assert.equal(moved({ year: 2001, months: -1 }), '2001-04-06 10:20:30');
  assert.equal(moved({ months: -5, day: 31 }), '2020-12-31 10:20:30');
  assert.equal(moved({ weekday: 0 }), '2021-05-10 10:20:30');
  assert.equal(moved({ mondays: 1 }), '2021-05-10 10:20:30');
  assert.equal(moved({ mondays: -1 }), '2021-05-03 10:20:30');
  assert.equal(moved({ thursdays: 1 }), '2021-05-06 10:20:30');
  assert.equal(moved({ thursdays: -2 }), '2021-04-29 10:20:30');
  assert.equal(moved({ hour: 0, minute: 0, second: 0, microsecond: 0, days: 1, hours: -1 }), '2021-05-06 23:00:00');
  assert.equal(moved({ years: 99_999 }), undefined);
  assert.equal(moved({ days: 1e300 }), undefined);
  assert.equal(isNowSetting('month', 13), false);
  assert.equal(isNowSetting('months', 13), true);
});

test('local times and instants, around the changes of the clock', () => {
  const paris = (text: string): string => timestampText(toInstant(at(text), 'Europe/Paris')).slice(0, 16);
  assert.equal(paris('2021-01-01T00:00:00'), '2020-12-31 23:00');
  assert.equal(paris('2021-07-01T00:00:00'), '2021-06-30 22:00');
  // Skipped between 2:00 and 3:00: moved on by the jump. Repeated between 2:00 and 3:00: the first.
  assert.equal(
    timestampText(toLocal(toInstant(at('2021-03-28T02:30:00'), 'Europe/Paris'), 'Europe/Paris')).slice(11, 16),
    '03:30',
  );
  assert.equal(paris('2021-10-31T02:30:00'), '2021-10-31 00:30');
  assert.equal(boundText(at('2021-07-01T00:00:00'), 'Europe/Paris'), '2021-07-01T00:00:00+02:00');
  assert.equal(boundText(at('2021-01-01T00:00:00'), 'America/St_Johns'), '2021-01-01T00:00:00-03:30');
  assert.equal(boundText(at('2021-01-01T00:00:00'), 'UTC'), '2021-01-01T00:00:00.000Z');
  assert.equal(zoneName('europe/paris'), 'Europe/Paris');
  for (const name of ['+02:00', 'Europe/Lutece', '']) assert.equal(zoneName(name), undefined);
});
