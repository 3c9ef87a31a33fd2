/** Disks that are full or may not be written, and sources that are broken: the release published before stays served, and the error says what to do. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { comparisonsFolder, registerFile, releaseFolder, sourcesFolder } from '../../src/releases/folder.ts';
import { opencpf } from '../cli/command.ts';
import { temporaryFolder, WORLD } from '../world.ts';
import { assertHealed, assertServed, assertSound } from './invariants.ts';
import { CATALOGUE, CONSUMPTION, publishWorld } from './press.ts';

const DATASETS = [findDataset(CONSUMPTION)!];
const disks = temporaryFolder('disks');

/** A published folder on a disk of its own, of so many KiB; undefined where this user may not mount. */
async function smallDisk(context: TestContext, kib: number): Promise<string | undefined> {
  const folder = join(disks, String(kib));
  await mkdir(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]).status !== 0) return undefined;
  context.after(() => spawnSync('umount', [folder]));
  await publishWorld(folder, WORLD, { asOf: '2026-11-20', datasets: DATASETS });
  return folder;
}

const publishing = (data: string) =>
  opencpf(['publish', '--data', data, '--dataset', CONSUMPTION, '--as-of', '2026-11-21', '--json']);

const codeOf = (err: string): string => JSON.parse(err).error.code;

test('on a full disk nothing is lost and the room comes back', async (context) => {
  const data = await smallDisk(context, 6_000);
  if (data === undefined) return context.skip('this user may not mount a disk');
  // Room for a little, then for a little more: each stops the publication elsewhere.
  let stopped = 0;
  for (const kib of [3_900, 3_500, 2_800, 2_000, 1_200, 600, 100]) {
    const ballast = join(data, 'ballast');
    await rm(ballast, { force: true });
    const free = Number(execFileSync('df', ['--output=avail', '-k', data]).toString().split('\n')[1]);
    await writeFile(ballast, Buffer.alloc(Math.max(0, (free - (3_900 - kib)) * 1024)));
    const { code, err } = await publishing(data);
    await assertSound(data, DATASETS);
    await assertServed(data, DATASETS);
    if (code === 0) break;
    assert.equal(code, 7, err);
    assert.equal(codeOf(err), 'storage_full', err);
    await assertHealed(data, DATASETS);
    stopped++;
  }
  assert.ok(stopped >= 2, `${stopped} publications met the full disk`);
  await rm(join(data, 'ballast'), { force: true });
  const { code, err } = await publishing(data);
  assert.equal(code, 0, err);
  await assertSound(data, DATASETS);
});

test('on a disk that may not be written nothing is published, and what was stays served', async (context) => {
  const data = await smallDisk(context, 8_000);
  if (data === undefined) return context.skip('this user may not mount a disk');
  execFileSync('mount', ['-o', 'remount,ro', data]);
  for (const args of [['publish'], ['rollback', CONSUMPTION, '--reason', 'x'], ['simulate', '--files', '10']]) {
    const { code, err } = await opencpf([...args, '--data', data, '--json']);
    assert.equal(code, 7, `${args[0]}: ${err}`);
    assert.equal(codeOf(err), 'storage_denied');
  }
  await assertSound(data, DATASETS);
  await assertServed(data, DATASETS);
  const app = await createExplore({ data, memoryMiB: 512, threads: 1, logger: false });
  const address = `/api/explore/v2.1/catalog/datasets/${CONSUMPTION}`;
  // Comparisons and exports are made aside.
  for (const path of ['releases/2026-11-20...2026-11-20', 'exports/csv?limit=1', 'vintages', 'releases.json'])
    assert.equal((await app.inject(`${address}/${path}`)).statusCode, 200, path);
  assert.ok(!existsSync(comparisonsFolder(data)));
  await app.close();
  execFileSync('mount', ['-o', 'remount,rw', data]);
  assert.equal((await publishing(data)).code, 0);
});

test('broken sources are refused, whatever is broken, and leave the folder as it was', async () => {
  const data = temporaryFolder('broken');
  await publishWorld(data, WORLD, { asOf: '2026-11-20', datasets: DATASETS });
  const files = join(sourcesFolder(data), 'training_files.csv');
  const right = await readFile(files, 'utf8');
  const register = await readFile(registerFile(data, CONSUMPTION), 'utf8');
  const broken: [string, string | Buffer | null][] = [
    ['source_layout', right.replace('validated_on', 'validated')],
    ['source_contract', right.replace('2026-03-10', '10/03/2026')],
    ['source_contract', right.replace('D02', 'D01')],
    ['source_layout', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])],
    ['file_missing', null],
  ];
  for (const [expected, content] of broken) {
    if (content === null) await rm(files);
    else await writeFile(files, content);
    const { code, err } = await publishing(data);
    assert.equal(code, 3, err);
    assert.equal(codeOf(err), expected, err);
    assert.equal(await readFile(registerFile(data, CONSUMPTION), 'utf8'), register);
    await assertHealed(data, DATASETS);
  }
  await assertServed(data, DATASETS);
});

test('a register that was lost is not taken for an empty one: its releases are kept', async () => {
  const data = temporaryFolder('lost');
  const catalogue = [findDataset(CATALOGUE)!];
  for (const asOf of ['2026-11-19', '2026-11-20']) await publishWorld(data, WORLD, { asOf, datasets: catalogue });
  const copy = join(data, 'copy.json');
  await cp(registerFile(data, CATALOGUE), copy);
  await rm(registerFile(data, CATALOGUE));
  const { code, err } = await opencpf(['publish', '--data', data, '--dataset', CATALOGUE, '--json']);
  assert.equal(code, 4);
  assert.equal(codeOf(err), 'release_damaged');
  assert.equal((await opencpf(['check', '--data', data])).code, 4);
  await cp(copy, registerFile(data, CATALOGUE));
  await assertSound(data, catalogue);
  await mkdir(releaseFolder(data, CATALOGUE, '2026-11-21'));
  assert.equal((await opencpf(['publish', '--data', data, '--dataset', CATALOGUE])).code, 0);
});
