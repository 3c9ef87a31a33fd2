import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { NSF_DOMAINS, NSF_GROUPS } from '../../src/nomenclatures/nsf-groups.ts';
import { importFormacode } from '../../src/registers/formacode.ts';
import { detectRegisters, importRegisters } from '../../src/registers/import.ts';
import { importNsf } from '../../src/registers/nsf.ts';
import { importQualiopi } from '../../src/registers/qualiopi.ts';
import { SOURCES } from '../../src/sources/contract.ts';
import { parseHeader } from '../../src/sources/csv-header.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { assertGolden, reportText } from './golden.ts';
import { fixture, ImportFolder } from './import-folder.ts';

const lines = (rows: readonly Record<string, unknown>[]): string[] =>
  rows.map((row) => Object.values(row).map(String).join(' | '));

test('the list of providers is read as text', async () => {
  await using into = await ImportFolder.create();
  const report = await importQualiopi(fixture('liste-of.csv'), into);
  assert.equal(report.problemCount, 0);
  assert.deepEqual(lines(await into.rows('providers')), [
    '00500001300010 | ECOLE DE LA MARE | 04973208797',
    '90000001900019 | ECOLE; INVENTEE | 11900000175',
  ]);
  assert.deepEqual(lines(await into.rows('qualiopi')), [
    '005000013 | skills_assessment | null | null',
    '005000013 | training | null | null',
    '900000019 | training | null | null',
    '900000019 | vae | null | null',
  ]);
});

test('a list that a spreadsheet went through is restored where check digits prove it, and the rest is told', async () => {
  await using into = await ImportFolder.create();
  assertGolden('qualiopi-guessed', reportText(await importQualiopi(fixture('liste-of-guessed.csv'), into)));
  assert.deepEqual(lines(await into.rows('providers')), [
    '00500001300010 | ECOLE DE LA MARE | 04973208797',
    '90000001900019 | ECOLE INVENTEE | 11900000175',
    '90000003500015 | null | 11900000375',
    '90000004300018 | CLE FAUSSE | 11900000575',
  ]);
  assert.deepEqual(
    lines(await into.rows('qualiopi', 'siren, category')),
    [
      '005000013 | skills_assessment',
      '005000013 | training',
      '900000035 | training',
      '900000035 | vae',
      '900000019 | training',
      '900000043 | apprenticeship',
    ].sort(),
  );
});

test('the list in another order gives the same tables', async () => {
  const tables = async (path: string) => {
    await using into = await ImportFolder.create();
    await importQualiopi(path, into);
    return [await into.rows('providers'), await into.rows('qualiopi')];
  };
  await using into = await ImportFolder.create();
  const [header, ...body] = readFileSync(fixture('liste-of.csv'), 'utf8').trimEnd().split('\n');
  const reversed = join(into.folder, 'reversed.csv');
  await writeFile(reversed, [header, ...body.reverse()].join('\n'));
  assert.deepEqual(await tables(reversed), await tables(fixture('liste-of.csv')));
});

test('Formacode: codes once, field from the semantic field', async () => {
  await using into = await ImportFolder.create();
  assertGolden('formacode', reportText(await importFormacode(fixture('formacodes.csv'), into)));
  assert.deepEqual(lines(await into.rows('formacodes')), [
    '45001 | Horloge | 450',
    '45002 | Marée | 450',
    '45003 | Sans champ | null',
  ]);
});

const V14 = 'nomenclatures/formacodes-v14.csv';

test('Formacode V14 is read whole', { skip: unlessReal(V14) }, async () => {
  await using into = await ImportFolder.create();
  const report = await importFormacode(realFile(V14), into);
  assert.deepEqual([report.written.formacodes, report.problemCount], [2775, 0]);
  const formacodes = lines(await into.rows('formacodes'));
  assert.ok(formacodes.includes('15054 | Développement professionnel et personnel | 150'));
});

test('NSF: an operator’s file, or the 93 groups of this house', async () => {
  await using into = await ImportFolder.create();
  assert.equal(NSF_GROUPS.length, 93);
  await importRegisters({}, into);
  assert.deepEqual(
    lines(await into.rows('nsf_groups')),
    NSF_GROUPS.map(({ code, label }) => `${code} | ${label}`),
  );
  await importNsf(fixture('nsf.csv'), into);
  const own = ['100 | Formations générales', '326 | Informatique'];
  assert.deepEqual(lines(await into.rows('nsf_groups')), own);
  await importRegisters({}, into);
  assert.deepEqual(lines(await into.rows('nsf_groups')), own, 'an operator’s groups are not replaced');
});

const GROUPS = 'nomenclatures/nsf_groupes.csv';
const DOMAINS = 'nomenclatures/nsf_domaines.csv';

test('the NSF of this house is that of INSEE', { skip: unlessReal(GROUPS) || unlessReal(DOMAINS) }, () => {
  const read = (path: string) =>
    readFileSync(realFile(path), 'utf8').replace('\uFEFF', '').trimEnd().split(/\r?\n/).slice(1);
  assert.deepEqual(
    NSF_GROUPS.map(({ code, label }) => `${code};${label};${code.slice(0, 2)}`),
    read(GROUPS),
  );
  assert.deepEqual(
    Object.entries(NSF_DOMAINS).map((domain) => domain.join(';')),
    read(DOMAINS),
  );
});

test('a path is known by what it holds, not by its name', async () => {
  await using into = await ImportFolder.create();
  const disguised = join(into.folder, 'nsf.csv');
  await writeFile(disguised, readFileSync(fixture('liste-of.csv')));
  const paths = [fixture('nsf.csv'), fixture('export-fiches-csv-2026-05-04'), fixture('formacodes.csv'), disguised];
  const found = await detectRegisters(paths);
  assert.deepEqual(found, { nsf: paths[0], franceCompetences: paths[1], formacode: paths[2], qualiopi: disguised });
  const reports = await importRegisters(found, into);
  assert.deepEqual(
    reports.map(({ register }) => register),
    ['franceCompetences', 'qualiopi', 'formacode', 'nsf'],
  );
});

test('what is written keeps the contract of sources', async () => {
  await using into = await ImportFolder.create();
  const paths = ['export-fiches-csv-2026-05-04', 'liste-of-guessed.csv', 'formacodes.csv', 'nsf.csv'].map(fixture);
  const reports = await importRegisters(await detectRegisters(paths), into);
  const broken: string[] = [];
  for (const table of reports.flatMap(({ written }) => Object.keys(written) as (keyof typeof written)[])) {
    const { key, columns } = SOURCES[table];
    const rows = await into.rows(table);
    assert.ok(rows.length > 0, table);
    if (new Set(rows.map((row) => key.map((name) => row[name]).join())).size !== rows.length)
      broken.push(`${table} key`);
    for (const { name, nullable, pattern, oneOf } of columns)
      for (const value of rows.map((row) => row[name] as string | null)) {
        if (
          value === null ? nullable === undefined : pattern !== undefined && !new RegExp(`^(${pattern})$`).test(value)
        )
          broken.push(`${table}.${name} ${value}`);
        if (value !== null && oneOf !== undefined && !oneOf.includes(value)) broken.push(`${table}.${name} ${value}`);
      }
  }
  assert.deepEqual(broken, []);
});

test('a header is split at its own separator', () => {
  assert.deepEqual(parseHeader('\uFEFF"a;b";c,d;e\r\n1;2;3'), { delimiter: ';', names: ['a;b', 'c,d', 'e'] });
  assert.deepEqual(parseHeader('a,"b ""c""",\n'), { delimiter: ',', names: ['a', 'b "c"', ''] });
});
