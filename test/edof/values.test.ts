import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCents } from '../../src/edof/amount.ts';
import { parseDate } from '../../src/edof/calendar.ts';
import { departmentOf, isFrench } from '../../src/edof/department.ts';
import { hasCheckDigit } from '../../src/edof/siret.ts';

test('euros become cents exactly', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), (cents) => {
      const text = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      assert.equal(parseCents(text), cents);
    }),
  );
  assert.deepEqual(['600', '600.6', '1000000', '1000000.01', '1,5', '1.505', '-1', '', '.5'].map(parseCents), [
    60_000,
    60_060,
    100_000_000,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('dates are days of the calendar, or unknown', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      assert.equal(parseDate(iso.replaceAll('-', '')), iso);
    }),
  );
  assert.deepEqual(
    ['20270229', '20280229', '99999999', '00000000', '20271399', '20271301', '2027', '2027-01-01'].map(parseDate),
    [null, '2028-02-29', 'unknown', 'unknown', 'unknown', null, null, null],
  );
});

test('a postal code has its department', () => {
  const expected = {
    '01000': '01',
    '20000': '2A',
    '20190': '2A',
    '20200': '2B',
    '20600': '2B',
    '20400': null,
    '75016': '75',
    '95880': '95',
    '96000': null,
    '97400': '974',
    '97133': '977',
    '97150': '978',
    '97900': null,
    '98714': '987',
    '98000': null,
    '00100': null,
    '7501': null,
  };
  for (const [postalCode, department] of Object.entries(expected))
    assert.equal(departmentOf(postalCode), department, postalCode);
  assert.deepEqual([undefined, 'FR', 're', 'CH'].map(isFrench), [true, true, true, false]);
});

test('one changed digit breaks the check digit', () => {
  assert.ok(hasCheckDigit('55208131766522'));
  fc.assert(
    fc.property(fc.nat(13), fc.integer({ min: 1, max: 9 }), (place, add) => {
      const digits = [...'55208131766522'];
      digits[place] = String((Number(digits[place]) + add) % 10);
      assert.ok(!hasCheckDigit(digits.join('')));
    }),
  );
});
