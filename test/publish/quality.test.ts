/** The quality report: what a publication counts is what plain SQL counts, and what it says is read in golden files. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { DATASETS, findDataset } from '../../src/datasets/index.ts';
import { LIMITS } from '../../src/limits.ts';
import { rowsFile } from '../../src/releases/folder.ts';
import { QUALITY_FILES, qualityFile, readQuality } from '../../src/releases/quality.ts';
import { readManifest, readRegister } from '../../src/releases/register.ts';
import { fingerprint } from '../../src/sources/read.ts';
import { Engine, identifier, literal, type Row } from '../../src/warehouse/duck.ts';
import { file, temporaryFolder, WORLD } from '../world.ts';
import { AS_OF, CONSUMPTION, ENTRIES, HOLDERS, publishedRows, publishWorld } from './press.ts';

const data = temporaryFolder('quality');
const outcomes = await publishWorld(data, WORLD);

for (const [kind, name] of Object.entries(QUALITY_FILES)) {
  test(`the report of a small world reads as its golden file (${name})`, async () => {
    const golden = join(import.meta.dirname, 'golden', `entries.${name}`);
    const text = await readFile(qualityFile(data, ENTRIES, AS_OF, kind as keyof typeof QUALITY_FILES), 'utf8');
    if (!existsSync(golden) && process.env.CI === undefined) writeFileSync(golden, text);
    assert.equal(text, readFileSync(golden, 'utf8'));
  });
}

test('the files of the report are in the manifest with their sums', async () => {
  for (const { dataset, manifest } of outcomes) {
    for (const [kind, name] of Object.entries(QUALITY_FILES)) {
      const found = await fingerprint(qualityFile(data, dataset, AS_OF, kind as keyof typeof QUALITY_FILES));
      assert.deepEqual(
        manifest.files.find((one) => one.name === name),
        { name, ...found },
      );
    }
  }
});

test('every check, disposition and column is in the report, in both languages', async () => {
  for (const { dataset, manifest } of outcomes) {
    const report = (await readQuality(data, dataset, AS_OF))!;
    assert.deepEqual(
      report.checks.map(({ name, passed, means }) => [name, passed, means.en]),
      manifest.checks.map(({ name, passed, means }) => [name, passed, means]),
    );
    for (const { means } of report.checks) assert.notEqual(means.fr, means.en);
    for (const [index, { counts, rows }] of report.dispositions.entries()) {
      assert.deepEqual(
        Object.fromEntries(counts.map(({ reason, rows: count }) => [reason, count])),
        manifest.dispositions[index]!.counts,
      );
      assert.equal(rows, manifest.dispositions[index]!.rows);
      for (const { means } of counts) assert.notEqual(means.fr, means.en);
    }
    for (const language of ['fr', 'en'] as const) {
      const page = await readFile(qualityFile(data, dataset, AS_OF, language), 'utf8');
      assert.ok(!/<script|https?:/.test(page));
      for (const { name } of [...report.checks, ...report.columns])
        assert.ok(page.includes(`<code>${name}</code>`), name);
    }
  }
});

/** What plain SQL says of a column, written another way than the report's. */
async function plainly(engine: Engine, relation: string, name: string): Promise<Row> {
  const column = identifier(name);
  return engine.row(
    `select count(*) filter (${column} is not null) as filled, count(distinct ${column}) as different,
       (select max(n) from (select count(*) as n from ${relation} where ${column} is not null group by ${column})) as most
     from ${relation}`,
  );
}

test('columns are profiled as plain SQL counts them', async () => {
  await using engine = await Engine.open();
  for (const { id, columns } of DATASETS) {
    const relation = `read_parquet(${literal(rowsFile(data, id, AS_OF))})`;
    const report = (await readQuality(data, id, AS_OF))!;
    for (const profile of report.columns) {
      const plain = await plainly(engine, relation, profile.name);
      assert.deepEqual(
        [profile.filled, profile.distinct],
        [Number(plain.filled), Number(plain.different)],
        `${id}.${profile.name}`,
      );
      if (profile.values.length > 0) assert.equal(profile.values[0]!.rows, Number(plain.most), `${id}.${profile.name}`);
      const { type } = columns.find(({ name }) => name === profile.name)!;
      if (type !== 'int' || profile.filled === 0) continue;
      const values = (await publishedRows(data, id, AS_OF))
        .map((row) => row[profile.name])
        .filter((value) => value !== null)
        .map(Number);
      assert.deepEqual([profile.min, profile.max], [Math.min(...values), Math.max(...values)]);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      assert.ok(Math.abs(Number(profile.mean) - mean) < 1e-5, `${id}.${profile.name}`);
    }
  }
});

