/** Files fetched from a portal: our own server is the portal, behind a road that breaks. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse, setGlobalProxyFromEnv } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { download } from '../../src/publish/download.ts';
import { openApplication, openWorld, publishNumbers, ROOT } from '../explore/fixture.ts';
import { temporaryFolder } from '../world.ts';

type Fault = (response: ServerResponse, send: () => void) => void;

let world: Awaited<ReturnType<typeof openWorld>>;
let app: Awaited<ReturnType<typeof openApplication>>;
/** What befalls the next requests, in turn. */
let faults: Fault[] = [];
/** What was asked: the range, and the status answered. */
let asked: [string | undefined, number | undefined][] = [];
const road = createServer((from: IncomingMessage, to: ServerResponse) => {
  const fault = faults.shift() ?? ((_to, send) => send());
  fault(to, () => forward(from, to));
});

function forward(from: IncomingMessage, to: ServerResponse, bytes = Number.POSITIVE_INFINITY): void {
  const { port } = app.server.address() as AddressInfo;
  request({ port, path: from.url, headers: from.headers }, (answer) => {
    asked.push([from.headers.range, answer.statusCode]);
    to.writeHead(answer.statusCode!, answer.headers);
    let sent = 0;
    answer.on('data', (chunk: Buffer) => {
      to.write(chunk.subarray(0, Math.max(0, bytes - sent)));
      sent += chunk.length;
      if (sent > bytes) setTimeout(() => to.destroy(), 50);
    });
    answer.on('end', () => sent <= bytes && to.end());
  }).end();
}

const busy =
  (seconds: string): Fault =>
  (to) => {
    asked.push([undefined, 503]);
    to.writeHead(503, { 'retry-after': seconds }).end();
  };

