import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { importEdofFiles } from '../../src/edof/import.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { Folder, fixtureFile, fixtureText } from './folder.ts';

let folder: Folder;
before(async () => {
  folder = await Folder.open();
});
after(() => folder[Symbol.asyncDispose]());

const SAMPLE = 'edof/edof-exemple-catalogue-v7r0.xml';
const TABLES = ['trainings', 'actions', 'sessions'] as const;
const source = () => join(folder.path, 'source');
const latin1 = (name: string, change: (text: string) => string): string =>
  folder.file(name, Buffer.from(change(fixtureText('valid.xml')), 'latin1'));

test('imports offers as rows of the contract', async () => {
  const report = await folder.import(fixtureFile('valid.xml'));
  assert.deepEqual(report.problems, []);
  assert.deepEqual(report.counts.written, { trainings: 2, actions: 3, sessions: 4 });
  assert.deepEqual(await folder.breaches(), []);
  assert.deepEqual(
    (await folder.rows('actions')).map(({ action_id, department, hours, price_cents }) => [
      action_id,
      department,
      hours,
      price_cents,
    ]),
    [
      ['12345678900015_CHEVRES_A1', '2A', 49n, 154_000n],
      ['12345678900015_CHEVRES_A2', null, 35n, 99_050n],
      ['12345678900015_VAE_A1', '977', 24n, 120_000n],
    ],
  );
  assert.deepEqual((await folder.rows('sessions'))[2], {
    session_id: '12345678900015_CHEVRES_A2_S1',
    action_id: '12345678900015_CHEVRES_A2',
    permanent: true,
    starts_on: null,
    ends_on: null,
    recruiting: true,
  });
  const [first] = await folder.rows('trainings');
  assert.equal(first?.objective, '<p>Élever des chèvres</p>');
  assert.equal(first?.skills_blocks, 'RNCP12345BC01 RNCP12345BC02');
  assert.equal(first?.updated_on, '2026-09-03');
});

test('imports the official sample, with two warnings', { skip: unlessReal(SAMPLE) }, async () => {
  const report = await folder.import(realFile(SAMPLE));
  assert.deepEqual(report.problemCounts, { O512: 1, O509: 1 });
  assert.deepEqual(report.counts.written, { trainings: 4, actions: 4, sessions: 4 });
  assert.deepEqual(await folder.breaches(), []);
  const sold = (await folder.rows('trainings')).map((row) => `${row.register}${row.certification_number}`);
  assert.deepEqual(sold, ['RNCP40344', 'RS6604', 'CPF202', 'CPF200']);
});

test('the same text comes out of ISO-8859-1, UTF-8 declared so and UTF-8 declared ISO-8859-1', async () => {
  const text = fixtureText('valid.xml');
  const files = [
    folder.file('latin1.xml', Buffer.from(text, 'latin1')),
    folder.file('utf8.xml', text.replace('ISO-8859-1', 'UTF-8')),
    folder.file('mark.xml', `\uFEFF${text}`),
    folder.file('mojibake.xml', text),
  ];
  for (const file of files) {
    assert.ok((await folder.import(file)).accepted);
    assert.equal((await folder.rows('trainings'))[0]?.objective, '<p>Élever des chèvres</p>', file);
  }
});

test('an accent cut by the end of a chunk is still one character', async () => {
  const title = 'é'.repeat(200);
  for (const shift of [0, 1]) {
    // Chunks of one MiB are judged and chunks of 64 KiB decoded: accents of two bytes stand across both ends.
    const head = fixtureText('valid.xml').replace('Chevrier fromager', title);
    const before = Buffer.byteLength(head.slice(0, head.indexOf(title)));
    const comments = `${'<!---->'.repeat(149_700)}${' '.repeat((1 << 20) - before - 149_700 * 7 - 200 + shift)}`;
    const file = folder.file('cut.xml', head.replace('<lheo', `${comments}<lheo`));
    assert.ok((await folder.import(file)).accepted);
    assert.equal((await folder.rows('trainings'))[0]?.title, title);
  }
});

