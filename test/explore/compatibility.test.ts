/** Facts about the official API that scripts rely on, over enough rows to meet the limits. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { DATASETS } from '../../src/datasets/index.ts';
import { openApplication, openWorld, publish, ROOT } from './fixture.ts';

const NUMBERS = `${ROOT}/catalog/datasets/nombres`;
let world: Awaited<ReturnType<typeof openWorld>>;
let app: FastifyInstance;
before(async () => {
  world = await openWorld();
  app = await openApplication(world.data);
});
after(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

const ask = (path: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  app.inject({ url: path, headers });

/** Path below the dataset, status, rows (or values, or lines) given back. */
const SIZES: readonly [path: string, status: number, size: number | null][] = [
  ['/records', 200, 10],
  ['/records?limit=-1', 200, 100],
  ['/records?limit=100&offset=9900', 200, 100],
  ['/records?limit=100&offset=9901', 400, null],
  ['/records?offset=10000', 400, null],
  ['/records?limit=-1&offset=10000', 400, null],
  ['/records?limit=0&offset=10000', 200, 0],
  ['/records?limit=-2', 400, null],
  ['/records?offset=-1', 400, null],
  ['/records?limit=1.5', 400, null],
  ['/records?limt=1', 200, 10],
  ['/records?refine.groupe=g001', 200, 10],
  ['/records?group_by=groupe', 200, 150],
  ['/records?group_by=groupe&limit=-1', 200, 150],
  ['/records?group_by=n', 200, 12_000],
  ['/records?group_by=n&limit=20000', 200, 12_000],
  ['/records?group_by=n&limit=20001', 400, null],
  ['/records?group_by=n&limit=1&offset=20000', 400, null],
  ['/records?group_by=n&offset=20000', 400, null],
  ['/records?where=n+%3C+5&where=n+%3E+2', 200, 2],
  ['/exports/json', 200, 12_000],
  ['/exports/json?limit=-1&offset=0', 200, 12_000],
  ['/exports/json?limit=11000&offset=500', 200, 11_000],
  ['/exports/json?group_by=n', 200, 12_000],
];

for (const [path, status, size] of SIZES)
  test(`${path} → ${status}${size === null ? '' : `, ${size}`}`, async () => {
    const answer = await ask(`${NUMBERS}${path}`);
    assert.equal(answer.statusCode, status, answer.body);
    if (size === null) return assert.equal(answer.json().error_code, 'InvalidRESTParameterError');
    const body = answer.json();
    assert.equal((body.results ?? body).length, size);
  });

test('facets list 100 values unless a limit is asked, and tell how many there are', async () => {
  const list = async (facet: string) =>
    (await ask(`${NUMBERS}/facets?facet=${encodeURIComponent(facet)}`)).json().facets[0];
  const short = await list('groupe');
  assert.equal(short.facets.length, 100);
  assert.equal(short.total, 150);
  assert.equal((await list('facet(name="groupe", limit=500)')).facets.length, 150);
});

test('pages without an order follow the rows of the release, and never overlap', async () => {
  const seen: number[] = [];
  for (let offset = 0; offset < 500; offset += 100) {
    const { results } = (await ask(`${NUMBERS}/records?limit=100&offset=${offset}`)).json();
    seen.push(...results.map(({ n }: { n: number }) => n));
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 500 }, (_, index) => index),
  );
});

test('an export keeps the order asked', async () => {
  const rows = (await ask(`${NUMBERS}/exports/json?order_by=n+desc&select=n`)).json() as { n: number }[];
  assert.deepEqual(
    rows.map(({ n }) => n),
    Array.from({ length: 12_000 }, (_, index) => 11_999 - index),
  );
});

test('a key is neither needed nor a hindrance', async () => {
  assert.equal((await ask(`${NUMBERS}/records?apikey=x`, { authorization: 'apikey K' })).statusCode, 200);
});

test('every endpoint fails in the same shape', async () => {
  const paths = [
    '',
    '/records',
    '/facets',
    '/exports',
    '/exports/csv',
    '/exports/parquet',
    '/releases',
    '/releases/x',
    '/nope',
  ];
  for (const path of paths) {
    const answer = await ask(`${ROOT}/catalog/datasets/absent${path}`);
    assert.equal(answer.statusCode, 404, path);
    const body = answer.json();
    assert.deepEqual(Object.keys(body), ['error_code', 'message', 'details']);
    assert.equal(body.error_code, 'NotFoundResource');
    assert.equal(body.details.request_id, answer.headers['x-request-id']);
  }
});

for (const definition of DATASETS)
  test(`${definition.id}: described in both languages, listed, counted and exported with labels`, async () => {
    const row = definition.columns.map(
      ({ name, type, nullable }) => `${nullable ? 'null' : VALUES[type]}::${TYPES[type]} as ${name}`,
    );
    await publish(world.data, definition, '2026-11-01', `select ${row.join(', ')}`);
    const real = await openApplication(world.data, { datasets: [definition] });
    const path = `${ROOT}/catalog/datasets/${definition.id}`;
    for (const lang of ['fr', 'en'] as const) {
      const { fields, metas } = (await real.inject(`${path}?lang=${lang}`)).json();
      assert.equal(metas.default.title, definition.title[lang]);
      assert.equal(metas.opencpf.release, '2026-11-01');
      assert.deepEqual(
        fields.map(({ name }: { name: string }) => name),
        definition.columns.map(({ name }) => name),
      );
    }
    const page = (await real.inject(`${path}/records`)).json();
    assert.deepEqual(
      Object.keys(page.results[0]),
      definition.columns.map(({ name }) => name),
    );
    const facets = (await real.inject(`${path}/facets`)).json().facets;
    assert.equal(facets.length, definition.columns.filter(({ facet }) => facet !== undefined).length);
    const csv = (await real.inject(`${path}/exports/csv?use_labels=true`)).body.split('\n')[0];
    assert.equal(csv, `\ufeff${definition.columns.map(({ name, label }) => label ?? name).join(';')}`);
    await real.close();
  });

const VALUES = { text: "'a'", int: '1', double: '1.5', date: "'2026-10-01'" };
const TYPES = { text: 'varchar', int: 'bigint', double: 'double', date: 'date' };
