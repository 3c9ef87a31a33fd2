/** The ten files of an export, in the zip as published or in the folder it was unzipped to. */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../../errors.ts';
import type { CsvFile } from '../csv-table.ts';
import { isZip, unzip } from '../zip.ts';
import { FICHE_FILE_KEYS, FICHE_FILES, type FicheFileKey, ficheFileNamed } from './layout.ts';

/** Where each of the ten files is. */
export type ExportFiles = Readonly<Record<FicheFileKey, CsvFile>>;

/** Whether the path is a folder or a zip, as no other register is. */
export const isFolderOrZip = async (path: string): Promise<boolean> => (await isFolder(path)) || (await isZip(path));

/** Gives the ten files to `read`; a zip is unpacked beside `folder`'s tables meanwhile. Refuses (`register_layout`) an export that lacks a file or holds one twice. */
export async function withExport<T>(
  path: string,
  folder: string,
  read: (files: ExportFiles) => Promise<T>,
): Promise<T> {
  if (await isFolder(path)) {
    const names = (await readdir(path)).sort();
    return read(
      tenFiles(
        path,
        names.map((file) => ({ path: join(path, file), file })),
      ),
    );
  }
  if (!(await isZip(path))) throw neitherFolderNorZip(path);
  await mkdir(folder, { recursive: true });
  const unpacked = await mkdtemp(join(folder, '.unzipped-'));
  try {
    return await read(tenFiles(path, await unzip(path, unpacked, (file) => ficheFileNamed(file) !== undefined)));
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

const AS_PUBLISHED = 'Give the zip “export-fiches-csv-YYYY-MM-DD.zip” as published, or the folder it unzips to.';

function tenFiles(path: string, found: readonly CsvFile[]): ExportFiles {
  const files: Partial<Record<FicheFileKey, CsvFile>> = {};
  for (const csv of found) {
    const key = ficheFileNamed(csv.file);
    if (key === undefined) continue;
    if (files[key] !== undefined) throw givenTwice(path, files[key].file, csv.file);
    files[key] = csv;
  }
  const missing = FICHE_FILE_KEYS.filter((key) => files[key] === undefined).map((key) => FICHE_FILES[key].name);
  if (missing.length > 0) throw lacksFiles(path, missing);
  return files as ExportFiles;
}

const neitherFolderNorZip = (path: string): Refusal =>
  new Refusal('register_layout', 'This is no export of France compétences.', {
    place: { file: basename(path) },
    expected: 'a zip or a folder',
    mend: AS_PUBLISHED,
  });

const lacksFiles = (path: string, missing: readonly string[]): Refusal =>
  new Refusal('register_layout', `The export of France compétences lacks ${missing.length} of its ten files.`, {
    place: { file: basename(path) },
    expected: missing.map((name) => `export_fiches_CSV_${name}_YYYY_MM_DD.csv`).join(', '),
    mend: AS_PUBLISHED,
  });

const givenTwice = (path: string, first: string, second: string): Refusal =>
  new Refusal('register_layout', 'Two files of the export are the same one.', {
    place: { file: basename(path) },
    value: `${first}, ${second}`,
    expected: 'the ten files of one day',
    mend: 'Keep one export in the folder.',
  });
