import { cp, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { detectRegister } from '../../src/registers/detection.ts';
import { importFormacode } from '../../src/registers/formacode.ts';
import { importFranceCompetences } from '../../src/registers/france-competences/france-competences.ts';
import { detectRegisters } from '../../src/registers/import.ts';
import { importNsf } from '../../src/registers/nsf.ts';
import { importQualiopi } from '../../src/registers/qualiopi.ts';
import { assertGolden } from './golden.ts';
import { fixture, ImportFolder, refusalOf } from './import-folder.ts';
import { zip } from './zip-writer.ts';

const EXPORT = fixture('export-fiches-csv-2026-05-04');
const STANDARD = 'export_fiches_CSV_Standard_2026_05_04.csv';

/** Writes a file beside the tables and gives its path. */
async function file(into: ImportFolder, name: string, content: string | Buffer): Promise<string> {
  const path = join(into.folder, name);
  await writeFile(path, content);
  return path;
}

/** A copy of the export, to spoil. */
async function copyOfExport(into: ImportFolder): Promise<string> {
  const path = join(into.folder, 'export');
  await cp(EXPORT, path, { recursive: true });
  return path;
}

const REFUSED: Readonly<Record<string, (into: ImportFolder) => Promise<unknown>>> = {
  'a path that is not there': (into) => detectRegister(join(into.folder, 'nowhere.csv')),
  'a file that is no register': async (into) => detectRegister(await file(into, 'budget.csv', 'a;b\n1;2\n')),
  'two paths of one register': () => detectRegisters([fixture('liste-of.csv'), fixture('liste-of-guessed.csv')]),
  'an empty file': async (into) => importNsf(await file(into, 'empty.csv', ''), into),
  'a list without the SIRET': async (into) =>
    importQualiopi(await file(into, 'list.csv', 'siren;denomination\n1;A\n'), into),
  'the great domains of Formacode instead of the thesaurus': async (into) =>
    importFormacode(
      await file(into, 'domains.csv', 'Code du Terme;Descripteur en majuscules;Descripteur en typo riche\n'),
      into,
    ),
  'a record with one value too many': async (into) =>
    importNsf(await file(into, 'nsf.csv', 'code;libelle\n100;Formations\n326;Informatique;réseaux\n'), into),
  'a quote that is never closed': async (into) =>
    importNsf(await file(into, 'nsf.csv', 'code;libelle\n100;Formations\n326;"Informatique\n'), into),
  'a text that is not UTF-8': async (into) =>
    importNsf(await file(into, 'nsf.csv', Buffer.from('code;libelle\n100;Formations générales\n', 'latin1')), into),
  'an export without two of its files': async (into) => {
    const path = await copyOfExport(into);
    await rm(join(path, STANDARD));
    await rm(join(path, 'export_fiches_CSV_Nsf_2026_05_04.csv'));
    return importFranceCompetences(path, into);
  },
  'an export that lacks columns': async (into) => {
    const path = await copyOfExport(into);
    await writeFile(join(path, 'export_fiches_CSV_Nsf_2026_05_04.csv'), '"Numero_Fiche";"Nsf_Libelle"\r\n');
    return importFranceCompetences(path, into);
  },
  'the exports of two days in one folder': async (into) => {
    const path = await copyOfExport(into);
    await writeFile(join(path, 'export_fiches_CSV_Standard_2026_05_05.csv'), '');
    return importFranceCompetences(path, into);
  },
  'a folder of something else': async (into) => {
    const path = join(into.folder, 'photos');
    await mkdir(path);
    return importFranceCompetences(path, into);
  },
  'an export that is not there': (into) => importFranceCompetences(join(into.folder, 'nowhere.zip'), into),
  'one file of an export instead of all': (into) => importFranceCompetences(join(EXPORT, STANDARD), into),
  'an archive that is cut': async (into) => {
    const path = await file(into, 'cut.zip', zip([{ name: STANDARD, content: Buffer.alloc(1000) }]));
    await truncate(path, 60);
    return importFranceCompetences(path, into);
  },
  'an archive whose names climb out of it': async (into) =>
    importFranceCompetences(
      await file(into, 'climb.zip', zip([{ name: `../../${STANDARD}`, content: Buffer.from('') }])),
      into,
    ),
  'an archive that lies about its sizes': async (into) =>
    importFranceCompetences(
      await file(into, 'liar.zip', zip([{ name: STANDARD, content: Buffer.alloc(1_000_000), announced: 1000 }])),
      into,
    ),
  'an archive that unzips to more than the limit': async (into) =>
    importFranceCompetences(
      await file(into, 'bomb.zip', zip([{ name: STANDARD, content: Buffer.alloc(10), announced: 3_000_000_000 }])),
      into,
    ),
  'an archive of too many files': async (into) =>
    importFranceCompetences(
      await file(
        into,
        'crowd.zip',
        zip(Array.from({ length: 1001 }, (_, index) => ({ name: `${index}`, content: Buffer.from('') }))),
      ),
      into,
    ),
};

test('what is not laid out as published is refused, with place, expectation and remedy', async () => {
  const texts: string[] = [];
  for (const [what, attempt] of Object.entries(REFUSED)) {
    await using into = await ImportFolder.create();
    texts.push(`# ${what}\n${await refusalOf(attempt(into))}`);
  }
  assertGolden('refusals', texts.join('\n\n'));
});
