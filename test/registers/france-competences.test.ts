import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { importFranceCompetences } from '../../src/registers/france-competences/france-competences.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { assertGolden, reportText } from './golden.ts';
import { fixture, ImportFolder } from './import-folder.ts';
import { zip } from './zip-writer.ts';

const EXPORT = fixture('export-fiches-csv-2026-05-04');
const TABLES = ['certifications', 'successions', 'habilitations'] as const;

const exportFiles = async () =>
  Promise.all((await readdir(EXPORT)).map(async (name) => ({ name, content: await readFile(join(EXPORT, name)) })));

/** The three tables that an import of this path writes. */
async function importedTables(path: string) {
  await using into = await ImportFolder.create();
  const { problemCount } = await importFranceCompetences(path, into);
  return { problemCount, tables: await Promise.all(TABLES.map((table) => into.rows(table))) };
}

test('an export with every kind of trap is read, and its problems are told', async () => {
  await using into = await ImportFolder.create();
  assertGolden('france-competences', reportText(await importFranceCompetences(EXPORT, into)));
});

test('certifications carry title, level, dates and sorted codes', async () => {
  await using into = await ImportFolder.create();
  await importFranceCompetences(EXPORT, into);
  const [watchmaker, master, ...others] = await into.rows('certifications');
  assert.deepEqual(watchmaker, {
    register: 'RNCP',
    number: '90001',
    title: 'TP Horloger de marée',
    level: 4n,
    active: true,
    registered_from: '2023-09-01',
    registered_to: '2028-09-01',
    formacode_1: '45001',
    formacode_2: '45002',
    formacode_3: '45003',
    formacode_4: '45004',
    formacode_5: '45005',
    rome_1: 'D1407',
    rome_2: 'H1102',
    rome_3: null,
    rome_4: null,
    rome_5: null,
    nsf_1: '221w',
    nsf_2: null,
    nsf_3: null,
    certifinfo: null,
  });
  assert.equal(master!.title, "MASTER Management et ingénierie d'affaires (fiche nationale)");
  assert.deepEqual([master!.registered_from, master!.registered_to], ['2023-06-12', null]);
  assert.deepEqual(
    others.map(({ number, title, active }) => [number, title, active]),
    [
      ['90003', 'Horloger', false],
      ['90007', 'Niveau inconnu', false],
      ['90004', 'Lire "vite" ; lire bien', true],
    ],
  );
});

test('a succession told by both fiches is one row; one told both ways is none', async () => {
  await using into = await ImportFolder.create();
  await importFranceCompetences(EXPORT, into);
  assert.deepEqual(
    (await into.rows('successions')).map((row) => Object.values(row).join(' ')),
    ['RNCP 90002 RS 90004', 'RNCP 90003 RNCP 90001'],
  );
});

test('a SIRET has one habilitation by certification, the widest', async () => {
  await using into = await ImportFolder.create();
  await importFranceCompetences(EXPORT, into);
  assert.deepEqual(
    (await into.rows('habilitations')).map((row) => Object.values(row).join(' ')),
    [
      'RNCP 90001 90000001900019 HABILITATION_ORGA_FORM',
      'RNCP 90001 90000003500015 HABILITATION_FORMER',
      'RS 90004 00500001300010 HABILITATION_FORMER',
      'RS 90004 90000002700012 CERTIFICATEUR',
      'RS 90004 90000003500016 HABILITATION_FORMER',
    ],
  );
});

test('the zip gives what the folder gives, whatever its accents and folders have become', async () => {
  await using into = await ImportFolder.create();
  const files = await exportFiles();
  const archives = {
    composed: files.map(({ name, content }) => ({ name: name.normalize('NFC'), content })),
    decomposed: files.map(({ name, content }) => ({ name: `export/${name.normalize('NFD')}`, content })),
    mangled: files.map(({ name, content }) => ({
      name: Buffer.from(name.normalize('NFC')).toString('latin1'),
      content,
    })),
    apple: files.flatMap(({ name, content }) => [
      { name, content },
      { name: `__MACOSX/._${name}`, content: Buffer.from('not a table') },
    ]),
  };
  const expected = await importedTables(EXPORT);
  for (const [kind, entries] of Object.entries(archives)) {
    const path = join(into.folder, `${kind}.zip`);
    await writeFile(path, zip(entries));
    assert.deepEqual(await importedTables(path), expected, kind);
  }
});

test('nothing of an archive remains beside the tables', async () => {
  await using into = await ImportFolder.create();
  const path = join(into.folder, 'export.zip');
  await writeFile(path, zip(await exportFiles()));
  const folder = join(into.folder, 'sources');
  await importFranceCompetences(path, { engine: into.engine, folder });
  assert.deepEqual((await readdir(folder)).sort(), TABLES.map((table) => `${table}.parquet`).sort());
  assert.deepEqual(await into.engine.rows('select table_name from duckdb_tables()'), []);
});

test('law: rows in another order give the same tables', async () => {
  const files = await exportFiles();
  const expected = await importedTables(EXPORT);
  const shuffled = fc.tuple(
    ...files.map(({ name, content }) => {
      const [header, ...lines] = content.toString().trimEnd().split('\r\n');
      return fc
        .shuffledSubarray(lines, { minLength: lines.length })
        .map((body) => ({ name, text: [header, ...body, ''].join('\r\n') }));
    }),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async (export_) => {
      await using into = await ImportFolder.create();
      const path = join(into.folder, 'shuffled');
      await mkdir(path);
      for (const { name, text } of export_) await writeFile(join(path, name), text);
      assert.deepEqual(await importedTables(path), expected);
    }),
    { numRuns: 6 },
  );
});

const REAL = 'france-competences/export-fiches-csv-2024-02-22';

test('a real export is read', { skip: unlessReal(REAL) }, async () => {
  await using into = await ImportFolder.create();
  const report = await importFranceCompetences(realFile(REAL), into);
  assert.deepEqual(report.written, { certifications: 9, successions: 6, habilitations: 15 });
  assert.equal(report.files.length, 10);
  assert.deepEqual(
    report.problems.map(({ column, value }) => [column, value]),
    [['Numero_Fiche', 'RNCP38228']],
  );
  const certifications = await into.rows('certifications');
  assert.deepEqual(
    ['509', '6117'].map((number) => certifications.find((row) => row.number === number)?.title),
    ["CAP Agent vérificateur d'appareils extincteurs", 'CQP Tourier'],
  );
});
