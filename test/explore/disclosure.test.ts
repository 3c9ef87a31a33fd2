/** The disclosure report: it says what the rows show, holds the truth within its bounds, and cannot tell what is masked. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DATASETS, findDataset } from '../../src/datasets/index.ts';
import type { DisclosureReport } from '../../src/explore/disclosure/report.ts';
import { createExplore } from '../../src/explore/start.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { AS_OF, ENTRIES, HOLDERS, HOLDERS_BY_DEPARTMENT, publishedRows, publishWorld } from '../publish/press.ts';
import { file, type Rows, temporaryFolder, WORLD } from '../world.ts';
import { ROOT } from './fixture.ts';

/** Entries of a quarter: so many holders of an age, each with so many files. */
const entered = (quarter: string, holders: number, born: number, files = 1): Rows =>
  Array.from({ length: holders * files }, (_, index) =>
    file(`${quarter}${born}${index}`, born * 1_000 + (index % holders), `${quarter}-02`, {
      entered_on: `${quarter}-20`,
      holder_birth_year: born,
    }),
  );

/** Three rows shown, two masked: `first` and `second` holders, the second ones with two files each. */
const worldOf = (first: number, second: number) => ({
  ...WORLD,
  training_files: [
    ...entered('2026-01', 7, 1990),
    ...entered('2026-01', first, 1970),
    ...entered('2026-04', 9, 1990, 2),
    ...entered('2026-04', second, 1970, 2),
    ...entered('2026-04', 5, 1960),
  ],
});

const folders: AsyncDisposable[] = [];
after(async () => {
  for (const one of folders) await one[Symbol.asyncDispose]();
});

async function serve(data: string) {
  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  folders.push({ [Symbol.asyncDispose]: () => app.close() });
  const ask = (dataset: string, name: string, version = AS_OF) =>
    app.inject(`${ROOT}/catalog/datasets/${dataset}/releases/${version}/${name}`);
  const read = async (dataset: string, version = AS_OF) => {
    const answer = await ask(dataset, 'disclosure', version);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<DisclosureReport>();
  };
  return { ask, read };
}

const data = temporaryFolder('disclosure');
await publishWorld(data, worldOf(4, 3));
const served = await serve(data);

test('rows are counted as the published rows show them', async () => {
  for (const id of [HOLDERS, HOLDERS_BY_DEPARTMENT]) {
    const rows = await publishedRows(data, id);
    const masked = rows.filter(({ secret }) => secret !== null);
    const report = await served.read(id);
    assert.deepEqual(report.rows, { total: 5, whole: 3, masked: 2 });
    assert.equal(masked.length, 2);
    assert.deepEqual(report.reasons, [{ reason: 'moins de 5 titulaires', rows: 2 }]);
    assert.deepEqual(
      report.checks.map(({ broken }) => broken),
      [0, 0, 0],
    );
    assert.equal(report.spread[0]!.column, 'trimestre_entree');
    for (const { column, values, left_out } of report.spread) {
      assert.equal(left_out, 0);
      for (const { value, rows: count, masked: hidden } of values) {
        const same = (row: Record<string, unknown>) => String(row[column]) === value;
        assert.deepEqual([count, hidden], [rows.filter(same).length, masked.filter(same).length], `${column} ${value}`);
      }
      assert.equal(
        values.reduce((sum, { masked: hidden }) => sum + hidden, 0),
        2,
        column,
      );
    }
    assert.ok(!report.spread.some(({ column }) => ['secret', 'date_chargement', 'nb_titulaires'].includes(column)));
  }
});

test('what the masked rows hold is within the bounds, and the bounds are those of the rule alone', async () => {
  const { stands_for } = await served.read(HOLDERS);
  const [files, holders] = stands_for;
  assert.deepEqual([files!.measure, files!.published, files!.least, files!.most], ['nb_dossiers', 7 + 18 + 5, 2, null]);
  assert.deepEqual([holders!.measure, holders!.published, holders!.least, holders!.most], ['nb_titulaires', 21, 2, 8]);
  assert.deepEqual([holders!.least_share, holders!.most_share], [0.086957, 0.275862]);
  // The truth: four holders and four files, three holders and six files.
  assert.ok(holders!.least <= 7 && 7 <= holders!.most!);
  assert.ok(files!.least <= 10);
  assert.ok(!stands_for.some(({ measure }) => measure === 'montant_engage'));
});

test('worlds that differ by what is masked alone have the same report', async () => {
  const folder = temporaryFolder('disclosure-other');
  await publishWorld(folder, worldOf(1, 2));
  const other = await serve(folder);
  for (const id of [HOLDERS, HOLDERS_BY_DEPARTMENT])
    for (const name of ['disclosure', 'disclosure.fr.html', 'disclosure.en.html'])
      assert.equal((await other.ask(id, name)).body, (await served.ask(id, name)).body, `${id} ${name}`);
});

