/** CSV sources are first copied, as text, into a Parquet file of the work folder: the records that cannot be read are named, and the rest is scanned as any source. */
import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { type CsvHeader, readHeader } from './csv-header.ts';
import { type Mended, mendCsv } from './csv-mend.ts';

/** Copies a CSV file and gives the scan of the copy. A file with a record that cannot be read is refused, with the line. */
export async function readCsv(engine: Engine, file: string, work: string): Promise<string> {
  const { scan, broken } = await copyCsv(engine, file, work);
  const others = broken.first.slice(0, LIMITS.problems_shown).map(
    ({ line, column, value, expected }) =>
      new Refusal('source_layout', 'This line cannot be read.', {
        place: { file: basename(file), line, column },
        value,
        expected,
      }),
  );
  const [first] = others;
  if (first !== undefined) {
    throw new Refusal('source_layout', `${others.length === 1 ? 'A line' : 'Lines'} of the file cannot be read.`, {
      place: first.place!,
      value: first.value!,
      expected: first.expected!,
      mend: 'Quote fields that hold the separator, a quote or a new line; double the quotes inside; write the file in UTF-8.',
      others: others.slice(1),
    });
  }
  return scan;
}

/** A copied file: how the engine scans it, its records, its header, and what broke the rules. */
export interface CsvCopy {
  readonly scan: string;
  readonly rows: number;
  /** None: the file has no lines. */
  readonly header: CsvHeader | undefined;
  readonly broken: Mended;
}

/** A sound file. */
export const NOTHING_BROKEN: Mended = { first: [], mended: 0, left_out: 0 };

/**
 * Copies the records of a CSV file (header, UTF-8 with or without BOM, empty = null) as text into a Parquet file of `work`, in order. The engine
 * reads a sound file at once; of a broken one it would lose what follows a broken record, so that one is mended first.
 */
export async function copyCsv(engine: Engine, file: string, work: string): Promise<CsvCopy> {
  await mkdir(work, { recursive: true });
  const header = await readHeader(file);
  const copy = join(work, `${basename(file)}.parquet`);
  const scan = `read_parquet(${literal(copy)}, file_row_number = true)`;
  const rows = await copySound(engine, file, header, copy);
  if (rows !== undefined) return { scan, rows, header, broken: NOTHING_BROKEN };
  const mended = join(work, `${basename(file)}.mended`);
  const broken = await mendCsv(file, mended, header);
  const left = await copySound(engine, mended, header, copy);
  await rm(mended);
  if (left !== undefined) return { scan, rows: left, header, broken };
  throw new Refusal('source_layout', 'The file cannot be read as CSV.', {
    place: { file: basename(file) },
    expected: `records of ${header.names.length} values separated by ${JSON.stringify(header.delimiter)}`,
    mend: 'Check the separator and the header line.',
  });
}

/** Few enough that rows of long texts are held in little memory while they are written. */
const ROWS_TOGETHER = 8_192;

/** Copies a file of which every record can be read, and gives their number; undefined when one cannot. */
async function copySound(engine: Engine, file: string, header: CsvHeader, copy: string): Promise<number | undefined> {
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(header.delimiter)}`,
    "quote = '\"'",
    "escape = '\"'",
    "nullstr = ''",
    `max_line_size = ${LIMITS.csv_record_bytes}`,
    `columns = {${header.names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}}`,
  ];
  try {
    const { Count } = await engine.row<{ Count: bigint }>(
      `copy (from read_csv(${literal(file)}, ${options.join(', ')})) to ${literal(copy)} (format parquet, compression lz4, row_group_size ${ROWS_TOGETHER})`,
    );
    return Number(Count);
  } catch (error) {
    if (error instanceof Error && /^Invalid Input Error: (CSV Error|The CSV Parser)/.test(error.message))
      return undefined;
    throw error;
  }
}
