/** The limits of a server, raised and lowered: what is answered, what is refused, and in which words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { ExploreOptions } from '../../src/explore/start.ts';
import { openApplication, openWorld, publishNumbers, ROOT } from './fixture.ts';

const NUMBERS = `${ROOT}/catalog/datasets/nombres`;
const V1 = '/api/records/1.0/search?dataset=nombres';

/** Sixty thousand rows, in 150 groups. */
async function withServer(limits: ExploreOptions['limits'], act: (app: FastifyInstance) => Promise<void>) {
  await using world = await openWorld();
  await publishNumbers(world.data, '2025-05-01', 2, 60_000);
  await using app = await openApplication(world.data, { limits: limits ?? {} });
  await act(app);
}

async function refused(app: FastifyInstance, url: string, words: string): Promise<void> {
  const { statusCode, body } = await app.inject(url);
  assert.equal(statusCode, 400, url);
  assert.ok(body.includes(words), `${url}: ${body}`);
}

test('by default the windows are those of the official API', () =>
  withServer({}, async (app) => {
    await refused(
      app,
      `${NUMBERS}/records?limit=1000`,
      'Invalid value for limit API parameter: 1000 was found but -1 <= limit <= 100 is expected.',
    );
    await refused(
      app,
      `${NUMBERS}/records?offset=50000`,
      'Invalid value for offset API parameter: 50000 was found but offset + limit <= 10000 is expected.',
    );
  }));

test('raised windows are answered, and the words and the document follow', () =>
  withServer({ records_limit: 5_000, records_window: 60_000, facet_values: 120 }, async (app) => {
    const page = (await app.inject(`${NUMBERS}/records?limit=1000&offset=50000&order_by=n`)).json();
    assert.equal(page.results.length, 1_000);
    assert.equal(page.results[0].n, 50_000);
    const whole = await app.inject(`${NUMBERS}/records?limit=-1&order_by=n&include_app_metas=true&include_links=true`);
    assert.equal(whole.json().results.length, 5_000);
    assert.equal(new Set(whole.json().results.map(({ _id }: { _id: string }) => _id)).size, 5_000);
    await refused(app, `${NUMBERS}/records?limit=5001`, '5001 was found but -1 <= limit <= 5000 is expected.');
    await refused(app, `${NUMBERS}/records?offset=60000`, 'offset + limit <= 60000 is expected.');
    await refused(app, `${V1}&start=60001`, '0 <= start <= 60000 is expected.');
    assert.equal((await app.inject(`${V1}&start=59999&rows=1&sort=-n`)).json().records[0].fields.n, 59_999);
    const [facet] = (await app.inject(`${NUMBERS}/facets?facet=groupe`)).json().facets;
    assert.deepEqual([facet.facets.length, facet.total], [120, 150]);
    const { paths } = (await app.inject(`${ROOT}/openapi.json`)).json();
    const described = JSON.stringify(paths['/catalog/datasets/{dataset_id}/records']);
    assert.match(described, /at most 5000, or 20000 groups/);
    assert.match(described, /at most 60000 for rows/);
  }));

test('lowered limits are met, by every API and every clause', () =>
  withServer(
    {
      ...{ records_limit: 5, records_window: 20, groups_window: 7, clause_items: 3, clause_depth: 4 },
      ...{ clause_characters: 200, request_words: 2, date_format_characters: 3 },
    },
    async (app) => {
      assert.equal((await app.inject(`${NUMBERS}/records`)).json().results.length, 5);
      assert.equal((await app.inject(`${V1}&rows=-1`)).json().records.length, 20);
      assert.equal((await app.inject(`${NUMBERS}/records?include_app_metas=true`)).json().results.length, 5);
      assert.equal((await app.inject(`${NUMBERS}/records?group_by=groupe`)).json().results.length, 7);
      await refused(app, `${NUMBERS}/records?group_by=groupe&limit=8`, '-1 <= limit <= 7 is expected');
      await refused(app, `${NUMBERS}/facets?facet=facet(name="groupe",limit=8)`, '1 <= limit <= 7 is expected');
      for (const [clause, name] of [
        ['where=n in (1,2,3,4)', 'at most 3 are accepted (clause_items)'],
        ['where=((((((n=1))))))', 'at most 4 are accepted (clause_depth)'],
        [`where=n=${'1'.repeat(200)}`, 'at most 200 are accepted (clause_characters)'],
        ['where="a b c"', 'at most 2 are accepted (request_words)'],
        ["select=date_format(date'2025','yyyy')", 'more than 3 characters (date_format_characters)'],
      ])
        await refused(app, `${NUMBERS}/records?${clause}`, name!);
      await refused(app, `${V1}&q=((((((n=1))))))`, 'at most 4 levels are accepted (clause_depth)');
    },
  ));

test('clauses may be deeper and longer', () =>
  withServer({ clause_depth: 256, clause_items: 20_000, clause_characters: 200_000 }, async (app) => {
    const deep = `${'('.repeat(200)}n=1${')'.repeat(200)}`;
    assert.equal((await app.inject(`${NUMBERS}/records?where=${deep}`)).json().total_count, 1);
    const many = Array.from({ length: 10_000 }, (_, index) => index).join(',');
    const answer = await app.inject(`${NUMBERS}/records?where=n in (${many})`);
    assert.equal(answer.json().total_count, 10_000);
  }));

test('one who meets a busy server is told the configured time', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, {
    limits: { queries_running: 1, queries_waiting: 0, query_wait_ms: 42_000 },
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => app.inject(`${NUMBERS}/records?where=n>${index}`)),
  );
  const busy = answers.filter(({ statusCode }) => statusCode === 503);
  assert.ok(busy.length > 0);
  for (const { headers } of busy) assert.equal(headers['retry-after'], '42');
});
