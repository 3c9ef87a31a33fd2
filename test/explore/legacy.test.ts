/** Facts that hold between the older APIs and v2.1. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { openApplication, ROOT, serveWorld } from './fixture.ts';

interface RecordOfV1 {
  recordid: string;
  fields: object;
}

const served = serveWorld();

const ask = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  served.app.inject({ url, headers });

test('a record has the same identity and fields in a search, in a download, and alone', async () => {
  const search = await ask('/api/records/1.0/search/?dataset=nombres&rows=100&sort=-n');
  const download = await ask('/api/records/1.0/download/?dataset=nombres&rows=100&sort=-n&format=json');
  const records = search.json().records as RecordOfV1[];
  assert.deepEqual(download.json(), records);
  assert.equal(new Set(records.map(({ recordid }) => recordid)).size, 100);
  const { recordid, fields } = records[42]!;
  const alone = await ask(`/api/v2/catalog/datasets/nombres/records/${recordid}`);
  assert.deepEqual(alone.json().record.fields, fields);
});

test('a search reaches the first 10,000 rows in one page, a download all', async () => {
  const search = await ask('/api/records/1.0/search/?dataset=nombres&rows=10000&fields=n');
  assert.equal(search.json().records.length, 10_000);
  const most = await ask('/api/records/1.0/search/?dataset=nombres&rows=-1&start=9990&fields=n');
  assert.equal(most.json().records.length, 10);
  const download = await ask('/api/records/1.0/download/?dataset=nombres&fields=n');
  assert.equal(download.body.trim().split('\n').length, 12_001);
});

test('the rows of each API are those of v2.1', async () => {
  const query = 'where=nb%20%3E%205&order_by=nb%20desc,jour';
  const rows = (await ask(`${ROOT}/catalog/datasets/achats/records?${query}`)).json().results;
  const older = (await ask(`/api/explore/v2.0/catalog/datasets/achats/records?${query}`)).json().records;
  assert.deepEqual(
    older.map((one: { record: { fields: object } }) => one.record.fields),
    rows,
  );
  const oldest = (await ask('/api/records/1.0/search?dataset=achats&q=nb%3E5&sort=nb,-jour')).json().records;
  assert.deepEqual(
    oldest.map(({ fields }: RecordOfV1) => fields),
    rows.map((row: object) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))),
  );
});

test('an answer that the client has is not sent again, a volatile one is not kept', async () => {
  for (const url of ['/api/v2/catalog/datasets/achats/records', '/api/records/1.0/search?dataset=achats']) {
    const { headers } = await ask(url);
    const again = await ask(url, { 'if-none-match': String(headers.etag) });
    assert.equal(again.statusCode, 304);
  }
  const volatile = await ask('/api/records/1.0/search?dataset=achats&q=jour%3C%23now(days%3D-1)');
  assert.equal(volatile.json().nhits, 12);
  assert.equal(volatile.headers['cache-control'], 'no-store');
});

test('a key is not sent back', async () => {
  const answer = await ask('/api/records/1.0/search?dataset=achats&apikey=secret');
  assert.doesNotMatch(answer.body, /secret/);
});

test('charts are the groups of v2.1; those that are cut are told', async () => {
  const charts = await ask(
    '/api/records/1.0/analyze?dataset=nombres&x=groupe&sort=s&y.s.func=SUM&y.s.expr=n&y.c.func=COUNT&maxpoints=0',
  );
  const groups = await ask(
    `${ROOT}/catalog/datasets/nombres/records?select=sum(n) as s,count(*) as c&group_by=groupe&order_by=s desc`,
  );
  assert.deepEqual(
    charts.json().map(({ x, s, c }: { x: string; s: number; c: number }) => ({ groupe: x, s, c })),
    groups.json().results,
  );
  assert.equal(charts.headers['ods-analyze-truncated'], undefined);
  await using small = await openApplication(served.data, { limits: { groups_window: 7 } });
  const url = '/api/records/1.0/analyze?dataset=nombres&x=groupe&y.c.func=COUNT';
  const cut = await small.inject(url);
  assert.deepEqual([cut.json().length, cut.headers['ods-analyze-truncated']], [7, 'true']);
  const asked = await small.inject(`${url}&maxpoints=3`);
  assert.deepEqual([asked.json().length, asked.headers['ods-analyze-truncated']], [3, undefined]);
});

test('no expression of a chart makes the server fail, or reads more than one figure', async () => {
  const pieces = fc.constantFrom(
    'nb',
    'code',
    '*',
    '+',
    '/',
    '(',
    ')',
    ',',
    ' as ',
    'sum(',
    '"',
    "'",
    '1',
    '0',
    '`',
    'now()',
    '--',
    ';',
  );
  const expression = fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(expression, fc.constantFrom('SUM', 'STDDEV', 'MAX'), async (expr, func) => {
      const query = new URLSearchParams({ dataset: 'achats', 'y.s.func': func, 'y.s.expr': expr });
      const answer = await ask(`/api/records/1.0/analyze?${query}`);
      assert.ok([200, 400].includes(answer.statusCode), `${expr}: ${answer.body}`);
      if (answer.statusCode === 200) assert.deepEqual(answer.json().map(Object.keys), [['s']]);
    }),
    { numRuns: 200 },
  );
});

test('a script is a call and nothing else, and may not be taken for a page', async () => {
  const name = 'jQuery1_2.show';
  const plain = await ask('/api/datasets/1.0/search?rows=1');
  const script = await ask(`/api/datasets/1.0/search?rows=1&callback=${name}`);
  assert.equal(script.headers['x-content-type-options'], 'nosniff');
  const said: { nhits: number }[] = [];
  new Function('jQuery1_2', script.body)({ show: (body: { nhits: number }) => said.push(body) });
  assert.deepEqual(said[0], { ...plain.json(), parameters: { ...plain.json().parameters, callback: name } });
  for (const wrong of ['alert(1)', 'a;b', 'a b', '1a', 'a..b', '</script>', 'a'.repeat(200), '"x"', 'a\u2028b'])
    assert.equal((await ask(`/api/datasets/1.0/search?callback=${encodeURIComponent(wrong)}`)).statusCode, 400, wrong);
});

test('a form asks what an address asks, and may be longer', async () => {
  const query = new URLSearchParams({ dataset: 'nombres', sort: '-n', rows: '3' });
  const address = await ask(`/api/records/1.0/search?${query}`);
  const form = await served.app.inject({
    method: 'POST',
    url: '/api/records/1.0/search/?rows=5',
    payload: String(query),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'if-none-match': '*' },
  });
  assert.deepEqual(form.json(), address.json());
  const preflight = { origin: 'https://example.org', 'access-control-request-method': 'POST' };
  const allowed = await served.app.inject({ method: 'OPTIONS', url: '/api/records/1.0/search', headers: preflight });
  assert.match(String(allowed.headers['access-control-allow-methods']), /POST/);
});
