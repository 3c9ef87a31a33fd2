/** The headers that the OpenAPI document declares, and those of the answers: none is told that never comes, none comes untold. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { ENDPOINTS } from '../../src/explore/openapi/endpoints.ts';
import { HEADERS } from '../../src/explore/openapi/headers.ts';
import { ACHATS, NOMBRES, openApplication, openWorld, publishEndless, ROOT, SANS_FIN } from './fixture.ts';

interface Document {
  readonly paths: Readonly<
    Record<string, { get: { responses: Record<string, { headers: object; content?: Record<string, object> }> } }>
  >;
}

const TOLD = new Map(Object.keys(HEADERS).map((name) => [name.toLowerCase(), name]));
const RECORD = '/catalog/datasets/{dataset_id}/records';
const EXPORT = '/catalog/datasets/{dataset_id}/exports/{format}';

/** Requests with our values in place of the parameters of the path: template, query, headers, status. */
type Asked = readonly [path: string, query: string, headers: Record<string, string>, status: number];

const ASKED: readonly Asked[] = [
  ...ENDPOINTS.map(({ path }): Asked => [path, '?bogus=1', {}, 200]),
  ...ENDPOINTS.filter(({ headers }) => headers.includes('ETag')).map(
    ({ path }): Asked => [path, '?bogus=1', { 'if-none-match': '*' }, 304],
  ),
  [RECORD, '?limit=1&select=avg(prix_moyen)', {}, 200],
  [RECORD, '?limit=1', {}, 200],
  ['/catalog/datasets', '?where=modified > 2024-05-10', {}, 200],
  [EXPORT, '?select=avg(prix_moyen)', {}, 200],
  [EXPORT, '', {}, 200],
  [EXPORT, '?bogus=1', { range: 'bytes=0-9' }, 206],
  [EXPORT, '?bogus=1', { range: 'bytes=99999999-' }, 416],
  [RECORD, '?where=nope&bogus=1', {}, 400],
  [RECORD, '?select=now()&limit=1', {}, 200],
  ['/catalog/datasets/{dataset_id}/records/{record_id}', '?select=nope', {}, 400],
  ['/catalog/exports/{catalogue_format}', '?where=nope', {}, 400],
];

async function ask(
  app: FastifyInstance,
  [path, query, headers]: Asked,
  values: Record<string, string>,
): Promise<LightMyRequestResponse> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!);
  return app.inject({ url: `${ROOT}${filled}${query}`, headers });
}

test('answers have the headers that the document declares, and every declared header comes', async () => {
  await using world = await openWorld();
  await publishEndless(world.data);
  await using app = await openApplication(world.data);
  const { results } = (await app.inject(`${ROOT}/catalog/datasets/achats/records?include_app_metas=true`)).json();
  const values = {
    dataset_id: 'achats',
    record_id: results[0]._id,
    format: 'parquet',
    catalogue_format: 'csv',
    language: 'r',
    version: '2025-04-01',
    certification: 'RNCP04',
    report: 'quality.en.html',
    file: 'achats.parquet',
    from: '2025-04-01',
    to: '2025-04-01',
  };
  const { paths } = (await app.inject(`${ROOT}/openapi.json`)).json() as Document;
  const told = (path: string, status: number): string[] =>
    Object.keys((paths[path]!.get.responses[status] ?? assert.fail(`${path} ${status} is not declared`)).headers);
  const come = new Map<string, Set<string>>();
  const hold = (asked: Asked, answer: LightMyRequestResponse): void => {
    const [path, query, , status] = asked;
    assert.equal(answer.statusCode, status, `${path}${query}: ${answer.body.slice(0, 200)}`);
    const names = Object.keys(answer.headers).flatMap((name) => TOLD.get(name) ?? []);
    assert.deepEqual(
      names.filter((name) => !told(path, status).includes(name)),
      [],
      `${path}${query} ${status}`,
    );
    const seen = come.get(path) ?? new Set();
    for (const name of names) seen.add(`${status} ${name}`);
    come.set(path, seen);
  };
  for (const asked of ASKED) hold(asked, await ask(app, asked, values));

  await using mean = await openApplication(world.data, { limits: { client_dataset_requests_per_day: 1 } });
  for (const status of [200, 429]) {
    const asked: Asked = [RECORD, '?limit=1', {}, status];
    hold(asked, await ask(mean, asked, values));
  }
  const slow = { queries_running: 1, queries_waiting: 0, query_time_ms: 200 };
  await using busy = await openApplication(world.data, { limits: slow, datasets: [ACHATS, NOMBRES, SANS_FIN] });
  const endless = { ...values, dataset_id: 'sans_fin' };
  const answers = await Promise.all(
    [1, 2].map((limit) => ask(busy, [RECORD, `?limit=${limit}&bogus=1`, {}, 0], endless)),
  );
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [503, 504]);
  for (const answer of answers) hold([RECORD, '', {}, answer.statusCode], answer);

  for (const [path, seen] of come)
    for (const status of [200, 206, 304, 416, 429, 503]) {
      const some = [...seen].some((one) => one.startsWith(`${status} `));
      assert.deepEqual(
        some ? told(path, status).filter((name) => !seen.has(`${status} ${name}`)) : [],
        [],
        `${path} ${status}`,
      );
    }
});
