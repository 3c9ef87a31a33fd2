/**
 * Requests nobody would write, made from the OpenAPI document, from broken clauses and from real queries with mistakes in them, over loopback:
 * never a failure of ours, always an answer of its schema, and no memory that grows.
 * `OPENCPF_LONG_RUNS=500000 npm run unit -- test/explore/fuzz.test.ts` for the long run.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { DATASETS } from '../../src/datasets/index.ts';
import { CATALOGUE_FORMATS } from '../../src/explore/catalogue-exports.ts';
import { FORMAT_NAMES } from '../../src/explore/export-format.ts';
import { renderOpenApi } from '../../src/explore/openapi/document.ts';
import { ENDPOINTS } from '../../src/explore/openapi/endpoints.ts';
import { renderParameters } from '../../src/explore/openapi/parameters.ts';
import { LIMITS } from '../../src/limits.ts';
import { fillHoles, REAL_QUERIES } from '../odsql/corpus.ts';
import { AS_OF } from '../publish/press.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { IS_LONG, runsOf } from '../runs.ts';
import { servePublished } from './fixture.ts';

const RUNS = runsOf(600);
/** Requests under way at once. */
const TOGETHER = 8;
const BASE = '/api/explore/v2.1';
/** Bytes of the answers kept: soon full, so that memory which grows after that is memory lost. */
const ANSWERS_BYTES = 4_194_304;
const served = servePublished({
  ...{ queries_waiting: 1_000, query_wait_ms: 600_000, query_time_ms: 600_000 },
  answers_bytes: ANSWERS_BYTES,
});

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

/** A request, and the schema of its answer when it is one of JSON. */
interface Asked {
  schema: string | undefined;
  path: string;
  query: URLSearchParams;
}

const invented: fc.Arbitrary<Asked> = fc.constantFrom(...ENDPOINTS).chain(({ path, parameters, schema }) =>
  fc.record({
    schema: fc.constant(schema),
    path: fc
      .record({
        dataset: fc.constantFrom(...DATASETS.map(({ id }) => id), 'none'),
        format: fc.constantFrom(...FORMAT_NAMES, ...CATALOGUE_FORMATS, 'docx'),
      })
      .map(({ dataset, format }) =>
        path
          .replace('{dataset_id}', dataset)
          .replace(/\{(catalogue_)?format\}/, format)
          .replace('{version}', AS_OF)
          .replace('{language}', 'r')
          .replace('{record_id}', 'f'.repeat(40))
          .replace('{certification}', 'RNCP04'),
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

/** Real queries of any portal, sent to our datasets. */
const REAL: readonly (readonly [string, string])[][] = readRealQueries();
const mistake = fc.oneof(
  fc.record({
    at: fc.nat(200),
    cut: fc.nat(3),
    put: fc.oneof(literal, operator, name, fc.string({ unit: 'grapheme', maxLength: 2 })),
  }),
  fc.record({ at: fc.nat(200), cut: fc.nat(3), put: fc.constantFrom('', '(', ')', '"', "'", ',', '*', '..', '`') }),
);

/** A real query with some characters taken out and others put in, where there are real ones. */
const mistaken = (): fc.Arbitrary<Asked> =>
  fc
    .tuple(
      fc.constantFrom(...REAL),
      fc.constantFrom(...DATASETS.map(({ id }) => id)),
      fc.array(mistake, { maxLength: 3 }),
    )
    .map(([pairs, dataset, mistakes]) => {
      const query = new URLSearchParams(
        pairs.map(([parameter, value]) => {
          const written = mistakes.reduce((text, { at, cut, put }) => {
            const from = text.length === 0 ? 0 : at % text.length;
            return text.slice(0, from) + put + text.slice(from + cut);
          }, value);
          return [parameter, written] as [string, string];
        }),
      );
      return { schema: 'records', path: `/catalog/datasets/${dataset}/records`, query };
    });
const request = REAL.length === 0 ? invented : fc.oneof({ weight: 2, arbitrary: invented }, mistaken());

function readRealQueries(): (readonly [string, string])[][] {
  if (unlessReal(REAL_QUERIES) !== false) return [];
  const lines = readFileSync(realFile(REAL_QUERIES), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { params } = JSON.parse(line) as { params: Record<string, string | string[]> };
    return Object.entries(params).flatMap(([parameter, value]) =>
      [value].flat().map((one) => [parameter, fillHoles(String(one))] as const),
    );
  });
}

/** Sends a request and judges its answer. */
async function tryOne({ path, query, schema }: Asked): Promise<void> {
  const url = `${BASE}${path}?${query}`;
  const answer = await fetch(`${served.address}${url}`);
  const body = await answer.text();
  assert.ok([200, 400, 404].includes(answer.status), `${answer.status} for ${url}: ${body.slice(0, 300)}`);
  const expected = answer.status === 200 ? schema : 'error';
  if (expected === undefined || (expected === 'dataset' && url.includes('select='))) return;
  if (expected === 'dataset_list' && /[?&](select|group_by)=[^&]/.test(url)) return;
  const check = schemaOf(expected);
  assert.ok(check(JSON.parse(body)), `${url}: ${ajv.errorsText(check.errors)}`);
}

test('no request makes the server fail, and every answer is of its schema', async (t) => {
  // Node warns when a file was left open and is closed by chance.
  const warnings: string[] = [];
  process.on('warning', ({ message }) => warnings.push(message));
  if (REAL.length === 0) t.diagnostic(`without real queries: ${unlessReal(REAL_QUERIES)}`);
  const memory: number[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: TOGETHER, maxLength: TOGETHER }), async (requests) => {
      await Promise.all(requests.map(tryOne));
      memory.push(process.memoryUsage.rss() / 2 ** 20);
    }),
    { numRuns: Math.ceil(RUNS / TOGETHER), ...(IS_LONG ? {} : { seed: 7 }) },
  );
  const tenth = Math.ceil(memory.length / 10);
  const tenths = Array.from({ length: 10 }, (_, rank) => median(memory.slice(rank * tenth, (rank + 1) * tenth)));
  const told = tenths.map((mebibytes) => mebibytes.toFixed(0)).join(', ');
  t.diagnostic(`${memory.length * TOGETHER} requests; resident memory by tenth: ${told} MiB`);
  assert.deepEqual(warnings, []);
  // The first half fills what is kept and the engine's memory; in the second nothing grows any more.
  if (IS_LONG) assert.ok(tenths[9]! < tenths[4]! * 1.1, `resident memory by tenth: ${told} MiB`);
});

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
