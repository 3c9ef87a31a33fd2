import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../../src/errors.ts';
import { startServer } from '../../src/explore/start.ts';
import { stopServer } from '../../src/http/stop.ts';
import { ACHATS, NOMBRES, openApplication, openWorld, publish, publishEndless, ROOT, SANS_FIN } from './fixture.ts';

const RECORDS = `${ROOT}/catalog/datasets/achats/records`;
const EXPORTS = `${ROOT}/catalog/datasets/achats/exports`;
const ENDLESS = `${ROOT}/catalog/datasets/sans_fin/records`;
const LONG_ROWS = `select range::bigint as n, repeat('abcdxfgh' || (range % 9)::text || ' ', 60) as groupe, 1 as version from range(60000)`;

const listen = async (app: FastifyInstance): Promise<number> => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  return (app.server.address() as AddressInfo).port;
};

test('an answer the client has is not made again; another release or another query is another answer', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  const first = await app.inject(`${RECORDS}?limit=1&select=code`);
  const etag = String(first.headers.etag);
  assert.match(etag, /^"[\w-]{27}"$/);
  assert.equal(first.headers['cache-control'], 'public, max-age=60, must-revalidate');
  const headers = { 'if-none-match': `"other", W/${etag}` };
  const again = await app.inject({ url: `${RECORDS}/?select=code&limit=1`, headers });
  assert.equal(again.statusCode, 304);
  assert.equal(again.body, '');
  assert.equal(again.headers.etag, etag);
  assert.equal((await app.inject({ url: `${RECORDS}?limit=2&select=code`, headers })).statusCode, 200);
  await publish(
    world.data,
    ACHATS,
    '2025-05-01',
    `select * from '${world.data}/releases/achats/2025-04-01/achats.parquet'`,
  );
  assert.equal((await app.inject({ url: `${RECORDS}?limit=1&select=code`, headers })).statusCode, 200);
});

test('an answer that depends on the clock is never kept, and neither is an error', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  for (const query of ['select=now() as t', 'where=jour < now(days=-1)', 'where=nope']) {
    const answer = await app.inject(`${RECORDS}?${encodeURI(query)}`);
    assert.equal(answer.headers.etag, undefined);
    assert.equal(answer.headers['cache-control'], 'no-store');
  }
});

test('headers: any site may read, nothing inline may run', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const answer = await app.inject({ url: RECORDS, headers: { origin: 'https://example.org' } });
  assert.equal(answer.headers['access-control-allow-origin'], '*');
  assert.match(String(answer.headers['access-control-expose-headers']), /X-OpenCPF-Release/);
  assert.match(String(answer.headers['content-security-policy']), /default-src 'self'/);
  assert.doesNotMatch(String(answer.headers['content-security-policy']), /unsafe/);
  assert.equal(answer.headers['x-content-type-options'], 'nosniff');
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: RECORDS,
    headers: {
      origin: 'https://example.org',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'authorization,ods-widgets-version',
    },
  });
  assert.equal(preflight.statusCode, 204);
  assert.match(String(preflight.headers['access-control-allow-headers']), /ods-widgets-version/);
});

