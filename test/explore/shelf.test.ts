import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { registerFile, servingFile } from '../../src/releases/folder.ts';
import { openApplication, openWorld, publishNumbers, ROOT } from './fixture.ts';

const NUMBERS = `${ROOT}/catalog/datasets/nombres`;
const limits = { release_recheck_ms: 50 };
const RECHECK_MS = 200;
const RELEASES: Record<number, string> = { 1: '2025-04-01', 2: '2025-05-01', 3: '2025-06-01' };
const ROWS: Record<number, number> = { 1: 12_000, 2: 11_000, 3: 13_000 };

test('a release published under load is served, and no answer mixes two', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits });
  const seen = new Set<string>();
  let stopped = false;
  const readers = Array.from({ length: 6 }, async (_, index) => {
    while (!stopped) {
      const select = [
        'select=version,count(*) as n&group_by=version',
        'select=min(version) as version,max(version) as other,count(*) as n',
      ];
      const answer = await app.inject(`${NUMBERS}/records?${encodeURI(select[index % 2]!)}`);
      assert.equal(answer.statusCode, 200, answer.body);
      const { results } = answer.json<{ results: { version: number; other?: number; n: number }[] }>();
      assert.equal(results.length, 1);
      const { version, other = version, n } = results[0]!;
      assert.equal(other, version);
      assert.equal(n, ROWS[version]);
      assert.equal(answer.headers['x-opencpf-release'], `nombres@${RELEASES[version]}`);
      seen.add(`${version}`);
    }
  });
  for (const version of [2, 3]) {
    await publishNumbers(world.data, RELEASES[version]!, version, ROWS[version]);
    await wait(RECHECK_MS);
  }
  stopped = true;
  await Promise.all(readers);
  assert.deepEqual([...seen].toSorted(), ['1', '2', '3']);
});

test('the last good release stays when the next cannot be opened, and readiness says why', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits });
  assert.equal((await app.inject('/readyz')).statusCode, 200);
  await publishNumbers(world.data, '2025-05-01', 2);
  await rm(servingFile(world.data, 'nombres', '2025-05-01'));
  await wait(RECHECK_MS);
  const answer = await app.inject(`${NUMBERS}/records?limit=1`);
  assert.equal(answer.headers['x-opencpf-release'], 'nombres@2025-04-01');
  const ready = await app.inject('/readyz');
  assert.equal(ready.statusCode, 200);
  assert.equal(ready.json().ready, true);
  assert.deepEqual(ready.json().reasons, ['The latest release of nombres cannot be opened.']);
});

test('a register that cannot be read does not take the data away', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits });
  assert.equal((await app.inject(`${NUMBERS}/records?limit=0`)).statusCode, 200);
  await writeFile(registerFile(world.data, 'nombres'), '{ "latest": ');
  await wait(RECHECK_MS);
  assert.equal((await app.inject(`${NUMBERS}/records?limit=0`)).statusCode, 200);
});

test('with nothing published the API answers, and is not ready', async () => {
  await using world = await openWorld();
  await using app = await openApplication(`${world.data}/empty`);
  assert.deepEqual((await app.inject(`${ROOT}/catalog/datasets`)).json(), { total_count: 0, results: [] });
  const answer = await app.inject(`${NUMBERS}/records`);
  assert.equal(answer.statusCode, 404);
  assert.match(answer.body, /has no published release/);
  assert.equal((await app.inject('/readyz')).statusCode, 503);
});
