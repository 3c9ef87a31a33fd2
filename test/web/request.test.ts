import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Dataset } from '../../web/api/types.ts';
import {
  CLAUSES,
  type Clause,
  ENDPOINTS,
  parseRequest,
  type Request,
  requestOf,
  requestPath,
  snippetsPath,
  withClause,
  withEndpoint,
  withoutRequest,
  writeRequest,
} from '../../web/state/request.ts';
import { parseSearch, writeSearch } from '../../web/state/search.ts';
import { EVERYTHING } from '../../web/state/selection.ts';

const DATASET = {
  dataset_id: 'achats',
  fields: [
    { name: 'statut', label: 'statut', type: 'text', description: null, annotations: { facet: [] } },
    { name: 'nb', label: 'nb', type: 'int', description: null, annotations: { aggregation: ['sum'] } },
  ],
} as unknown as Dataset;

const text = fc.string({ minLength: 1 }).filter((one) => one.trim() !== '' && one.isWellFormed());
const clauses = fc.dictionary(
  fc.constantFrom(...new Set<Clause>(Object.values(CLAUSES).flat())),
  fc.array(text, { minLength: 1, maxLength: 3 }),
  { noNullPrototype: true },
);
const request: fc.Arbitrary<Request> = fc.record(
  { endpoint: fc.constantFrom(...ENDPOINTS), clauses },
  { noNullPrototype: true },
);

const parametersOf = (path: string) => [...new URL(path, 'http://portal').searchParams];

test('a request written in an address reads back the same, beside what else the address says', () => {
  fc.assert(
    fc.property(request, (given) => {
      const search = { q: ['mots'], ...writeRequest(given) };
      assert.deepEqual(parseRequest(parseSearch(writeSearch(search))), given);
      assert.deepEqual(withoutRequest(search), { q: ['mots'] });
    }),
  );
  assert.equal(parseRequest({ api: ['tables'] }), null);
  assert.deepEqual(parseRequest({ api: ['records'], 'api.where': [' '], 'api.drop': ['x'] }), {
    endpoint: 'records',
    clauses: {},
  });
});

test('what is asked is what the endpoint reads, as it is written', () => {
  fc.assert(
    fc.property(request, (given) => {
      const read: readonly Clause[] = CLAUSES[given.endpoint];
      const expected = read
        .filter((clause) => clause !== 'format')
        .flatMap((clause) => (given.clauses[clause] ?? []).map((value) => [clause, value]));
      assert.deepEqual(parametersOf(requestPath(given, DATASET)), expected);
      const code = snippetsPath(given, DATASET);
      assert.deepEqual(code === null ? null : parametersOf(code), given.endpoint === 'facets' ? null : expected);
    }),
  );
});

test('the first request asks the rows of the table', () => {
  const selection = { ...EVERYTHING, values: { statut: ['Validé'] }, excluded: { nb: ['3'] }, columns: ['nb'] };
  assert.equal(
    decodeURIComponent(requestPath(requestOf(selection, DATASET), DATASET)),
    '/catalog/datasets/achats/records?select=nb&refine=statut:"Validé"&exclude=nb:"3"&limit=10',
  );
  const pinned = { ...DATASET, pinned: '2026-11-21' };
  assert.match(requestPath(requestOf(EVERYTHING, pinned), pinned), /\/achats@2026-11-21\/records/);
});

test('another endpoint brings what it cannot do without, and keeps the rest', () => {
  const where = withClause({ endpoint: 'records', clauses: { order_by: ['nb'] } }, 'where', ['nb > 1']);
  assert.deepEqual(withEndpoint(where, 'aggregates', DATASET).clauses, {
    where: ['nb > 1'],
    select: ['sum(nb) as nb'],
    group_by: ['statut'],
  });
  assert.deepEqual(withEndpoint(where, 'facets', DATASET).clauses.facet, ['statut']);
  const file = withEndpoint(withClause(where, 'format', ['xlsx']), 'exports', DATASET);
  assert.equal(
    requestPath(withClause(file, 'where', []), DATASET),
    '/catalog/datasets/achats/exports/xlsx?order_by=nb',
  );
});
