/**
 * A publication or a rollback that is killed, or whose disk fails or fills, at any of its system calls: what was published before is whole and served, and the
 * next publication mends the rest and publishes the same bytes. `OPENCPF_LONG_RUNS=2000 npm run unit -- test/publish/crash.test.ts` for the long
 * run: that many points, spread over all there are; more than there are takes them all.
 */
import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { findDataset } from '../../src/datasets/index.ts';
import type { Outcome } from '../../src/publish/finish.ts';
import { servingFile, sourcesFolder } from '../../src/releases/folder.ts';
import { IS_LONG, runsOf } from '../runs.ts';
import { file, temporaryFolder, WORLD, writeWorld } from '../world.ts';
import { canStrike, type Strike, strike, strikesOf, type Trace, trace } from './crash/strike.ts';
import { assertHealed, assertServed, assertSound } from './invariants.ts';
import { CONSUMPTION, HOLDERS, publishWorld } from './press.ts';

const POINTS = runsOf(14);
const SEED = Number(process.env.CRASH_SEED ?? 20_261_121);
const FILES = 1_000;
const DATASETS = [CONSUMPTION, HOLDERS].map((id) => findDataset(id)!);
const publication = { datasets: DATASETS, threads: 1, memoryMiB: 512 };

interface Scene {
  name: string;
  /** Arguments of the child beside its folder. */
  work: readonly string[];
  /** The folder before the child runs. */
  start: string;
  /** Where the child runs: the same path each time, as strace is told paths. */
  data: string;
  trace: Trace;
  /** SHA-256 of the rows that the child publishes when nothing fails. */
  sums: string[];
}

const sumsOf = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ manifest }) => manifest.files.find(({ name }) => name.endsWith('.parquet'))!.sha256);

const worldOf = (from: number) => ({
  ...WORLD,
  training_files: Array.from({ length: FILES }, (_, index) =>
    file(`F${index}`, index % 400, `2025-0${1 + (index % 9)}-1${index % 10}`, {
      entered_on: '2025-11-01',
      holder_department: ['33', '75', '69'][index % 3]!,
      france_competences_cents: from + index,
    }),
  ),
});

const scenes: Scene[] = [];
const folder = temporaryFolder('crash');

/** A scene from its start: a whole run tells the calls there are, a whole publication the bytes that must come. */
async function stage(name: string, start: string, work: readonly string[] = []): Promise<void> {
  const data = join(folder, name.replace(' ', '-'));
  await cp(start, data, { recursive: true });
  const traced = await trace(work, data);
  await restart({ start, data });
  const sums = sumsOf(await publishWorld(data, undefined, publication));
  scenes.push({ name, work, start, data, trace: traced, sums });
}

async function restart({ start, data }: Pick<Scene, 'start' | 'data'>): Promise<void> {
  await rm(data, { recursive: true, force: true });
  await cp(start, data, { recursive: true });
}

const strace = canStrike();
if (!strace)
  process.stderr.write(
    '\nCRASH TESTS ARE NOT RUN: strace is not there or may not trace. Install Debian’s package strace.\n\n',
  );
const options = strace ? {} : { skip: 'strace is not there or may not trace: install Debian’s package strace' };

before(async () => {
  if (!strace) return;
  const empty = join(folder, 'empty');
  await writeWorld(sourcesFolder(empty), worldOf(100_000));
  await stage('first publication', empty);
  const once = join(folder, 'once');
  await publishWorld(once, worldOf(90_000), { ...publication, asOf: '2026-11-20' });
  await writeWorld(sourcesFolder(once), worldOf(100_000));
  await stage('next publication', once);
  const twice = join(folder, 'twice');
  await cp(once, twice, { recursive: true });
  await publishWorld(twice, undefined, { ...publication, asOf: '2026-11-20' });
  await rm(servingFile(twice, CONSUMPTION, '2026-11-20'));
  await stage('rollback', twice, ['rollback']);
});

/** Some of a list, the same for the same seed. */
function drawn<Item>(list: readonly Item[], count: number): Item[] {
  const length = Math.min(count, list.length);
  const some = fc.shuffledSubarray([...list], { minLength: length, maxLength: length });
  return fc.sample(some, { seed: SEED, numRuns: 1 })[0]!;
}

/** One crash point: the folder after it, then after the publication that follows. */
async function meet(scene: Scene, point: Strike): Promise<void> {
  const { data, sums } = scene;
  await restart(scene);
  const { code, said } = await strike(scene.trace, point, scene.work, data);
  if (point.fault !== 'signal=KILL') {
    // A source that cannot be opened is a missing one.
    const told = { 0: /^$/, 3: /"code":"file_missing"/, 7: /"code":"storage_(full|failed)"/ }[code!] ?? /$never/;
    assert.match(said, told, `exit code ${code}: ${said}`);
  }
  await assertSound(data, DATASETS);
  await assertServed(data, DATASETS);
  assert.deepEqual(sumsOf(await publishWorld(data, undefined, publication)), sums);
  await assertSound(data, DATASETS);
  await assertServed(data, DATASETS);
  await assertHealed(data, DATASETS);
}

test('killed or failing at any call, a publication leaves the releases whole and the next one mends the rest', {
  ...options,
  timeout: IS_LONG ? Number.POSITIVE_INFINITY : 240_000,
}, async (context) => {
  const points = (kind: 'changes' | 'reads') =>
    scenes.flatMap((scene) => strikesOf(scene.trace)[kind].map((point) => ({ scene, point })));
  const [changes, reads] = [points('changes'), points('reads')];
  assert.ok(changes.length > 1_500, `${changes.length} crash points`);
  const struck = drawn(changes, Math.ceil(POINTS * 0.8));
  const chosen = [...struck, ...drawn(reads, POINTS - struck.length)];
  const failed: string[] = [];
  // Each scene has its folder: they go on side by side.
  const meetAll = async (mine: Scene) => {
    for (const { scene, point } of chosen) {
      if (scene !== mine || failed.length > 20) continue;
      const name = `${scene.name}, ${point.call} number ${point.number}, ${point.fault}`;
      await meet(scene, point).catch((error: unknown) => failed.push(`${name}: ${String(error)}`));
    }
  };
  await Promise.all(scenes.map(meetAll));
  context.diagnostic(`${chosen.length} of ${changes.length + reads.length} crash points, seed ${SEED}`);
  assert.deepEqual(failed, []);
});
