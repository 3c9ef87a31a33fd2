/** The circuit breaker: what moves too far is held, the previous release stays served, and a person may accept. */
import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { DATASETS, findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { type Compared, compare } from '../../src/publish/quality/compare.ts';
import { rowsFile } from '../../src/releases/folder.ts';
import type { Manifest } from '../../src/releases/manifest.ts';
import { type Moved, QUALITY_FILES, qualityFile, readQuality } from '../../src/releases/quality.ts';
import { readManifest, readRegister } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { type Cell, file, type Rows, temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, CONSUMPTION, publishWorld } from './press.ts';

const DATASET = findDataset(CONSUMPTION)!;
const PRESS = { memoryMiB: 512, software: 'test', now: () => new Date('2026-11-21T06:00:00Z') };

/** One file for each month and department, of two statuses: 900 rows. */
const files = (more: (index: number) => Record<string, Cell> = () => ({})): Rows =>
  Array.from({ length: 900 }, (_, index) =>
    file(`D${index}`, index, `${2020 + (Math.floor(index / 12) % 5)}-${String((index % 12) + 1).padStart(2, '0')}-03`, {
      place_department: String(10 + Math.floor(index / 60)),
      ...(index % 2 === 0 ? { entered_on: '2026-01-05' } : {}),
      ...more(index),
    }),
  );

const publishFiles = (data: string, rows: Rows, accept?: string) =>
  publishWorld(
    data,
    { ...WORLD, training_files: rows },
    { datasets: [DATASET], ...(accept === undefined ? {} : { accept }) },
  );

const base = temporaryFolder('breaker');
before(() => publishFiles(base, files()));

/** A folder where the files are published. */
async function openBase(): Promise<string> {
  const data = temporaryFolder('breaker');
  await cp(base, data, { recursive: true });
  return data;
}

/** Publishes others after the files, and gives what moved beyond the bounds. */
async function move(rows: Rows): Promise<{ data: string; result: string; beyond: Moved[] }> {
  const data = await openBase();
  const [outcome] = await publishFiles(data, rows);
  const { comparison } = (await readQuality(data, CONSUMPTION, outcome!.version))!;
  return { data, result: outcome!.result, beyond: comparison!.movements.filter(({ within }) => !within) };
}

const names = (beyond: readonly Moved[]): string[] =>
  beyond.map(({ measure, column, names: named = [] }) =>
    [measure, column, ...named].filter((part) => part !== undefined).join(' '),
  );

test('a source with a third of its rows is held, the previous release stays served, and a person may accept', async () => {
  const third = files().filter((_, index) => index % 3 === 0);
  const { data, result, beyond } = await move(third);
  assert.equal(result, 'held');
  assert.deepEqual(names(beyond).slice(0, 3), ['rows', 'total nb_dossiers', 'total nb_dossiers_a_duree_connue']);
  assert.deepEqual([beyond[0]!.before, beyond[0]!.after, beyond[0]!.least, beyond[0]!.most], [900, 300, 855, 1125]);

  const held = await readManifest(data, CONSUMPTION, `${AS_OF}.2`);
  assert.deepEqual(
    held.files.map(({ name }) => name),
    Object.values(QUALITY_FILES),
  );
  assert.equal(held.beyond_bounds!.since, AS_OF);
  assert.equal(held.beyond_bounds!.movements[0], 'rows: 900 before, 300 after, allowed 855 – 1,125');
  const register = await readRegister(data, CONSUMPTION);
  assert.equal(register.latest, AS_OF);
  assert.equal(
    register.versions[1]!.reason,
    `rows: 900 before, 300 after, allowed 855 – 1,125; and ${held.beyond_bounds!.movements.length - 1} more`,
  );

  const app = await createExplore({ data, memoryMiB: 512, threads: 1, logger: false });
  const url = `/api/explore/v2.1/catalog/datasets/${CONSUMPTION}`;
  assert.equal((await app.inject(`${url}/records?limit=0`)).json().total_count, 900);
  const report = await app.inject(`${url}/releases/${AS_OF}.2/quality`);
  assert.equal(report.json().result, 'held');
  const page = await app.inject(`${url}/releases/${AS_OF}.2/quality.en.html`);
  assert.match(page.body, /held: it moved beyond its bounds/);
  assert.equal(page.headers['content-security-policy'], "default-src 'none'; style-src 'unsafe-inline'");
  assert.equal((await app.inject(`${url}@${AS_OF}.2/records`)).statusCode, 404);

  const [accepted] = await publishFiles(data, third, 'the history before 2023 was withdrawn');
  assert.equal(accepted!.published, true);
  const kept = { reason: 'the history before 2023 was withdrawn', at: '2026-11-21T06:00:00.000Z' };
  assert.deepEqual(accepted!.manifest.beyond_bounds!.accepted, kept);
  assert.deepEqual((await readQuality(data, CONSUMPTION, accepted!.version))!.accepted, kept);
  const after = await readRegister(data, CONSUMPTION);
  assert.equal(after.latest, `${AS_OF}.3`);
  assert.deepEqual(
    after.versions.map(({ result: one }) => one),
    ['published', 'held', 'published'],
  );
  const served = (await app.inject(`${url}/releases`)).json();
  assert.deepEqual(served.versions[2].accepted, kept);
  await app.close();

  const [next] = await publishFiles(data, third);
  assert.equal(next!.published, true);
  assert.equal(next!.manifest.beyond_bounds, undefined);
});

test('the first release has nothing to compare, and the same again moves nothing', async () => {
  assert.equal((await readQuality(base, CONSUMPTION, AS_OF))!.comparison, null);
  const { result, beyond } = await move(files());
  assert.deepEqual([result, beyond], ['published', []]);
});

test('a release made before there were reports is compared by its manifest', async () => {
  const data = await openBase();
  await rm(qualityFile(data, CONSUMPTION, AS_OF));
  const [outcome] = await publishFiles(data, files().slice(0, 300));
  assert.equal(outcome!.result, 'held');
});

test('what a month adds passes', async () => {
  const month = Array.from({ length: 90 }, (_, index) =>
    file(`N${index}`, 5000 + index, '2025-01-03', {
      place_department: String(index < 80 ? 10 + (index % 80) : 2).padStart(2, '0'),
    }),
  );
  assert.equal((await move([...files(), ...month])).result, 'published');
});

test('each kind of movement is seen: amounts, unknown codes, empty columns, a value that vanishes', async () => {
  const [doubled, unknown, emptied, entered] = await Promise.all([
    move(files(() => ({ france_competences_cents: 200_000 }))),
    move(files((index) => (index < 8 ? { certification_number: '404' } : {}))),
    move(files((index) => (index % 10 === 0 ? { hours: null } : {}))),
    move(files(() => ({ entered_on: '2026-01-05' }))),
  ]);
  assert.deepEqual(names(doubled.beyond), ['total montant_engage', 'total part_france_competences']);
  assert.deepEqual([unknown.result, unknown.beyond], ['published', []]);
  assert.deepEqual(names(emptied.beyond), ['total nb_dossiers_a_duree_connue', 'empty duree_moyenne']);
  assert.deepEqual(names(entered.beyond), ['value_gone statut_dossier Validé']);
  assert.ok([doubled, emptied, entered].every(({ result }) => result === 'held'));
});

test('where releases were missed, the bounds are for the periods elapsed', async () => {
  const data = temporaryFolder('breaker');
  const publishAt = (asOf: string, rows: Rows) =>
    publishWorld(data, { ...WORLD, training_files: rows }, { datasets: [DATASET], asOf });
  await publishAt('2026-08-31', files());
  const more = files()
    .slice(0, 540)
    .map((row, index) => ({ ...row, file_id: `M${index}`, place_department: String(30 + Math.floor(index / 60)) }));
  const grown = [...files(), ...more];
  assert.equal((await publishAt('2026-09-30', grown))[0]!.result, 'held');
  const [late] = await publishAt('2026-11-30', grown);
  assert.equal(late!.result, 'published');
  const { comparison } = (await readQuality(data, CONSUMPTION, late!.version))!;
  assert.equal(comparison!.periods, 3);
  assert.deepEqual([comparison!.movements[0]!.least, comparison!.movements[0]!.most], [855, 900 * 1.75]);
  const [lost] = await publishAt('2027-11-30', files().slice(0, 450));
  assert.deepEqual([lost!.result, lost!.manifest.beyond_bounds!.since], ['held', '2026-11-30']);
});

/** What is compared of a release of so many rows. */
const sideOf = (as_of: string, rows: number): Compared => ({
  manifest: { as_of, rows, version: as_of, totals: {}, columns: [], absent_columns: [] } as unknown as Manifest,
  findings: null,
});

/** Whether a period of a cadence begins on a day. */
const BEGINS = { daily: /./, monthly: /-01$/, quarterly: /-(01|04|07|10)-01$/ } as const;

test('what may move in one period may move with each that passes, and no further', () => {
  const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...DATASETS), days, fc.nat(400), (dataset, from, length) => {
      const [first = '', ...others] = Array.from({ length: length + 1 }, (_, index) =>
        new Date(from.getTime() + index * 86_400_000).toISOString().slice(0, 10),
      );
      const last = others.at(-1) ?? first;
      const { rows, missed } = dataset.expected!.movement;
      const reach = { least: 100_000 * (1 - rows.fall), most: 100_000 * (1 + rows.rise) };
      for (const _ of others.filter((day) => BEGINS[dataset.cadence].test(day)).slice(1)) {
        reach.least -= 100_000 * missed.fall;
        reach.most += 100_000 * missed.rise;
      }
      const holds = (count: number) =>
        compare(dataset, sideOf(first, 100_000), sideOf(last, count)).movements[0]!.within;
      const [least, most] = [Math.max(0, reach.least), reach.most].map(Math.round) as [number, number];
      assert.deepEqual([least + 1, least - 2, most - 1, most + 2].map(holds), [true, false, true, false]);
      // Earlier days than those served: as if no time had passed.
      const back = compare(dataset, sideOf(last, 100_000), sideOf(first, 100_000));
      assert.equal(back.periods, 1);
    }),
  );
});

