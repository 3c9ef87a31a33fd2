/**
 * Five years of publications from a seed: sources that come late, twice, broken or wrong, releases taken back, publishers that die. What must be
 * true is verified after each step. A sample in each run; `OPENCPF_LONG_RUNS=1 npm run unit -- test/publish/five-years.test.ts` for all of it.
 */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CalendarRules, expectedBetween } from '../../src/calendar/expected.ts';
import { DATASETS, type DatasetDefinition } from '../../src/datasets/index.ts';
import { Refusal } from '../../src/errors.ts';
import type { Press } from '../../src/publish/press.ts';
import { rollBack } from '../../src/publish/rollback.ts';
import {
  datasetFolder,
  registerFile,
  releaseFolder,
  servingFile,
  sourcesFolder,
  workFolder,
} from '../../src/releases/folder.ts';
import { type Register, readRegister } from '../../src/releases/register.ts';
import { dueDatasets } from '../../src/schedule/due.ts';
import { IS_LONG } from '../runs.ts';
import { file, temporaryFolder, WORLD, type World, writeWorld } from '../world.ts';
import { assertHealed, assertServed, assertSound } from './invariants.ts';
import { publishWorld } from './press.ts';

const SEED = 5;
const STEPS = IS_LONG ? Number.POSITIVE_INFINITY : 25;
/** Releases read again at each step: more than a step makes. */
const LATEST = 5;
const RULES: CalendarRules = { hour: 6, minute: 0, day: 5, zone: 'Europe/Paris' };
const [FROM, TO] = [new Date('2022-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];
const data = temporaryFolder('five-years');

/** What happens at an expected instant, before or instead of a publication. */
type Turn = 'on time' | 'late' | 'twice' | 'broken' | 'wrong' | 'taken back' | 'died' | 'died before its line';
const TURNS = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Turn>('on time') },
  {
    weight: 8,
    arbitrary: fc.constantFrom<Turn>('late', 'twice', 'broken', 'wrong', 'taken back', 'died', 'died before its line'),
  },
);

interface Step {
  at: Date;
  dataset: DatasetDefinition;
  turn: Turn;
}

/** Every expected release of five years with what happens to it; in a sample, steps spread over the years. */
function plan(): Step[] {
  const all = DATASETS.flatMap((dataset) =>
    expectedBetween(dataset.cadence, RULES, FROM, TO).map((at) => ({ at, dataset })),
  ).sort((one, other) => one.at.getTime() - other.at.getTime());
  const length = Math.min(STEPS, all.length);
  const some = IS_LONG
    ? all
    : // As many steps of each dataset: the catalogue comes each day.
      DATASETS.flatMap(({ id }) => {
        const own = all.filter(({ dataset }) => dataset.id === id);
        const count = length / DATASETS.length;
        const spread = fc.shuffledSubarray(own, { minLength: count, maxLength: count });
        return fc.sample(spread, { seed: SEED, numRuns: 1 })[0]!;
      }).sort((one, other) => one.at.getTime() - other.at.getTime());
  const turns = fc.sample(TURNS, { seed: SEED, numRuns: some.length });
  return some.map((step, index) => ({ ...step, turn: turns[index]! }));
}

/** A world a little larger at each step, without the rows that make releases of any day hold nothing. */
const worldAt = (step: number, at: Date): World => ({
  ...WORLD,
  training_files: Array.from({ length: 12 + (step % 7) }, (_, index) => {
    const before = new Date(at.getTime() - (30 + 40 * index) * 86_400_000).toISOString().slice(0, 10);
    const since = before < '2020-01-01' ? '2020-01-01' : before;
    return file(`F${step}-${index}`, index, since, { entered_on: since });
  }),
  qualiopi: WORLD.qualiopi!.map((row) => ({ ...row, held_from: '2020-01-01', held_to: null })),
});

const pressAt = (now: Date): Press => ({ data, memoryMiB: 512, threads: 1, software: 'test', now: () => now });

const publishAt = (dataset: DatasetDefinition, now: Date) =>
  publishWorld(data, undefined, {
    ...pressAt(now),
    asOf: now.toISOString().slice(0, 10),
    datasets: [dataset],
  });

/** What one turn does to the folder. */
async function take({ dataset, at, turn }: Step, step: number): Promise<void> {
  const before = await readRegister(data, dataset.id);
  await writeWorld(sourcesFolder(data), worldAt(step, at));
  switch (turn) {
    case 'late':
      return void (await publishAt(dataset, new Date(at.getTime() + 30 * 3_600_000)));
    case 'twice':
      await publishAt(dataset, at);
      return void (await publishAt(dataset, at));
    case 'broken':
      return refuseSources(dataset, at, before);
    case 'wrong':
      return refuseRelease(dataset, at, before, step);
    case 'taken back':
      return takeBack(dataset, at);
    case 'died':
    case 'died before its line':
      await die(dataset, at, turn);
      await assertSound(data, [dataset], LATEST);
      assert.deepEqual(await readRegister(data, dataset.id), before);
      return void (await publishAt(dataset, at));
    case 'on time':
      return void (await publishAt(dataset, at));
  }
}