test('what is masked in the rows is nowhere in their report', async () => {
  const report = (await readQuality(data, HOLDERS, AS_OF))!;
  assert.equal(report.masked_rows, 5);
  for (const name of findDataset(HOLDERS)!.disclosure!.measures) {
    const { filled, values, min, max, mean } = report.columns.find((column) => column.name === name)!;
    assert.deepEqual({ filled, values, min, max, mean }, { filled: 0, values: [], min: null, max: null, mean: null });
  }
});

/** As many files as rows: one for each month and department. */
const manyFiles = (count: number, unknown: number) =>
  Array.from({ length: count }, (_, index) =>
    file(`D${index}`, index, `${2020 + (Math.floor(index / 12) % 5)}-${String((index % 12) + 1).padStart(2, '0')}-03`, {
      place_department: String(10 + Math.floor(index / 60)),
      ...(index < unknown ? { certification_number: '404' } : {}),
    }),
  );

const publishMany = async (unknown: number, count = 600) => {
  const folder = temporaryFolder('codes');
  const world = { ...WORLD, training_files: manyFiles(count, unknown) };
  const [outcome] = await publishWorld(folder, world, { datasets: [findDataset(CONSUMPTION)!] });
  return { folder, outcome: outcome! };
};

test('too many unknown codes refuse a release, a few do not, and few rows prove nothing', async () => {
  const { folder, outcome } = await publishMany(7);
  assert.equal(outcome.result, 'refused');
  assert.match(
    (await readRegister(folder, CONSUMPTION)).versions[0]!.reason!,
    /^code_rs_codes \(7 of 600 rows: 404\)$/,
  );
  assert.deepEqual(
    (await readManifest(folder, CONSUMPTION, AS_OF)).files.map(({ name }) => name),
    Object.values(QUALITY_FILES),
  );
  const { codes } = (await readQuality(folder, CONSUMPTION, AS_OF))!;
  const finding = codes.find(({ column }) => column === 'code_rs')!;
  assert.deepEqual([finding.rows, finding.unknown, finding.values], [600, 7, [{ value: '404', rows: 7 }]]);

  assert.equal((await publishMany(6)).outcome.result, 'published');
  assert.ok(LIMITS.rows_judged > 400);
  assert.equal((await publishMany(400, 400)).outcome.result, 'published');
});

test('values beyond the plausible are counted and named by the key of their row', async () => {
  const folder = temporaryFolder('outliers');
  const dear = { france_competences_cents: 9_000_000 };
  const world = { ...WORLD, training_files: [file('D1', 1, '2026-03-02', dear), file('D2', 2, '2026-04-02')] };
  await publishWorld(folder, world, { datasets: [findDataset(CONSUMPTION)!] });
  const [price] = (await readQuality(folder, CONSUMPTION, AS_OF))!.outliers;
  assert.deepEqual([price!.column, price!.below, price!.above], ['prix_moyen', 0, 1]);
  assert.equal(price!.furthest[0]!.value, 90_000);
  assert.equal(price!.furthest[0]!.key.date_validation, '2026-03-01');
});

test('a list that is not there judges nothing', async () => {
  const folder = temporaryFolder('lists');
  await publishWorld(folder, { ...WORLD, formacodes: [] }, { datasets: [findDataset(CONSUMPTION)!] });
  const { codes } = (await readQuality(folder, CONSUMPTION, AS_OF))!;
  assert.deepEqual(
    codes.filter(({ judged }) => !judged).map(({ column }) => column),
    ['formacode_principal'],
  );
});