before(async () => {
  world = await openWorld();
  app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  await app.listen({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => road.listen(0, '127.0.0.1', resolve));
});
after(async () => {
  road.close();
  road.closeAllConnections();
  await app.close();
  await world[Symbol.asyncDispose]();
});

const LIMITS = { fetch_backoff_ms: 5, fetch_tries: 3, fetch_idle_ms: 2_000, fetch_time_ms: 20_000 };

function fetchTo(folder: string, format = 'parquet', more: Partial<Parameters<typeof download>[0]> = {}) {
  asked = [];
  const url = `http://127.0.0.1:${(road.address() as AddressInfo).port}${ROOT}/catalog/datasets/nombres/exports/${format}`;
  return download({ url, to: join(folder, `nombres.${format}`), limits: LIMITS, ...more });
}

/** Cuts the answer of the next request after so many bytes. */
const cutAfter = (bytes: number) => {
  const forwarded = road.listeners('request')[0] as (from: IncomingMessage, to: ServerResponse) => void;
  road.removeAllListeners('request');
  road.once('request', (from, to) => {
    road.on('request', forwarded);
    forward(from, to, bytes);
  });
};

const published = async () => {
  const { latest } = JSON.parse(await readFile(join(world.data, 'releases/nombres/versions.json'), 'utf8'));
  const file = await readFile(join(world.data, 'releases/nombres', latest, 'nombres.parquet'));
  return { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') };
};

test('a whole file, its sum beside it; asked again, it is not sent', async () => {
  const folder = temporaryFolder('fetch');
  const first = await fetchTo(folder);
  const { bytes, sha256 } = await published();
  assert.deepEqual([first.changed, first.bytes, first.sha256], [true, bytes, sha256]);
  assert.equal(await readFile(join(folder, 'nombres.parquet.sha256'), 'utf8'), `${sha256}  nombres.parquet\n`);
  const second = await fetchTo(folder);
  assert.deepEqual([second.changed, second.sha256], [false, sha256]);
  assert.deepEqual(asked, [[undefined, 304]]);
  await writeFile(join(folder, 'nombres.parquet'), 'changed by somebody');
  assert.equal((await fetchTo(folder)).changed, true);
});

test('a CSV, which the server makes anew for each request, comes whole or not at all', async () => {
  const folder = temporaryFolder('fetch');
  cutAfter(30_000);
  const fetched = await fetchTo(folder, 'csv');
  assert.deepEqual(
    asked.map(([, status]) => status),
    [200, 200],
  );
  const text = await readFile(join(folder, 'nombres.csv'), 'utf8');
  assert.equal(text.trimEnd().split('\n').length, 12_001);
  assert.equal(fetched.bytes, Buffer.byteLength(text));
});

test('a cut connection goes on from where it was', async () => {
  const folder = temporaryFolder('fetch');
  cutAfter(20_000);
  const { sha256 } = await fetchTo(folder);
  assert.equal(sha256, (await published()).sha256);
  assert.deepEqual(asked, [
    [undefined, 200],
    ['bytes=20000-', 206],
  ]);
  assert.ok(!existsSync(join(folder, 'nombres.parquet.part')));
});

test('a file that changed in between begins again', async () => {
  const folder = temporaryFolder('fetch');
  cutAfter(20_000);
  await assert.rejects(fetchTo(folder, 'parquet', { limits: { ...LIMITS, fetch_tries: 1, fetch_bytes: 1e9 } }), {
    code: 'upstream_unavailable',
  });
  assert.ok(!existsSync(join(folder, 'nombres.parquet')));
  await publishNumbers(world.data, '2025-05-01', 2, 11_000);
  const { sha256 } = await fetchTo(folder);
  assert.deepEqual(asked, [['bytes=20000-', 200]]);
  assert.equal(sha256, (await published()).sha256);
});

test('a server too busy is asked again, when it says; one that stays so is given up', async () => {
  const folder = temporaryFolder('fetch');
  faults = [busy('0'), busy('0')];
  assert.equal((await fetchTo(folder)).changed, true);
  assert.deepEqual(
    asked.map(([, status]) => status),
    [503, 503, 200],
  );
  faults = [busy('0'), busy('0'), busy('0'), busy('0')];
  await assert.rejects(fetchTo(temporaryFolder('fetch')), { code: 'upstream_unavailable', value: 'status 503' });
  faults = [];
});

test('refused and not kept: a wrong sum, a short file, one too large, one that is not there', async () => {
  const folder = temporaryFolder('fetch');
  const sha256 = 'b'.repeat(64);
  await assert.rejects(fetchTo(folder, 'parquet', { sha256 }), { code: 'fetch_damaged' });
  faults = [(to) => to.writeHead(206, { 'content-range': 'bytes 5-9/10' }).end('short')];
  assert.equal((await fetchTo(temporaryFolder('fetch'))).sha256, (await published()).sha256);
  const short = temporaryFolder('fetch');
  cutAfter(20_000);
  await assert.rejects(fetchTo(short, 'parquet', { limits: { ...LIMITS, fetch_tries: 1 } }), {
    code: 'upstream_unavailable',
  });
  faults = [(to) => to.writeHead(206, { 'content-range': 'bytes 20000-20004/99999' }).end('short')];
  await assert.rejects(fetchTo(short), {
    code: 'fetch_damaged',
    value: '20005 bytes',
    expected: '99999 bytes, as announced',
  });
  assert.equal((await fetchTo(short)).sha256, (await published()).sha256);
  await assert.rejects(fetchTo(folder, 'parquet', { limits: { ...LIMITS, fetch_bytes: 1_000 } }), {
    code: 'fetch_damaged',
  });
  await assert.rejects(fetchTo(folder, 'nothing'), { code: 'upstream_refused' });
  assert.ok(!existsSync(join(folder, 'nombres.parquet')));
});

test('through a proxy, but for the hosts that are named', async () => {
  const seen: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (from: IncomingMessage, socket: Socket) => {
    seen.push(from.url!);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const by = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const restore = setGlobalProxyFromEnv({ https_proxy: by, http_proxy: by, no_proxy: '127.0.0.1,localhost' });
  try {
    const limits = { ...LIMITS, fetch_tries: 1 };
    await assert.rejects(
      fetchTo(temporaryFolder('fetch'), 'parquet', { url: 'https://portail.invalid/file', limits }),
      {
        code: 'upstream_unavailable',
      },
    );
    assert.equal((await fetchTo(temporaryFolder('fetch'))).changed, true);
    assert.deepEqual(seen, ['portail.invalid:443']);
  } finally {
    restore();
    proxy.close();
  }
});