test('a failed check refuses, whatever is accepted', async () => {
  const data = await openBase();
  const [outcome] = await publishFiles(data, [file('D1', 1, null)], 'we know');
  assert.equal(outcome!.result, 'refused');
  assert.equal(outcome!.manifest.beyond_bounds, undefined);
});

test('few rows are not judged', async () => {
  const data = temporaryFolder('breaker');
  await publishFiles(data, files().slice(0, 400));
  assert.equal((await publishFiles(data, files().slice(0, 40)))[0]!.published, true);
  assert.equal((await readQuality(data, CONSUMPTION, `${AS_OF}.2`))!.comparison!.judged, false);
});

test('a mirrored file is held when its columns or rows moved, and may be accepted', async () => {
  const data = await openBase();
  const csv = join(data, 'file.csv');
  await using engine = await Engine.open();
  await engine.run(
    `copy (select * exclude (part_cec) from read_parquet(${literal(rowsFile(data, CONSUMPTION, AS_OF))})) to ${literal(csv)} (format csv, header)`,
  );
  const mirroring = { ...PRESS, data, dataset: DATASET, file: csv, otherwise: AS_OF };
  const held = await mirror(mirroring);
  assert.equal(held.result, 'held');
  assert.deepEqual(held.manifest.beyond_bounds!.movements, [
    'columns removed (part_cec): 0 before, 1 after, allowed ≤ 0',
  ]);
  assert.equal((await mirror({ ...mirroring, accept: 'the old layout' })).published, true);
  // Back to every column: compared too, whatever the origin.
  assert.deepEqual((await publishFiles(data, files()))[0]!.manifest.beyond_bounds!.movements, [
    'columns added (part_cec): 0 before, 1 after, allowed ≤ 0',
  ]);
});
