/** Zip archives, without trust: entries are chosen by name, written under names of our own, and bounded in number and size. */
import { createWriteStream } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { readFirstBytes } from '../sources/first-bytes.ts';
import type { CsvFile } from './csv-table.ts';

/** Whether the file begins as a zip does. */
export const isZip = async (path: string): Promise<boolean> =>
  (await readFirstBytes(path, 4)).toString('latin1') === 'PK\x03\x04';

/** Writes the chosen files of an archive into a folder, numbered; a name never becomes a path. Refuses (`register_layout`) what is not a sound archive, or is over the limits. */
export async function unzip(path: string, folder: string, chosen: (file: string) => boolean): Promise<CsvFile[]> {
  const written: CsvFile[] = [];
  let bytes = 0;
  await forEachEntry(path, async (zip, entry) => {
    const file = basename(entry.fileName);
    if (!chosen(file)) return;
    // The library holds an entry to its announced size: a lie ends in an error, not in a full disk.
    bytes += entry.uncompressedSize;
    if (bytes > LIMITS.register_unzipped_bytes) throw tooLarge(path, 'register_unzipped_bytes');
    const target = join(folder, `${written.length}.csv`);
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    written.push({ path: target, file });
  });
  return written;
}

async function forEachEntry(path: string, visit: (zip: ZipFile, entry: Entry) => Promise<void>): Promise<void> {
  let entries = 0;
  try {
    const zip = await openPromise(path);
    for await (const entry of zip.eachEntry()) {
      entries += 1;
      if (entries > LIMITS.register_zip_entries) throw tooLarge(path, 'register_zip_entries');
      if (!entry.fileName.endsWith('/')) await visit(zip, entry);
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    throw new Refusal('register_layout', 'The archive cannot be read.', {
      place: { file: basename(path) },
      value: cause instanceof Error ? cause.message : String(cause),
      expected: 'a zip archive as distributed by the publisher',
      mend: 'Download the archive again.',
      cause,
    });
  }
}

const tooLarge = (path: string, limit: 'register_unzipped_bytes' | 'register_zip_entries'): Refusal =>
  new Refusal('register_layout', `The archive is over the limit ${limit}.`, {
    place: { file: basename(path) },
    expected: `at most ${LIMITS[limit]}`,
    mend: 'If the archive is the publisher’s own, unzip it and give the folder.',
  });
