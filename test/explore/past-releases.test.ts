import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { OpenReleases } from '../../src/explore/open-releases.ts';
import { PastReleases } from '../../src/explore/past-releases.ts';
import { rowsFile, servingFile } from '../../src/releases/folder.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { NOMBRES, openApplication, openWorld, publishNumbers, ROOT } from './fixture.ts';

const CATALOG = `${ROOT}/catalog/datasets`;
const VERSION = 'select=min(version) as version, count(*) as n';
const FOREVER = 'public, max-age=31536000, immutable';
const OLDER = ['2025-01-01', '2025-02-01', '2025-03-01'];

/** Three releases of 100, 200 and 300 rows, then the latest, of 400. */
async function openPast() {
  const world = await openWorld();
  for (const [index, release] of [...OLDER, '2025-05-01'].entries())
    await publishNumbers(world.data, release, index + 1, 100 * (index + 1));
  return world;
}

test('a release asked by name answers everywhere a dataset does, and may be kept for ever', async () => {
  await using world = await openPast();
  await using app = await openApplication(world.data);
  const past = `${CATALOG}/nombres@2025-02-01`;
  for (const path of ['', '/records?limit=1', '/facets', '/exports/csv', '/exports/parquet', '/exports/json?limit=3']) {
    const answer = await app.inject(`${past}${path}`);
    assert.equal(answer.statusCode, 200, `${path}: ${answer.body}`);
    assert.equal(answer.headers['x-opencpf-release'], 'nombres@2025-02-01', path);
    assert.equal(answer.headers['cache-control'], FOREVER, path);
  }
  const records = await app.inject(`${past}/records?${encodeURI(VERSION)}`);
  assert.deepEqual(records.json().results, [{ version: 2, n: 200 }]);
  assert.equal((await app.inject(past)).json().metas.opencpf.release, '2025-02-01');
  assert.equal((await app.inject(past)).json().metas.default.records_count, 200);
  const csv = await app.inject(`${past}/exports/csv`);
  assert.equal(csv.body.trim().split('\n').length, 201);
  const escaped = await app.inject(`${CATALOG}/nombres%402025-02-01/records?limit=0`);
  assert.equal(escaped.json().total_count, 200);
  const etag = String(records.headers.etag);
  const known = await app.inject({ url: `${past}/records?${encodeURI(VERSION)}`, headers: { 'if-none-match': etag } });
  assert.equal(known.statusCode, 304);
});

test('the latest release has a name too; without name it may change', async () => {
  await using world = await openPast();
  await using app = await openApplication(world.data);
  const named = await app.inject(`${CATALOG}/nombres@2025-05-01/records?limit=0`);
  const latest = await app.inject(`${CATALOG}/nombres/records?limit=0`);
  assert.equal(named.body, latest.body);
  assert.equal(named.headers['cache-control'], FOREVER);
  assert.equal(latest.headers['cache-control'], 'public, max-age=60, must-revalidate');
});

test('a release that does not exist is 404 and names those that do', async () => {
  await using world = await openPast();
  await using app = await openApplication(world.data);
  for (const path of ['', '/records', '/facets', '/exports', '/exports/csv']) {
    const answer = await app.inject(`${CATALOG}/nombres@2024-01-01${path}`);
    assert.equal(answer.statusCode, 404, path);
    assert.equal(answer.json().error_code, 'NotFoundResource');
    assert.match(
      answer.json().message,
      /2024-01-01 of nombres does not exist: the releases are .*2025-01-01, 2025-02-01/,
    );
    assert.equal(answer.headers['cache-control'], 'no-store');
  }
  for (const name of ['nombres@', 'nombres@..%2F..%2Fx', 'rien@2025-01-01'])
    assert.equal((await app.inject(`${CATALOG}/${name}/records`)).statusCode, 404, name);
});

test('without its served file a past release is read from its Parquet; without both it is unavailable', async () => {
  await using world = await openPast();
  await using app = await openApplication(world.data);
  const query = 'order_by=groupe desc&limit=100&where=n > 20';
  const before = await app.inject(`${CATALOG}/nombres@2025-03-01/records?${encodeURI(query)}`);
  for (const version of ['2025-03-01', '2025-01-01']) await rm(servingFile(world.data, 'nombres', version));
  await using later = await openApplication(world.data);
  const after = await later.inject(`${CATALOG}/nombres@2025-03-01/records?${encodeURI(query)}`);
  assert.equal(after.statusCode, 200, after.body);
  assert.equal(after.json().results.length, 100);
  assert.equal(after.body, before.body);
  await rm(rowsFile(world.data, 'nombres', '2025-01-01'));
  const damaged = await later.inject(`${CATALOG}/nombres@2025-01-01/records`);
  assert.equal(damaged.statusCode, 503);
  assert.equal(damaged.json().error_code, 'ReleaseUnavailable');
});

test('few past releases are kept open, those asked last, and none for long', async () => {
  await using world = await openPast();
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const attached = async () => {
    const rows = await engine.rows<{ name: string }>(
      "select database_name as name from duckdb_databases() where database_name like 'nombres@%' order by 1",
    );
    return rows.map(({ name }) => name.slice('nombres@'.length, -' serving'.length));
  };
  const releases = new OpenReleases(engine, world.data);
  const past = new PastReleases({ data: world.data, releases, open: 2, idle_ms: 300 });
  const held = await past.borrow(NOMBRES, '2025-01-01');
  for (const version of ['2025-02-01', '2025-03-01', '2025-02-01'])
    await (await past.borrow(NOMBRES, version))[Symbol.asyncDispose]();
  assert.deepEqual(past.names, ['nombres@2025-03-01', 'nombres@2025-02-01']);
  // The first was put out while it was read: it stays attached, and may be borrowed again.
  assert.deepEqual(await attached(), OLDER);
  await (await past.borrow(NOMBRES, '2025-01-01'))[Symbol.asyncDispose]();
  await held[Symbol.asyncDispose]();
  assert.deepEqual(past.names, ['nombres@2025-02-01', 'nombres@2025-01-01']);
  await wait(500);
  assert.deepEqual(past.names, []);
  assert.deepEqual(await attached(), []);
});

test('releases opened, put out and opened again by many at once always answer', async () => {
  await using world = await openPast();
  const limits = { past_releases_open: 1, answers_bytes: 0, past_release_idle_ms: 20 };
  await using app = await openApplication(world.data, { limits });
  const readers = Array.from({ length: 8 }, async (_, reader) => {
    for (let turn = 0; turn < 25; turn++) {
      const index = (reader + turn) % OLDER.length;
      const answer = await app.inject(`${CATALOG}/nombres@${OLDER[index]}/records?${encodeURI(VERSION)}`);
      assert.equal(answer.statusCode, 200, answer.body);
      assert.deepEqual(answer.json().results, [{ version: index + 1, n: 100 * (index + 1) }]);
      if (turn % 7 === reader % 7) await wait(25);
    }
  });
  await Promise.all(readers);
});
