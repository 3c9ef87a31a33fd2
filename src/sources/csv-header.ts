/** The first record of a CSV file: its separator and its names. */
import { basename } from 'node:path';
import { Refusal } from '../errors.ts';
import { readFirstBytes } from './first-bytes.ts';

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
}

const HEADER_BYTES = 65_536;
const DELIMITERS = [';', ',', '\t', '|'];

/** Reads the header of a file, at most 64 KiB of it. Refuses what cannot be read (`file_missing`) and what is no text (`source_layout`). */
export async function readHeader(file: string): Promise<CsvHeader> {
  const first = await readFirstBytes(file, HEADER_BYTES);
  if (!first.includes(0)) return parseHeader(first.toString());
  throw new Refusal('source_layout', 'The file is not a text in UTF-8: it holds null bytes.', {
    place: { file: basename(file), line: 1 },
    expected: 'a CSV file in UTF-8, not an archive, a workbook or UTF-16',
    mend: 'Export it again as CSV in UTF-8.',
  });
}

/** Names of the first line, and its separator: the most frequent one outside quotes. */
export function parseHeader(text: string): CsvHeader {
  const line = text.replace(/^\uFEFF/, '').split(/\r?\n|\r/, 1)[0]!;
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const uses = (delimiter: string): number => bare.split(delimiter).length;
  const delimiter = DELIMITERS.reduce((best, candidate) => (uses(candidate) > uses(best) ? candidate : best));
  const cells = line.matchAll(new RegExp(`(?:^|\\${delimiter})(?:"((?:[^"]|"")*)"|([^\\${delimiter}]*))`, 'g'));
  return { delimiter, names: [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!) };
}

/** A column's name without case, accents, dots, spaces and underscores: portals spell the same name in several ways. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
