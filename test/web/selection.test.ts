import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '../../web/api/types.ts';
import { parseSearch, writeSearch } from '../../web/state/search.ts';
import {
  countFilters,
  EVERYTHING,
  fitSelection,
  keepOnly,
  leaveOut,
  nextSort,
  PAGE_SIZES,
  parseSelection,
  type Selection,
  withoutFilters,
  withRange,
  withValues,
  writeSelection,
} from '../../web/state/selection.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/);
const value = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.isWellFormed());
const bound = fc.oneof(
  fc.constantFrom('2024', '2024-03', '2024-03-09', '-3', '10.25'),
  fc.nat().map((number) => `${number}`),
);
const range = fc
  .record({ from: fc.oneof(bound, fc.constant('')), to: fc.oneof(bound, fc.constant('')) }, { noNullPrototype: true })
  .filter(({ from, to }) => from !== '' || to !== '');
const dictionary = <T>(values: fc.Arbitrary<T>) => fc.dictionary(name, values, { maxKeys: 4, noNullPrototype: true });

const selection: fc.Arbitrary<Selection> = fc.record(
  {
    text: value.map((text) => text.trim()),
    values: dictionary(fc.uniqueArray(value, { minLength: 1, maxLength: 3 })),
    excluded: dictionary(fc.uniqueArray(value, { minLength: 1, maxLength: 3 })),
    ranges: dictionary(range),
    sort: fc.option(fc.record({ column: name, descending: fc.boolean() }, { noNullPrototype: true })),
    columns: fc.oneof(
      fc.constantFrom('first' as const, 'all' as const),
      fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    ),
    page: fc.integer({ min: 1, max: 999_999_999 }),
    size: fc.constantFrom(...PAGE_SIZES),
  },
  { noNullPrototype: true },
);

test('a selection written in an address reads back the same', () => {
  fc.assert(
    fc.property(selection, (given) => {
      assert.deepEqual(parseSelection(parseSearch(writeSearch(writeSelection(given)))), given);
    }),
  );
});

test('any query string reads as a selection, and its address does not move any more', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webQueryParameters(), fc.string()), (text) => {
      const once = writeSelection(parseSelection(parseSearch(text)));
      assert.deepEqual(writeSelection(parseSelection(once)), once);
    }),
  );
});

test('nothing chosen is an address without query', () => {
  assert.equal(writeSearch(writeSelection(EVERYTHING)), '');
});

test('an address is readable', () => {
  const chosen = withRange(withValues(EVERYTHING, 'statut', ['Validé', 'Rejeté']), 'nb', { from: '10', to: '' });
  assert.equal(
    writeSearch(writeSelection({ ...chosen, sort: { column: 'nb', descending: true }, columns: ['statut', 'nb'] })),
    '?refine.statut=Valid%C3%A9&refine.statut=Rejet%C3%A9&range.nb=10..&sort=-nb&columns=statut,nb',
  );
});

const field = (fieldName: string, type: Field['type'], aggregation: string[] = []): Field => ({
  name: fieldName,
  label: fieldName,
  type,
  description: null,
  annotations: aggregation.length === 0 ? {} : { aggregation },
});

test('what the dataset does not have is left out', () => {
  const fields = [field('statut', 'text'), field('nb', 'int', ['sum']), field('mois', 'date')];
  const given = parseSelection(
    parseSearch(
      'refine.gone=x&refine.statut=y&range.statut=1..2&range.nb=1..2&range.mois=1..2&sort=gone&columns=gone,nb',
    ),
  );
  const { values, ranges, sort, columns } = fitSelection(given, fields);
  assert.deepEqual(
    { values, ranges, sort, columns },
    { values: { statut: ['y'] }, ranges: { nb: { from: '1', to: '2' } }, sort: null, columns: ['nb'] },
  );
});

test('another filter starts again from the first page, and takes nothing else away', () => {
  fc.assert(
    fc.property(selection, name, fc.uniqueArray(value, { maxLength: 2 }), (given, column, chosen) => {
      const next = withValues(given, column, chosen);
      assert.equal(next.page, 1);
      assert.deepEqual(next.values[column] ?? [], chosen);
      assert.deepEqual({ ...next, values: {}, page: 0 }, { ...given, values: {}, page: 0 });
    }),
  );
});

test('a value of a cell is kept alone, or left out beside those left out before', () => {
  const status = field('statut', 'text');
  const kept = keepOnly(withValues(EVERYTHING, 'statut', ['Rejeté']), status, 'Validé');
  assert.deepEqual(kept.values, { statut: ['Validé'] });
  assert.deepEqual(keepOnly(EVERYTHING, field('nb', 'int', ['sum']), '12').ranges, { nb: { from: '12', to: '12' } });
  const without = ['Rejeté', 'Annulé', 'Rejeté'].reduce((from, one) => leaveOut(from, 'statut', one), kept);
  assert.deepEqual(without.excluded, { statut: ['Rejeté', 'Annulé'] });
  assert.equal(countFilters(without), 3);
  assert.deepEqual(withoutFilters({ ...without, columns: 'all' }), { ...EVERYTHING, columns: 'all' });
});

test('a header sorts one way, then the other, then not; measures from the largest', () => {
  const measure = field('nb', 'int', ['sum']);
  const orders = [null, null, null].reduce<(ReturnType<typeof nextSort> | undefined)[]>(
    (seen) => [...seen, nextSort(seen.at(-1) ?? null, measure)],
    [],
  );
  assert.deepEqual(orders, [{ column: 'nb', descending: true }, { column: 'nb', descending: false }, null]);
  assert.deepEqual(nextSort(null, field('statut', 'text')), { column: 'statut', descending: false });
});
