/**
 * Requests nobody would write, made from the OpenAPI document and from broken clauses: never a failure of ours, and always an answer of its schema.
 * `OPENCPF_LONG_RUNS=500000 npm run unit -- test/explore/fuzz.test.ts` for the long run.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { DATASETS } from '../../src/datasets/index.ts';
import { renderOpenApi } from '../../src/explore/openapi/document.ts';
import { ENDPOINTS } from '../../src/explore/openapi/endpoints.ts';
import { renderParameters } from '../../src/explore/openapi/parameters.ts';
import { LIMITS } from '../../src/limits.ts';
import { AS_OF } from '../publish/press.ts';
import { servePublished } from './fixture.ts';

const RUNS = Number(process.env.OPENCPF_LONG_RUNS ?? 600);
const BASE = '/api/explore/v2.1';
const served = servePublished({ queries_waiting: 1_000 });

const PARAMETERS = renderParameters(LIMITS);
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ $id: 'openapi', ...renderOpenApi(DATASETS, BASE, 'test') });
const schemaOf = (name: string): ValidateFunction => ajv.getSchema(`openapi#/components/schemas/${name}`)!;

const NAMES = [
  ...new Set(DATASETS.flatMap(({ columns }) => columns.flatMap(({ name, aliases = [] }) => [name, ...aliases]))),
];
const name = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...NAMES) },
  fc.constantFrom('nope', '`a b`', 'count', '_row', 'rows'),
);
const literal = fc.oneof(
  fc.constantFrom(
    '"RS"',
    "'6203'",
    '5616',
    '-1',
    '1.5e3',
    "date'2025'",
    "date'2025-02-30'",
    'null',
    'true',
    '"',
    "geom'POINT(1 2)'",
    '1e400',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text)),
);
const operator = fc.constantFrom('=', '!=', '<', '>=', 'like', 'in', ':', 'is not', 'and', '+', '/');
const call = fc
  .tuple(
    fc.constantFrom(
      'sum',
      'avg',
      'count',
      'year',
      'lower',
      'search',
      'date_format',
      'range',
      'percentile',
      'now',
      'random',
      'bogus',
    ),
    name,
    literal,
  )
  .map(([f, x, y]) => `${f}(${x}, ${y})`);
const clause = fc
  .array(
    fc.oneof(name, literal, operator, call, fc.constantFrom('(', ')', ',', ' as x', ' desc', 'not ', '*', '[1..2]')),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(' '));
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('', '-1', '0', '1e9', '99999999999999999999', 'true', 'TRUE', '%', '\u0000', '../../etc'),
);

/** A value for a parameter: what it is for, or anything. */
function valuesFor(parameter: string): fc.Arbitrary<string> {
  if (['select', 'where', 'group_by', 'order_by'].includes(parameter))
    return fc.oneof({ weight: 6, arbitrary: clause }, { weight: 3, arbitrary: name }, anything);
  if (['refine', 'exclude'].includes(parameter))
    return fc.tuple(name, anything).map(([column, value]) => `${column}:${value}`);
  if (['limit', 'offset'].includes(parameter)) return fc.oneof(fc.integer({ min: -3, max: 200 }).map(String), anything);
  if (parameter === 'facet') return fc.oneof(name, call);
  return anything;
}

const request = fc.constantFrom(...ENDPOINTS).chain(({ path, parameters, schema }) =>
  fc.record({
    schema: fc.constant(schema),
    path: fc
      .record({
        dataset: fc.constantFrom(...DATASETS.map(({ id }) => id), 'none'),
        format: fc.constantFrom('csv', 'json', 'jsonl', 'parquet', 'ttl', 'docx'),
      })
      .map(({ dataset, format }) =>
        path
          .replace('{dataset_id}', dataset)
          .replace(/\{(catalogue_)?format\}/, format)
          .replace('{version}', AS_OF)
          .replace('{language}', 'r')
          .replace('{record_id}', 'f'.repeat(40)),
      ),
    query: fc
      .array(
        fc
          .constantFrom(...PARAMETERS[parameters].map((parameter) => parameter.name), 'bogus')
          .chain((one) => fc.tuple(fc.constant(one), valuesFor(one))),
        { maxLength: 4 },
      )
      .map((pairs) => new URLSearchParams(pairs)),
  }),
);

test('no request makes the server fail, and every answer is of its schema', async () => {
  await fc.assert(
    fc.asyncProperty(request, async ({ path, query, schema }) => {
      const url = `${BASE}${path}?${query}`;
      const answer = await served.app.inject(url);
      assert.ok(
        [200, 400, 404].includes(answer.statusCode),
        `${answer.statusCode} for ${url}: ${answer.body.slice(0, 300)}`,
      );
      const expected = answer.statusCode === 200 ? schema : 'error';
      if (expected === undefined || (expected === 'dataset' && url.includes('select='))) return;
      if (expected === 'dataset_list' && /[?&](select|group_by)=[^&]/.test(url)) return;
      const check = schemaOf(expected);
      assert.ok(check(answer.json()), `${url}: ${ajv.errorsText(check.errors)}`);
    }),
    { numRuns: RUNS, ...(process.env.OPENCPF_LONG_RUNS === undefined ? { seed: 7 } : {}) },
  );
});
