/** The first record of a CSV file: its separator and its names. */
import { open } from 'node:fs/promises';

export interface CsvHeader {
  readonly delimiter: string;
  readonly names: readonly string[];
}

const HEADER_BYTES = 65_536;
const DELIMITERS = [';', ',', '\t', '|'];

/** Reads the header of a file, at most 64 KiB of it. */
export async function readHeader(file: string): Promise<CsvHeader> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return parseHeader(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
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
