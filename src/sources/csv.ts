/** CSV sources are first copied, as text, into a Parquet file of the work folder: the lines that cannot be read are named, and the rest is scanned as any source. */
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Engine, literal } from '../warehouse/duck.ts';

/** Copies a CSV file and gives the scan of the copy. A file with a line that cannot be read is refused, with the line. */
export async function readCsv(engine: Engine, file: string, work: string): Promise<string> {
  await mkdir(work, { recursive: true });
  const copy = join(work, `${basename(file)}.parquet`);
  const { rejected } = await copyCsv(engine, file, copy);
  const [first, ...others] = rejected;
  if (first !== undefined) {
    throw new Refusal('source_layout', `${rejected.length === 1 ? 'A line' : 'Lines'} of the file cannot be read.`, {
      ...first,
      mend: 'Quote fields that hold the separator, a quote or a new line; double the quotes inside; write the file in UTF-8.',
      others: others.map((line) => new Refusal('source_layout', 'This line cannot be read.', line)),
    });
  }
  return `read_parquet(${literal(copy)}, file_row_number = true)`;
}

export interface RejectedLine {
  place: { file: string; line: number; column?: string };
  value: string;
  expected: string;
}

/**
 * Copies the records of a CSV file (separator and quotes found in its first lines, header, UTF-8 with or without BOM, empty = null)
 * as text into a Parquet file, in order. Lines that cannot be read are left out and given, the first ones only.
 */
export async function copyCsv(
  engine: Engine,
  file: string,
  copy: string,
): Promise<{ rows: number; rejected: RejectedLine[] }> {
  const options = [
    'all_varchar = true',
    'header = true',
    "quote = '\"'",
    "escape = '\"'",
    'store_rejects = true',
    `rejects_limit = ${LIMITS.problems_shown * 100}`,
    `max_line_size = ${LIMITS.csv_record_bytes}`,
    "nullstr = ''",
  ];
  const { Count } = await engine.row<{ Count: bigint }>(
    `copy (from read_csv(${literal(file)}, ${options.join(', ')})) to ${literal(copy)} (format parquet, compression zstd)`,
  );
  const rejects = await engine.rows<{
    line: bigint;
    csv_line: string | null;
    error_message: string;
  }>(
    `select line, min(csv_line) as csv_line, min(error_message) as error_message from reject_errors group by line order by line limit ${LIMITS.problems_shown}`,
  );
  await engine.run('drop table if exists reject_errors; drop table if exists reject_scans');
  return {
    rows: Number(Count),
    rejected: rejects.map(({ line, csv_line, error_message }) => ({
      place: { file: basename(file), line: Number(line) },
      value: (csv_line ?? '').slice(0, LIMITS.value_shown_characters),
      expected: error_message.split('\n')[0] ?? '',
    })),
  };
}