/** A source that breaks its contract changes nothing. */
async function refuseSources(dataset: DatasetDefinition, at: Date, before: Register): Promise<void> {
  const table = join(sourcesFolder(data), `${dataset.sources[0]}.csv`);
  const right = await readFile(table, 'utf8');
  await writeFile(table, right.replace(/^[^,]+,/, 'other,'));
  await assert.rejects(publishAt(dataset, at), (error: Refusal) => error instanceof Refusal);
  assert.deepEqual(await readRegister(data, dataset.id), before);
  await writeFile(table, right);
}

/** Sources that keep the contract and make an empty release: it is recorded, and what was served stays. */
async function refuseRelease(dataset: DatasetDefinition, at: Date, before: Register, step: number): Promise<void> {
  await writeWorld(sourcesFolder(data), { ...worldAt(step, at), training_files: [], sessions: [] });
  const [outcome] = await publishAt(dataset, at);
  assert.equal(outcome!.published, false);
  const after = await readRegister(data, dataset.id);
  assert.equal(after.latest, before.latest);
  assert.equal(after.versions.length, before.versions.length + 1);
}

async function takeBack(dataset: DatasetDefinition, at: Date): Promise<void> {
  const before = await readRegister(data, dataset.id);
  await publishAt(dataset, at);
  const made = (await readRegister(data, dataset.id)).latest!;
  if (before.latest === null) return;
  const manifest = await readFile(join(releaseFolder(data, dataset.id, made), 'manifest.json'), 'utf8');
  const line = await rollBack(pressAt(at), { dataset, reason: 'wrong figures' });
  const after = await readRegister(data, dataset.id);
  assert.equal(after.latest, line.to);
  assert.equal(line.to, before.latest);
  assert.deepEqual(line.withdrawn, [made]);
  assert.equal(await readFile(join(releaseFolder(data, dataset.id, made), 'manifest.json'), 'utf8'), manifest);
}

/** The remains of a publisher that died: while it wrote its release, or once the release had its name and not yet its line. */
async function die({ id }: DatasetDefinition, at: Date, turn: Turn): Promise<void> {
  const day = at.toISOString().slice(0, 10);
  const name = turn === 'died' ? `.making-${day}` : `${day}.9`;
  for (const folder of [join(datasetFolder(data, id), name), join(servingFile(data, id, ''), '..'), workFolder(data)])
    await mkdir(folder, { recursive: true });
  await writeFile(join(datasetFolder(data, id), name, `${id}.parquet`), 'PAR1');
  await writeFile(`${registerFile(data, id)}.part`, '{"dataset":');
  await writeFile(`${servingFile(data, id, `${day}.9`)}.part`, 'half');
  await writeFile(join(workFolder(data), 'spilled'), 'half');
  await writeFile(join(data, 'publisher.lock'), '999999999 1');
}

/** Registers only grow: what they said stays said. */
function assertGrown(before: readonly Register[], after: readonly Register[]): void {
  for (const [index, { versions, rollbacks = [] }] of before.entries()) {
    assert.deepEqual(after[index]!.versions.slice(0, versions.length), versions);
    assert.deepEqual((after[index]!.rollbacks ?? []).slice(0, rollbacks.length), rollbacks);
  }
}

/** Published or refused, a step is done; broken sources leave it due, unless the release before came so late that it is of this step too. */
function isLeftDue({ at, dataset, turn }: Step, before: readonly Register[]): boolean {
  const last = before.find((register) => register.dataset === dataset.id)!.versions.at(-1);
  return turn === 'broken' && (last === undefined || new Date(last.created_at) < at);
}

test('five years of publications keep what was published, whatever happens', {
  timeout: IS_LONG ? Number.POSITIVE_INFINITY : 240_000,
}, async (context) => {
  const steps = plan();
  const counts: Record<string, number> = {};
  let before = await assertSound(data, DATASETS);
  for (const [index, step] of steps.entries()) {
    const where = `step ${index}, ${step.at.toISOString()}, ${step.dataset.id}: ${step.turn}`;
    try {
      await take(step, index);
      // All releases are read again from time to time, the latest ones of the step always.
      const whole = index % 50 === 49 || index === steps.length - 1;
      const after = whole ? await assertSound(data, DATASETS) : await readAll();
      if (!whole) await assertSound(data, [step.dataset], LATEST);
      assertGrown(before, after);
      await assertServed(data, [step.dataset]);
      await assertHealed(data, [step.dataset]);
      assert.deepEqual(
        await dueDatasets(data, [step.dataset], RULES, step.at),
        isLeftDue(step, before) ? [step.dataset.id] : [],
      );
      before = after;
    } catch (error) {
      throw new Error(where, { cause: error });
    }
    counts[step.turn] = (counts[step.turn] ?? 0) + 1;
  }
  context.diagnostic(`${steps.length} steps, seed ${SEED}: ${JSON.stringify(counts)}`);
});

const readAll = () => Promise.all(DATASETS.map(({ id }) => readRegister(data, id)));