test('an error refuses everything, and leaves the source folder as it was', async () => {
  await folder.import(fixtureFile('valid.xml'));
  const before = TABLES.map((table) => readFileSync(join(source(), `${table}.parquet`)));
  const report = await folder.import(latin1('bad.xml', (text) => text.replace('<fin>20270331', '<fin>20270229')));
  assert.equal(report.accepted, false);
  assert.deepEqual(report.counts.written, { trainings: 0, actions: 0, sessions: 0 });
  assert.deepEqual(
    TABLES.map((table) => readFileSync(join(source(), `${table}.parquet`))),
    before,
  );
  assert.deepEqual(readdirSync(source()).sort(), ['actions.parquet', 'sessions.parquet', 'trainings.parquet']);
});

test('keepValid leaves out the formations with an error and counts them', async () => {
  const file = latin1('bad.xml', (text) => text.replace('<fin>20270331', '<fin>20270229'));
  const report = await folder.import(file, { keepValid: true });
  assert.equal(report.accepted, true);
  assert.deepEqual(report.counts.leftOut, { trainings: 1, actions: 2, sessions: 3 });
  assert.deepEqual(
    (await folder.rows('trainings')).map((row) => row.training_id),
    ['12345678900015_VAE'],
  );
});

test('keepValid does not keep the start of a file that is cut short', async () => {
  const file = latin1('cut.xml', (text) => text.slice(0, -30));
  const report = await folder.import(file, { keepValid: true });
  assert.equal(report.accepted, false);
  const [problem] = report.problems;
  assert.equal(problem?.code, 'O101');
  assert.ok(problem?.line !== null && /^[0-9]+:[0-9]+: /.test(problem?.value ?? ''), 'line and column');
});

test('a dry run writes nothing', async () => {
  const target = join(folder.path, 'dry');
  const report = await folder.import(fixtureFile('valid.xml'), { folder: target, dryRun: true });
  assert.equal(report.accepted, true);
  assert.deepEqual(report.counts.written, { trainings: 0, actions: 0, sessions: 0 });
  assert.equal(existsSync(target), false);
});

test('files of several providers make one source folder', async () => {
  const reports = await importEdofFiles([fixtureFile('valid.xml'), fixtureFile('lheo.xml')], folder.options);
  assert.deepEqual(
    reports.map(({ dialect, counts }) => [dialect, counts.written.trainings]),
    [
      ['edof', 2],
      ['lheo', 1],
    ],
  );
  assert.equal((await folder.rows('trainings')).length, 3);
});

test('one refused file refuses the others of the import', async () => {
  const bad = latin1('bad.xml', (text) => text.replaceAll('12345678900015', '12345678900'));
  const reports = await importEdofFiles([bad, fixtureFile('lheo.xml')], folder.options);
  assert.deepEqual(
    reports.map(({ accepted, counts }) => [accepted, counts.written.trainings]),
    [
      [false, 0],
      [true, 0],
    ],
  );
});

test('with keepValid, a file without a valid formation does not refuse the others', async () => {
  const bad = latin1('bad.xml', (text) => text.replaceAll('12345678900015', '12345678900'));
  const files = [bad, fixtureFile('lheo.xml')];
  const reports = await importEdofFiles(files, { ...folder.options, keepValid: true });
  assert.deepEqual(
    reports.map(({ accepted, counts }) => [accepted, counts.written.trainings]),
    [
      [false, 0],
      [true, 1],
    ],
  );
});

test('an offer given by two files is an error of the second', async () => {
  const again = latin1('again.xml', (text) => text);
  const reports = await importEdofFiles([fixtureFile('valid.xml'), again], folder.options);
  assert.deepEqual(
    reports.map(({ problemCounts }) => problemCounts),
    [{}, { O110: 2, '30077': 1 }],
  );
});

test('progress tells the bytes of all files', async () => {
  const told: number[] = [];
  const files = [fixtureFile('valid.xml'), fixtureFile('lheo.xml')];
  await importEdofFiles(files, { ...folder.options, dryRun: true, onProgress: (bytes) => told.push(bytes) });
  assert.equal(
    told.at(-1),
    files.reduce((sum, file) => sum + readFileSync(file).length, 0),
  );
});

test('a missing file is refused before anything is done', async () => {
  await assert.rejects(folder.import(join(folder.path, 'absent.xml')), { code: 'file_missing' });
  await assert.rejects(folder.import(folder.path), { code: 'file_missing' });
});
