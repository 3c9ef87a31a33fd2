/** The OpenAPI document: it names the routes of the server, and the server answers as it says. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { DATASETS } from '../../src/datasets/index.ts';
import { renderOpenApi } from '../../src/explore/openapi/document.ts';
import { ENDPOINTS } from '../../src/explore/openapi/endpoints.ts';
import { recordSchema } from '../../src/explore/openapi/schemas.ts';
import { AS_OF } from '../publish/press.ts';
import { servePublished } from './fixture.ts';

const BASE = '/api/explore/v2.1';
const ROOT = join(import.meta.dirname, '../..');
const served = servePublished();

const document = renderOpenApi(DATASETS, BASE, 'test') as {
  components: { schemas: Record<string, object> };
  paths: Record<string, object>;
};
const ajv = new Ajv2020({ allErrors: true, strict: false });
ajv.addSchema({ $id: 'openapi', ...document });
const valid = (schema: string, value: unknown): void => {
  const check = ajv.getSchema(`openapi#/components/schemas/${schema}`)!;
  assert.ok(check(value), `${schema}: ${ajv.errorsText(check.errors)}`);
};

/** An endpoint's path with our values in place of its parameters. */
async function filled(path: string, dataset: string): Promise<string> {
  const first = (
    await served.app.inject(`${BASE}/catalog/datasets/${dataset}/records?limit=1&include_app_metas=true`)
  ).json();
  return (
    BASE +
    path
      .replace('{record_id}', first.results[0]._id)
      .replace('{certification}', 'RS6203')
      .replace('{dataset_id}', dataset)
      .replace('{format}', 'json')
      .replace('{catalogue_format}', 'ttl')
      .replace('{version}', AS_OF)
      .replace('{report}', 'quality')
      .replace('{file}', `${dataset}.parquet`)
      .replace('{from}', AS_OF)
      .replace('{to}', AS_OF)
      .replace('{language}', 'python')
  );
}

test('the server gives the document', async () => {
  const given = (await served.app.inject(`${BASE}/openapi.json`)).json();
  assert.equal(given.openapi, '3.1.0');
  assert.deepEqual(Object.keys(given.paths), Object.keys(document.paths));
});

for (const { path, schema } of ENDPOINTS) {
  test(`${path} answers as the document says`, async () => {
    const those = path.includes('{certification}')
      ? DATASETS.filter((one) => one.certifications !== undefined)
      : DATASETS;
    assert.ok(those.length > 0);
    for (const { id } of those) {
      const answer = await served.app.inject(await filled(path, id));
      assert.equal(answer.statusCode, 200);
      if (schema !== undefined) valid(schema, answer.json());
    }
  });
}

test('rows are as the definition of their dataset says', async () => {
  for (const dataset of DATASETS) {
    const { results } = (await served.app.inject(`${BASE}/catalog/datasets/${dataset.id}/records?limit=100`)).json();
    assert.ok(results.length > 0);
    for (const row of results) valid(recordSchema(dataset), row);
  }
});

test('failures are as the document says', async () => {
  for (const url of [
    '/catalog/datasets/none',
    `/catalog/datasets/${DATASETS[0]!.id}/records?where=nope`,
    `/catalog/datasets/${DATASETS[0]!.id}/records?limit=101`,
    '/nowhere',
  ]) {
    const answer = await served.app.inject(BASE + url);
    assert.ok([400, 404].includes(answer.statusCode));
    valid('error', answer.json());
  }
});

/** Paths of the routes that the files of the API register. */
function* routes(): Generator<string> {
  for (const file of globSync('src/explore/*.ts', { cwd: ROOT })) {
    for (const [, rest, whole] of readFileSync(join(ROOT, file), 'utf8').matchAll(
      /app\.get\(\s*(?:`?\$?\{?DATASET\}?([^`,]*)`?|'([^']+)')\s*,/g,
    )) {
      yield (whole ?? `/catalog/datasets/:dataset${rest}`).replaceAll(/:\w+/g, '{}');
    }
  }
}

test('every route of the API is in the document, and no other', () => {
  const described = ENDPOINTS.map(({ path }) => path.replaceAll(/\{\w+\}/g, '{}'));
  assert.deepEqual([...routes()].filter((path) => path !== '/openapi.json').sort(), described.sort());
});
