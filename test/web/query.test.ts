import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DATASETS } from '../../src/datasets/index.ts';
import { LIMITS } from '../../src/limits.ts';
import type { Dataset, Field } from '../../web/api/types.ts';
import { SHEET_ROWS } from '../../web/components/download/formats.ts';
import { shownFields } from '../../web/state/first-columns.ts';
import {
  countPath,
  exportPath,
  facetPath,
  lastPage,
  RECORDS_WINDOW,
  recordsPath,
  toQuery,
  totalOf,
  totalsPath,
} from '../../web/state/query.ts';
import { EVERYTHING, PAGE_SIZES, type Selection } from '../../web/state/selection.ts';

const field = (name: string, type: Field['type'], aggregation: string[] = []): Field => ({
  name,
  label: name,
  type,
  description: null,
  annotations: aggregation.length === 0 ? {} : { aggregation },
});

const FIELDS = [
  field('mois', 'date'),
  field('statut', 'text'),
  field('nb', 'int', ['sum']),
  field('titulaires', 'int', ['distinct']),
  field('prix', 'int', ['mean', 'montant', 'nb']),
];
const DATASET = { dataset_id: 'achats', fields: FIELDS } as unknown as Dataset;

const selection: fc.Arbitrary<Selection> = fc.record({
  text: fc.string(),
  values: fc.record({ statut: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }) }),
  excluded: fc.record({ statut: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 2 }) }),
  ranges: fc.constantFrom({}, { nb: { from: '10', to: '' } }, { mois: { from: '2024-01', to: '2024-06' } }),
  sort: fc.constantFrom(null, { column: 'nb', descending: true }),
  columns: fc.constantFrom('first' as const, 'all' as const, ['statut', 'nb']),
  page: fc.integer({ min: 1, max: 9_999 }),
  size: fc.constantFrom(...PAGE_SIZES),
});

const parameters = (path: string): [string, string][] => [...new URL(path, 'http://portal').searchParams];
const without = (path: string, ...names: string[]) => parameters(path).filter(([name]) => !names.includes(name));

test('a download has the clauses of the table, whatever is chosen', () => {
  fc.assert(
    fc.property(selection, fc.constantFrom('csv', 'xlsx'), (given, format) => {
      const shown = without(recordsPath(DATASET, given), 'limit', 'offset');
      assert.deepEqual(parameters(exportPath(DATASET, given, format)), shown);
    }),
  );
});

test('counts, totals and facets choose the rows of the table', () => {
  fc.assert(
    fc.property(selection, (given) => {
      const rows = without(recordsPath(DATASET, given), 'limit', 'offset', 'select', 'order_by');
      assert.deepEqual(without(countPath(DATASET, given), 'limit'), rows);
      assert.deepEqual(without(totalsPath(DATASET, given)!, 'limit', 'select'), rows);
      assert.deepEqual(without(facetPath(DATASET, given, 'statut'), 'facet'), rows);
    }),
  );
});

test('a page never passes the window of the API', () => {
  fc.assert(
    fc.property(selection, (given) => {
      const asked = new Map(parameters(recordsPath(DATASET, given)));
      assert.ok(Number(asked.get('offset')) + Number(asked.get('limit')) <= RECORDS_WINDOW);
    }),
  );
  assert.equal(lastPage(0, 25), 1);
  assert.equal(lastPage(26, 25), 2);
  assert.equal(lastPage(1_000_000, 25), 400);
});

test('the limits that the portal tells are those of the API', () => {
  assert.deepEqual([RECORDS_WINDOW, SHEET_ROWS], [LIMITS.records_window, LIMITS.xlsx_rows]);
});

test('clauses in the words of the query language', () => {
  assert.deepEqual(
    toQuery(
      {
        ...EVERYTHING,
        text: 'l"anglais\\',
        values: { statut: ['Validé', 'a:"b"'] },
        excluded: { mois: ['2024-02'] },
        ranges: { nb: { from: '10', to: '20' }, mois: { from: '2024-01', to: '' } },
        sort: { column: 'mois', descending: false },
        columns: ['statut', 'nb'],
      },
      DATASET,
    ),
    {
      select: 'statut, nb',
      where: ['"l\\"anglais\\\\"', "mois >= date'2024-01'", 'nb >= 10', 'nb <= 20'],
      refine: ['statut:"Validé"', 'statut:"a:"b""'],
      exclude: ['mois:"2024-02"'],
      order_by: 'mois asc',
    },
  );
});

test('holders are never added, and means are weighted', () => {
  assert.deepEqual(FIELDS.map(totalOf), [null, null, 'sum(nb)', null, 'sum(montant) / sum(nb)']);
  const dimensions = { ...EVERYTHING, columns: ['mois', 'statut', 'titulaires'] };
  assert.equal(totalsPath(DATASET, dimensions), null);
});

test('the first columns of every dataset exist', () => {
  for (const { id, columns } of DATASETS) {
    const fields = columns.map(({ name, type }) => field(name, type));
    const first = shownFields('first', id, fields);
    assert.ok(first.length >= 8 && first.length <= 12, `${id}: ${first.length} columns`);
  }
});
