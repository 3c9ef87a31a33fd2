/** Quotas and keys, over the application. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { openApplication, openWorld, ROOT } from './fixture.ts';

const RECORDS = `${ROOT}/catalog/datasets/achats/records?limit=1`;
const OTHER = `${ROOT}/catalog/datasets/nombres/records?limit=1`;
const CATALOGUE = `${ROOT}/catalog/datasets?limit=1`;
const from = (address: string) => ({ 'x-forwarded-for': address });

test('every answer tells what is left, of all and of the dataset; over, the answer is 429', async () => {
  await using world = await openWorld();
  const limits = { client_requests_per_day: 4, client_dataset_requests_per_day: 2 };
  await using app = await openApplication(world.data, { limits });
  const ask = async (url: string, address = '192.0.2.1') => {
    const { statusCode, headers } = await app.inject({ url, headers: from(address) });
    return [statusCode, headers['x-ratelimit-remaining'], headers['x-ratelimit-dataset-remaining']];
  };
  assert.deepEqual(await ask(RECORDS), [200, '3', '1']);
  assert.deepEqual(await ask(RECORDS), [200, '2', '0']);
  assert.deepEqual(await ask(RECORDS), [429, '1', '0']);
  assert.deepEqual(await ask(OTHER), [200, '0', '1']);
  assert.deepEqual(await ask(OTHER), [429, '0', undefined]);
  assert.deepEqual(await ask(CATALOGUE), [429, '0', undefined]);
  assert.deepEqual(await ask(`${ROOT}/nope`), [429, '0', undefined]);
  assert.deepEqual(await ask(CATALOGUE, '192.0.2.2'), [200, '3', undefined]);
});

test('every API counts in the same quotas and tells them alike', async () => {
  await using world = await openWorld();
  const limits = { client_requests_per_day: 20, client_dataset_requests_per_day: 6 };
  await using app = await openApplication(world.data, { limits });
  const urls = [
    RECORDS,
    RECORDS.replace('achats', 'achats@2025-04-01'),
    '/api/v2/catalog/datasets/achats/records?limit=1',
    '/api/explore/v2.0/catalog/datasets/achats/aggregates?select=count(*)',
    '/api/records/1.0/search?dataset=achats&rows=1',
    '/explore/dataset/achats/download?format=csv',
  ];
  for (const [index, url] of urls.entries()) {
    const { statusCode, headers } = await app.inject(url);
    assert.equal(statusCode, 200, url);
    assert.equal(headers['x-ratelimit-remaining'], String(19 - index), url);
    assert.equal(headers['x-ratelimit-dataset-remaining'], String(5 - index), url);
  }
  for (const url of urls) {
    const { statusCode, headers, body } = await app.inject(url);
    assert.equal(statusCode, 429, url);
    assert.equal(headers['cache-control'], 'no-store');
    assert.ok(Number(headers['retry-after']) > 0);
    assert.equal(JSON.parse(body).errorcode, 10_005);
  }
  assert.equal((await app.inject('/api/datasets/1.0/search')).headers['x-ratelimit-remaining'], '7');
  assert.equal((await app.inject('/api/datasets/1.0/nombres')).headers['x-ratelimit-dataset-remaining'], '5');
  assert.equal((await app.inject('/livez')).headers['x-ratelimit-remaining'], undefined);
});

test('the answer over quota is that of the official API, which other sites may read', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits: { client_requests_per_day: 1 } });
  const before = Date.now();
  await app.inject(RECORDS);
  const answer = await app.inject({ url: RECORDS, headers: { origin: 'https://example.org' } });
  assert.equal(answer.statusCode, 429);
  assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
  assert.equal(answer.headers['cache-control'], 'no-store');
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  const { reset_time, ...body } = answer.json();
  assert.deepEqual(body, {
    errorcode: 10_005,
    limit_time_unit: 'day',
    call_limit: 1,
    error: 'You have exceeded the requests limit for anonymous users.',
  });
  assert.match(reset_time, /^\d{4}-\d\d-\d\dT00:00:00Z$/);
  assert.equal(answer.headers['x-ratelimit-limit'], '1');
  assert.equal(answer.headers['x-ratelimit-reset'], reset_time.replace('T', ' ').replace('Z', '+00:00'));
  const wait = Number(answer.headers['retry-after']);
  assert.ok(Math.abs(before + wait * 1_000 - Date.parse(reset_time)) < 5_000);
  const preflight = { origin: 'https://example.org', 'access-control-request-method': 'GET' };
  assert.equal((await app.inject({ method: 'OPTIONS', url: RECORDS, headers: preflight })).statusCode, 204);
});

test('a limit of 0 is none, and by default nobody meets one', async () => {
  await using world = await openWorld();
  const limits = { client_requests_per_day: 0, client_dataset_requests_per_day: 0 };
  await using free = await openApplication(world.data, { limits });
  const { headers } = await free.inject(RECORDS);
  assert.deepEqual(
    Object.keys(headers).filter((name) => name.startsWith('x-ratelimit')),
    [],
  );
  await using app = await openApplication(world.data);
  assert.equal((await app.inject(RECORDS)).headers['x-ratelimit-remaining'], '1999999');
});

test('a key is accepted in every way clients send it, changes nothing, and is never told', async () => {
  await using world = await openWorld();
  const stream = new PassThrough();
  await using app = await openApplication(world.data, { logger: { level: 'trace', stream } });
  const plain = await app.inject(`${RECORDS}&include_links=true`);
  for (const authorization of ['Apikey s3cret', 'ApiKey s3cret', 'apikey s3cret', 'APIKEY s3cret', 'Bearer s3cret']) {
    const answer = await app.inject({ url: `${RECORDS}&include_links=true&apikey=s3cret`, headers: { authorization } });
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.body, plain.body);
    assert.equal(answer.headers.etag, plain.headers.etag);
    assert.doesNotMatch(JSON.stringify(answer.headers), /s3cret|unknown-parameters/);
  }
  const wrong = await app.inject({ url: `${RECORDS}&apikey=s3cret&where=nope`, headers: { authorization: 's3cret' } });
  assert.equal(wrong.statusCode, 400);
  assert.doesNotMatch(wrong.body, /s3cret/);
  const log = String(stream.read());
  assert.match(log, /"status":400/);
  assert.doesNotMatch(log, /s3cret/);
});
