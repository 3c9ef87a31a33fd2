/** The first record of a CSV file: what tells one register from another, and one layout from the next. */
import { readFirstBytes } from './first-bytes.ts';

/** Separator and column names of a CSV file. */
export interface CsvHeader {
  readonly delimiter: ';' | ',';
  readonly names: readonly string[];
}

const HEADER_BYTES = 65_536;

/** Reads the header of a file, at most 64 KiB of it. */
export async function readHeader(path: string): Promise<CsvHeader> {
  return parseHeader((await readFirstBytes(path, HEADER_BYTES)).toString());
}

/** Names of the first line, and its separator: the more frequent of `;` and `,` outside quotes. */
export function parseHeader(text: string): CsvHeader {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/, 1)[0]!;
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const delimiter = bare.split(';').length >= bare.split(',').length ? ';' : ',';
  const cells = line.matchAll(new RegExp(`(?:^|${delimiter})(?:"((?:[^"]|"")*)"|([^${delimiter}]*))`, 'g'));
  return { delimiter, names: [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!) };
}

/** A column’s name without case, accents, dots, spaces and underscores: portals spell the same name in several ways. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
