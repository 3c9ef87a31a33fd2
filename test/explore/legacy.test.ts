/** Facts that hold between the older APIs and v2.1. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { ROOT, serveWorld } from './fixture.ts';

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
