import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { openApplication, openWorld, publishNumbers, ROOT } from '../explore/fixture.ts';

/** A portal that tells what it was asked, and how often. */
const PORTAL_CODE = `
let made = 0;
export const firstPages = ['/fr', '/en'];
globalThis.pagesMade ??= [];
export async function answerPage(request, { ask, shell }) {
  made++;
  globalThis.pagesMade.push(request.url);
  const { pathname, origin } = new URL(request.url);
  if (pathname === '/broken') throw new Error('broken');
  if (pathname === '/slow') await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
  if (pathname === '/') return new Response(null, { status: 302, headers: { location: '/fr' } });
  const { results } = await (await ask('${ROOT}/catalog/datasets')).json();
  const body = [made, origin, shell, results.length].join(' ');
  return new Response(body, { status: pathname === '/fr' ? 200 : 404, headers: { 'content-type': 'text/html' } });
}`;

async function openPortal(data: string, options: Parameters<typeof openApplication>[1] = {}) {
  const portal = join(data, 'dist');
  for (const folder of ['assets', 'server']) await mkdir(join(portal, folder), { recursive: true });
  await writeFile(join(portal, 'index.html'), 'SHELL');
  await writeFile(join(portal, 'assets', 'main-1a2b.js'), 'export {};');
  await writeFile(join(portal, 'server', 'server.js'), PORTAL_CODE);
  return openApplication(data, { portal, ...options });
}

test('the portal: assets for ever, pages for every other path, and never in place of the API', async () => {
  await using world = await openWorld();
  await using app = await openPortal(world.data);
  const asset = await app.inject('/assets/main-1a2b.js');
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable');
  for (const path of ['/assets/gone.js', '/api/nope', `${ROOT}/nope`, '/server/server.js', '/index.html'])
    assert.equal((await app.inject(path)).statusCode, 404, path);
  assert.deepEqual([(await app.inject('/')).statusCode, (await app.inject('/')).headers.location], [302, '/fr']);
  assert.equal((await app.inject({ url: '/fr', method: 'POST' })).statusCode, 404);
});

test('a page is made once for all who ask, and again for a new release', async () => {
  await using world = await openWorld();
  await using app = await openPortal(world.data, { limits: { release_recheck_ms: 0, page_kept_ms: 3_600_000 } });
  const both = await Promise.all([app.inject('/fr'), app.inject('/fr')]);
  for (const { statusCode, body, headers } of both) {
    assert.equal(statusCode, 200);
    assert.equal(body, '1 http://localhost SHELL 2');
    assert.equal(headers['cache-control'], 'no-cache');
  }
  const headers = { 'if-none-match': both[0].headers.etag };
  assert.equal((await app.inject({ url: '/fr', headers })).statusCode, 304);
  assert.match(
    (await app.inject({ url: '/fr', headers: { host: 'other.example' } })).body,
    /^2 http:\/\/other.example/,
  );
  await publishNumbers(world.data, '2025-05-01', 2, 300);
  assert.match((await app.inject({ url: '/fr', headers })).body, /^3 /);
});

test('the first pages are made before anybody asks, and again for a new release', async () => {
  await using world = await openWorld();
  await using app = await openPortal(world.data, { limits: { release_recheck_ms: 0, page_kept_ms: 50 } });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const made = [`${address}/fr`, `${address}/en`];
  await untilMade(address, made);
  await publishNumbers(world.data, '2025-05-01', 2, 300);
  await untilMade(address, [...made, ...made]);
});

/** Waits until exactly these pages were made for an address, in this order. */
async function untilMade(address: string, expected: readonly string[]): Promise<void> {
  const own = () =>
    (globalThis as unknown as { pagesMade: string[] }).pagesMade.filter((page) => page.startsWith(address));
  while (own().length < expected.length) await wait(10);
  assert.deepEqual(own(), expected);
}

test('a page that cannot be made is left to the browser', async () => {
  await using world = await openWorld();
  await using app = await openPortal(world.data, { limits: { pages_made: 1, page_time_ms: 400 } });
  const broken = await app.inject('/broken');
  const slow = app.inject('/slow').then((answer) => answer);
  for (const answer of [broken, await app.inject('/fr')]) {
    assert.deepEqual([answer.statusCode, answer.body], [200, 'SHELL']);
    assert.equal(answer.headers['cache-control'], 'no-store');
  }
  assert.equal((await slow).statusCode, 404);
  assert.match((await app.inject('/fr')).body, /SHELL 2$/);
});