test('every dataset has a policy or says why it has none, and every sentence is in both languages', async () => {
  for (const { id, disclosure, unmasked } of DATASETS) {
    assert.notEqual(disclosure === undefined, unmasked === undefined, id);
    const report = await served.read(id);
    assert.equal(report.policy === null, disclosure === undefined, id);
    assert.deepEqual(report.unmasked, unmasked ?? null);
    assert.equal(report.limits.length > 0, disclosure !== undefined);
    const said = [
      report.title,
      ...report.limits,
      ...report.checks.map(({ means }) => means),
      ...report.not_told.flatMap(({ what, why }) => [what, why]),
    ];
    for (const { fr, en } of said) assert.notEqual(fr, en);
    for (const language of ['fr', 'en'] as const) {
      const answer = await served.ask(id, `disclosure.${language}.html`);
      assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
      assert.match(String(answer.headers['content-security-policy']), /^default-src 'none'/);
      assert.ok(!/<script|https?:/.test(answer.body));
      const escaped = (text: string) => text.replaceAll("'", '&#39;');
      for (const one of unmasked === undefined ? said : [unmasked])
        assert.ok(answer.body.includes(escaped(one[language])), one[language]);
    }
  }
});

for (const name of ['disclosure.fr.html', 'disclosure.en.html'])
  test(`the page of a small world reads as its golden file (${name})`, async () => {
    const golden = join(import.meta.dirname, 'golden', `usagers.${name}`);
    const { body } = await served.ask(HOLDERS, name);
    if (!existsSync(golden) && process.env.CI === undefined) writeFileSync(golden, body);
    assert.equal(body, readFileSync(golden, 'utf8'));
  });

test('the report is that of the release, and only published ones have one', async () => {
  const folder = temporaryFolder('disclosure-past');
  await publishWorld(folder, worldOf(4, 3));
  await publishWorld(folder, { ...WORLD, training_files: entered('2026-01', 7, 1990) }, { asOf: '2026-11-22' });
  await publishWorld(folder, { ...WORLD, training_files: [] }, { asOf: '2026-11-23' });
  const { ask, read } = await serve(folder);
  assert.deepEqual((await read(HOLDERS)).rows, { total: 5, whole: 3, masked: 2 });
  assert.deepEqual((await read(HOLDERS, '2026-11-22')).rows, { total: 1, whole: 1, masked: 0 });
  assert.equal((await ask(HOLDERS, 'quality', '2026-11-23')).json().result, 'refused');
  assert.equal((await ask(HOLDERS, 'disclosure', '2026-11-23')).statusCode, 404);
  assert.equal((await ask(HOLDERS, 'disclosure', '2020-01-01')).statusCode, 404);
  assert.equal((await ask(ENTRIES, 'disclosure.de.html')).statusCode, 404);
});

/** A file of the users' dataset mirrored, with these rows: quarter, files, holders, amount, reason. */
async function mirrored(rows: readonly string[]): Promise<DisclosureReport> {
  const folder = temporaryFolder('disclosure-mirror');
  const source = join(folder, 'file.csv');
  const header = 'trimestre_entree;nb_dossiers;nb_titulaires;montant_engage;secret';
  await writeFile(source, [header, ...rows, ''].join('\n'));
  const press = { data: folder, memoryMiB: 512, software: 'test', now: () => new Date('2026-11-21T06:00:00Z') };
  await mirror({ ...press, dataset: findDataset(HOLDERS)!, file: source, otherwise: AS_OF });
  return (await serve(folder)).read(HOLDERS);
}

test('a mirrored file is masked by our rule, and what it masked under another one is not bounded', async () => {
  const ours = await mirrored(['2026-T1;9;8;900;', '2026-T1;4;3;400;']);
  assert.deepEqual(ours.rows, { total: 2, whole: 1, masked: 1 });
  assert.equal(ours.stands_for.length, 2);

  const theirs = await mirrored(['2026-T1;9;8;900;', '2026-T1;4;3;400;', '2026-T2;;;;secret statistique']);
  assert.deepEqual(theirs.rows, { total: 3, whole: 1, masked: 2 });
  assert.deepEqual(theirs.reasons.map(({ reason }) => reason).toSorted(), [
    'moins de 5 titulaires',
    'secret statistique',
  ]);
  assert.deepEqual(theirs.stands_for, []);
  assert.match(theirs.not_told.at(-1)!.why.en, /another rule/);
});

test('rows that break the policy are counted', async () => {
  const { checks, rows } = await mirrored([
    '2026-T1;9;8;900;',
    '2026-T1;9;8;900;secret statistique',
    '2026-T2;;;;',
    '2026-T3;12;11;;',
  ]);
  assert.deepEqual(Object.fromEntries(checks.map(({ name, broken }) => [name, broken])), {
    showing: 1,
    small: 0,
    unexplained: 1,
  });
  assert.equal(rows.masked, 1);
});
