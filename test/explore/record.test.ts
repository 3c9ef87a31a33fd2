/** A record and its identifier. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { manifestFile } from '../../src/releases/folder.ts';
import { NOMBRES, openApplication, openWorld, publish, publishNumbers, ROOT } from './fixture.ts';

const RECORDS = `${ROOT}/catalog/datasets/nombres/records`;
const KEYED = { ...NOMBRES, key: ['n'] };

const ids = async (app: FastifyInstance, query: string): Promise<string[]> =>
  (await app.inject(`${RECORDS}?include_app_metas=true&${query}`))
    .json()
    .results.map(({ _id }: { _id: string }) => _id);

test('every record has an identifier of its own, by which it is found', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const all = (await app.inject(`${ROOT}/catalog/datasets/nombres/exports/json?select=recordid,n`)).json();
  assert.equal(new Set(all.map(({ recordid }: { recordid: string }) => recordid)).size, 12_000);
  for (const { recordid, n } of [all[0], all[77], all[11_999]]) {
    assert.match(recordid, /^[0-9a-f]{40}$/);
    assert.equal((await app.inject(`${RECORDS}/${recordid}/`)).json().n, n);
  }
});

test('identical rows are one record, and a row that a new release keeps is the same record', async () => {
  await using world = await openWorld();
  const rows = `select 7::bigint as n, null::varchar as groupe, 1 as version from range(2)`;
  await publish(world.data, NOMBRES, '2025-05-01', rows);
  await using app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  const [first, second] = await ids(app, '');
  assert.equal(first, second);
  assert.deepEqual((await app.inject(`${RECORDS}/${first}`)).json(), { n: 7, groupe: null, version: 1 });
  await publish(world.data, NOMBRES, '2025-06-01', `${rows} union all select 8, '', 1`);
  const [kept, , other] = await ids(app, 'order_by=n');
  assert.equal(kept, first);
  assert.notEqual(other, first);
});

test('where the key was checked, it alone makes the identifier', async () => {
  await using world = await openWorld();
  const ofRelease = async (release: string, version: number, checked: boolean) => {
    await publishNumbers(world.data, release, version, 10);
    const file = manifestFile(world.data, NOMBRES.id, release);
    const checks = [{ name: 'key_unique', means: 'One row for each n.', passed: checked }];
    await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), checks }));
    await using app = await openApplication(world.data, { datasets: [KEYED] });
    const [id] = await ids(app, 'where=n=3');
    assert.equal((await app.inject(`${RECORDS}/${id}?select=version`)).json().version, version);
    return id;
  };
  const first = await ofRelease('2025-05-01', 1, true);
  assert.equal(await ofRelease('2025-06-01', 2, true), first);
  assert.notEqual(await ofRelease('2025-07-01', 2, false), first);
});

test('a condition on the identifier means what it says, in whatever it stands', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const [first, second] = await ids(app, 'limit=2');
  const count = async (where: string): Promise<number> =>
    (await app.inject(`${RECORDS}?${new URLSearchParams({ where, limit: '0' })}`)).json().total_count;
  assert.equal(await count(`recordid = "${first}"`), 1);
  assert.equal(await count(`"${first}" = recordid`), 1);
  assert.equal(await count(`recordid in ("${first}", "${second}", "${first}", "no identifier", "0xzz")`), 2);
  assert.equal(await count(`recordid = "${second}" or n = 0`), 2);
  assert.equal(await count(`not recordid = "${first}"`), 11_999);
  assert.equal(await count(`recordid not in ("${first}", "no identifier")`), 11_999);
  assert.equal(await count(`recordid != "${first}"`), 11_999);
  assert.equal(await count('recordid = null'), 0);
  // The quick part alone does not make an identifier.
  assert.equal(await count(`recordid = "${first!.slice(0, 16)}${'0'.repeat(24)}"`), 0);
  assert.equal(await count(`recordid = "${first!.toUpperCase()}"`), 0);
  assert.equal(await count(`recordid = "${first!.slice(0, 16)}"`), 0);
});