test('a target as scripts send it is understood: doubled slash, raw quotes, plus signs, trailing ampersand', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const port = await listen(app);
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `GET /${RECORDS}/?where=code+=+"01"&select=count(*)+as+n&limit=1& HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  let text = '';
  for await (const chunk of socket) text += chunk;
  assert.match(text, /^HTTP\/1.1 200/);
  assert.match(text, /"results":\[\{"n":4\}\]/);
  await stopServer(app);
});

test('a compressed export is a gzip file; the whole Parquet is the published file, by ranges too', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const gzip = await app.inject(`${EXPORTS}/csv?compressed=true&select=code`);
  assert.equal(gzip.headers['content-disposition'], 'attachment; filename="achats.csv.gzip"');
  assert.match(gunzipSync(gzip.rawPayload).toString(), /^\ufeffcode\n01\n/);
  const whole = await app.inject(`${EXPORTS}/parquet`);
  assert.equal(whole.rawPayload.subarray(0, 4).toString(), 'PAR1');
  assert.equal(whole.headers['accept-ranges'], 'bytes');
  const end = await app.inject({ url: `${EXPORTS}/parquet`, headers: { range: 'bytes=-4' } });
  assert.equal(end.statusCode, 206);
  assert.equal(end.body, 'PAR1');
  const resume = (tag: string) =>
    app.inject({ url: `${EXPORTS}/parquet`, headers: { range: 'bytes=4-', 'if-range': tag } });
  assert.equal((await resume(String(whole.headers.etag))).statusCode, 206);
  assert.equal((await resume('"older"')).statusCode, 200);
  const part = await app.inject(`${EXPORTS}/parquet?select=code&parquet_compression=zstd`);
  assert.equal(part.rawPayload.subarray(0, 4).toString(), 'PAR1');
  assert.notEqual(part.rawPayload.length, whole.rawPayload.length);
});

test('an export leaves no file behind, even when the client hangs up', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'opencpf-test-'));
  await using world = await openWorld();
  await publish(world.data, NOMBRES, '2025-06-01', LONG_ROWS);
  await using app = await openApplication(world.data, { temporary, datasets: [NOMBRES] });
  const port = await listen(app);
  const [folder] = await readdir(temporary);
  // A file without name is there as long as something holds it open.
  const left = async () => [...(await readdir(join(temporary, folder!))), ...(await heldOpen(temporary))];
  for (const format of ['csv', 'csv?compressed=true&', 'xlsx', 'turtle', 'jsonld']) {
    const path = `${ROOT}/catalog/datasets/nombres/exports/${format}`;
    const answer = await request(port, path);
    answer.once('data', () => answer.destroy());
    await once(answer, 'close');
    const asked = get({ port, path: `${path}?limit=50000` }).on('error', () => {});
    await wait(20);
    asked.destroy();
    for (let turn = 0; turn < 100 && (await left()).length > 0; turn++) await wait(50);
    assert.deepEqual(await left(), [], format);
  }
  await stopServer(app);
  assert.deepEqual(await readdir(temporary), []);
  await rm(temporary, { recursive: true });
});

/** Files below a folder that this process holds open, where the system tells; none elsewhere. */
async function heldOpen(folder: string): Promise<string[]> {
  const open = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(open.map((one) => readlink(`/proc/self/fd/${one}`).catch(() => '')));
  return paths.filter((path) => path.startsWith(folder));
}

test('a client that hangs up frees its place; those who find none are asked to come back', async () => {
  await using world = await openWorld();
  await publishEndless(world.data);
  const limits = { queries_running: 1, queries_waiting: 0 };
  await using app = await openApplication(world.data, { limits, datasets: [ACHATS, SANS_FIN] });
  const port = await listen(app);
  // A quick question may hold the place when the slow one comes: the slow one is then refused, and asked again with more time to come.
  let refused = false;
  const askSlow = () =>
    get({ port, path: ENDLESS }, (answer) => {
      refused = true;
      answer.resume();
    }).on('error', () => {});
  let slow = askSlow();
  const askQuick = async (turn: number) => {
    await wait(50 * turn);
    return app.inject(`${RECORDS}?limit=1&offset=${turn}`);
  };
  let busy = await askQuick(1);
  for (let turn = 2; busy.statusCode !== 503; turn++) {
    if (refused) slow = askSlow();
    refused = false;
    busy = await askQuick(turn);
  }
  assert.equal(busy.statusCode, 503);
  assert.equal(busy.headers['retry-after'], '5');
  assert.equal(busy.json().error_code, 'Overloaded');
  slow.destroy();
  const left = performance.now();
  while ((await app.inject(`${RECORDS}?limit=1`)).statusCode === 503) await wait(20);
  assert.ok(performance.now() - left < 10_000);
  await stopServer(app);
});

test('a query over its time is stopped and told so', async () => {
  await using world = await openWorld();
  await publishEndless(world.data);
  await using app = await openApplication(world.data, { limits: { query_time_ms: 100 }, datasets: [SANS_FIN] });
  const answer = await app.inject(ENDLESS);
  assert.equal(answer.statusCode, 504);
  assert.equal(answer.json().error_code, 'QueryTimeout');
});

test('a stop lets open requests finish, takes no new one, and cuts what is too long', async () => {
  await using world = await openWorld();
  await publish(world.data, NOMBRES, '2025-06-01', LONG_ROWS);
  const options = {
    datasets: [NOMBRES],
    memoryMiB: 256,
    threads: 1,
    logger: false as const,
    host: '127.0.0.1',
    port: 0,
  };
  const server = await startServer({ data: world.data, ...options });
  const port = Number(new URL(server.url).port);
  const agent = new Agent({ keepAlive: true });
  // The answer has begun, and is too long to be sent whole before it is read.
  const answer = await request(port, `${ROOT}/catalog/datasets/nombres/exports/csv`, agent);
  const stopping = server.stop();
  let bytes = 0;
  for await (const chunk of answer) bytes += (chunk as Buffer).length;
  assert.equal(answer.statusCode, 200);
  assert.ok(bytes > 30_000_000);
  const begun = performance.now();
  await stopping;
  assert.ok(performance.now() - begun < 2_000, 'a connection kept alive does not hold the stop');
  await assert.rejects(request(port, RECORDS));
  agent.destroy();

  await publishEndless(world.data);
  await using app = await openApplication(world.data, { datasets: [SANS_FIN] });
  const cut = request(await listen(app), ENDLESS);
  cut.catch(() => {});
  await wait(100);
  await stopServer(app, 50);
  await assert.rejects(cut);
});

test('an address in use is refused', async () => {
  await using world = await openWorld();
  const options = { data: world.data, memoryMiB: 256, threads: 1, logger: false as const, host: '127.0.0.1' };
  const first = await startServer({ ...options, port: 0 });
  const port = Number(new URL(first.url).port);
  await assert.rejects(
    startServer({ ...options, port }),
    (error) => error instanceof Refusal && error.code === 'port_in_use',
  );
  await first.stop();
});

test('the log is JSON with the request id, and tells neither addresses nor queries', async () => {
  await using world = await openWorld();
  const stream = new PassThrough();
  await using app = await openApplication(world.data, { logger: { level: 'info', stream } });
  const answer = await app.inject(`${RECORDS}?where=${encodeURIComponent('intitule = "Jeanne Martin"')}`);
  await app.close();
  const lines = String(stream.read()).trim().split('\n');
  const entry = lines.map((line) => JSON.parse(line)).find(({ status }) => status === 200);
  assert.equal(entry.request_id, answer.headers['x-request-id']);
  assert.equal(entry.route, `${ROOT}/catalog/datasets/:dataset/records`);
  assert.doesNotMatch(lines.join(''), /Jeanne|127\.0\.0\.1/);
});

test('without a portal, or with one that is not built, the API is served alone', async () => {
  await using world = await openWorld();
  for (const options of [{}, { portal: join(world.data, 'not-built') }]) {
    await using app = await openApplication(world.data, options);
    const answer = await app.inject('/fr');
    assert.equal(answer.statusCode, 404);
    assert.equal(answer.json().error.message, 'There is nothing at this address.');
    assert.equal((await app.inject(RECORDS)).statusCode, 200);
  }
});

test('health', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  assert.deepEqual((await app.inject('/livez')).json(), { live: true });
  const { freshness, ...state } = (await app.inject('/readyz')).json();
  assert.deepEqual(state, { ready: true, reasons: [] });
  assert.deepEqual(Object.keys(freshness), ['achats', 'nombres']);
  assert.equal(freshness.achats.late, true);
  const { releases } = (await app.inject('/version')).json();
  assert.deepEqual(releases, { achats: '2025-04-01', nombres: '2025-04-01' });
});

/** The answer to a request over a real connection, once its head is there. */
function request(port: number, path: string, agent?: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ port, path, host: '127.0.0.1', ...(agent === undefined ? {} : { agent }) }, resolve).on('error', reject);
  });
}
