/** Going back to an earlier release, and verifying a whole folder. */
import assert from 'node:assert/strict';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { registerFile, releaseFolder, rowsFile, servingFile } from '../../src/releases/folder.ts';
import { readRegister } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { assertServed, assertSound } from '../publish/invariants.ts';
import { CATALOGUE, CONSUMPTION, publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';
import { opencpf } from './command.ts';

const DATASETS = [findDataset(CONSUMPTION)!];
const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03'] as const;

async function publishedDays(): Promise<string> {
  const data = temporaryFolder('rollback');
  for (const asOf of DAYS) await publishWorld(data, WORLD, { asOf, datasets: DATASETS });
  return data;
}

test('an earlier release is served again; readers are told, nothing is rewritten, publications go on', async () => {
  const data = await publishedDays();
  await using app = await createExplore({
    data,
    memoryMiB: 512,
    threads: 2,
    logger: false,
    limits: { release_recheck_ms: 0 },
  });
  const address = `/api/explore/v2.1/catalog/datasets/${CONSUMPTION}`;
  const served = async () => (await app.inject(`${address}/records?limit=1`)).headers['x-opencpf-release'];
  assert.equal(await served(), `${CONSUMPTION}@2026-11-03`);
  const before = await readFile(join(releaseFolder(data, CONSUMPTION, '2026-11-03'), 'manifest.json'));
  await rm(servingFile(data, CONSUMPTION, '2026-11-02'));

  const back = await opencpf(['rollback', CONSUMPTION, '--reason', 'amounts doubled', '--data', data]);
  assert.equal(back.code, 0, back.err);
  assert.match(back.out, /@2026-11-02 is served instead of 2026-11-03\. Taken back: 2026-11-03 \(amounts doubled\)\./);
  assert.equal(await served(), `${CONSUMPTION}@2026-11-02`);
  const told = (await app.inject(`${address}/releases`)).json();
  assert.equal(told.latest, '2026-11-02');
  assert.equal(told.versions[2].rolled_back.reason, 'amounts doubled');
  assert.equal(told.versions[2].rolled_back.instead, '2026-11-02');
  assert.equal(told.versions[1].rolled_back, undefined);
  assert.deepEqual(await readFile(join(releaseFolder(data, CONSUMPTION, '2026-11-03'), 'manifest.json')), before);
  assert.match((await opencpf(['releases', '--data', data])).out, /published, taken back: amounts doubled/);
  const named = await app.inject(`/api/explore/v2.1/catalog/datasets/${CONSUMPTION}@2026-11-03/records?limit=1`);
  assert.equal(named.statusCode, 200);

  // The next publication is served; going back from it leaves out what was taken back.
  await publishWorld(data, WORLD, { asOf: '2026-11-03', datasets: DATASETS });
  assert.equal(await served(), `${CONSUMPTION}@2026-11-03.2`);
  assert.equal((await opencpf(['rollback', CONSUMPTION, '--reason', 'again', '--data', data])).code, 0);
  assert.equal(await served(), `${CONSUMPTION}@2026-11-02`);
  // One that was taken back may be served again.
  assert.equal((await opencpf(['rollback', CONSUMPTION, '2026-11-03', '--reason', 'right', '--data', data])).code, 0);
  const register = await readRegister(data, CONSUMPTION);
  assert.equal(register.latest, '2026-11-03');
  assert.deepEqual(
    register.rollbacks!.map(({ from, to, withdrawn }) => [from, to, withdrawn]),
    [
      ['2026-11-03', '2026-11-02', ['2026-11-03']],
      ['2026-11-03.2', '2026-11-02', ['2026-11-03.2']],
      ['2026-11-02', '2026-11-03', []],
    ],
  );
  await assertSound(data, DATASETS);
  await assertServed(data, DATASETS);
});

test('a rollback that cannot be is refused and changes nothing', async () => {
  const data = await publishedDays();
  await appendFile(rowsFile(data, CONSUMPTION, '2026-11-02'), 'x');
  const before = await readFile(registerFile(data, CONSUMPTION), 'utf8');
  const cases: [string[], number, RegExp][] = [
    [[CONSUMPTION], 2, /required option '--reason <text>' not specified/],
    [[CONSUMPTION, '--reason', 'x'], 4, /files? (is|are) not as the manifests/],
    [[CONSUMPTION, '2026-11-03', '--reason', 'x'], 2, /is the one that is served/],
    [[CONSUMPTION, '2025-01-01', '--reason', 'x'], 5, /no published release 2025-01-01[\s\S]*2026-11-01, 2026-11-02/],
    [[CATALOGUE, '--reason', 'x'], 5, /No release of moncompteformation_catalogueformation has been published/],
    [['moncompteformation_usager', '--reason', 'x'], 5, /Did you mean/],
  ];
  for (const [args, exit, message] of cases) {
    const { code, err } = await opencpf(['rollback', ...args, '--data', data]);
    assert.equal(code, exit, `${args.join(' ')}: ${err}`);
    assert.match(err, message);
  }
  assert.equal(await readFile(registerFile(data, CONSUMPTION), 'utf8'), before);
  await opencpf(['rollback', CONSUMPTION, '2026-11-01', '--reason', 'x', '--data', data]);
  const first = await opencpf(['rollback', CONSUMPTION, '--reason', 'x', '--data', data]);
  assert.equal(first.code, 5);
  assert.match(first.err, /comes before 2026-11-01/);
});

test('check finds what is damaged in files, manifests, registers and served files, and only there', async () => {
  const check = async (data: string, ...more: string[]) => {
    const { code, out } = await opencpf(['check', '--data', data, '--json', ...more]);
    const all = JSON.parse(out) as { version: string; file: string; intact: boolean; found?: string }[];
    return { code, damaged: all.filter(({ intact }) => !intact), notes: all.filter((one) => one.intact && one.found) };
  };
  const data = await publishedDays();
  assert.deepEqual(await check(data), { code: 0, damaged: [], notes: [] });

  await mkdir(releaseFolder(data, CONSUMPTION, '.making-2026-11-04'));
  await rm(servingFile(data, CONSUMPTION, '2026-11-03'));
  const noted = await check(data);
  assert.equal(noted.code, 0);
  assert.deepEqual(
    noted.notes.map(({ version }) => version),
    ['2026-11-03', '.making-2026-11-04'],
  );

  await rm(rowsFile(data, CONSUMPTION, '2026-11-01'));
  assert.equal((await check(data, '--latest')).code, 0);
  assert.equal((await check(data, '--dataset', CATALOGUE)).code, 0);
  const lost = await check(data, '--dataset', CONSUMPTION);
  assert.equal(lost.code, 4);
  assert.deepEqual(
    lost.damaged.map(({ version, file, found }) => [version, file, found]),
    [['2026-11-01', `${CONSUMPTION}.parquet`, 'missing or unreadable']],
  );

  const served = servingFile(data, CONSUMPTION, '2026-11-02');
  {
    await using engine = await Engine.open();
    await engine.run(`attach ${literal(served)} as served`);
    await engine.run('delete from served.rows where _row = 0');
    await engine.run('detach served');
  }
  await writeFile(join(releaseFolder(data, CONSUMPTION, '2026-11-03'), 'manifest.json'), '{"dataset":');
  const three = await check(data);
  assert.deepEqual(
    three.damaged.map(({ version, file }) => [version, file]),
    [
      ['2026-11-01', `${CONSUMPTION}.parquet`],
      ['2026-11-02', `serving/${CONSUMPTION}/2026-11-02.duckdb`],
      ['2026-11-03', 'manifest.json'],
    ],
  );
  assert.match(three.damaged[1]!.found!, /^11 rows instead of 12$/);
});
