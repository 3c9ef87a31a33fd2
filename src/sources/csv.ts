/** CSV sources are first copied, as text, into a Parquet file of the work folder: the lines that cannot be read are named, and the rest is scanned as any source. */
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { readHeader } from './csv-header.ts';

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

/** A record that cannot be read, where it stands and what was expected of it. */
export interface RejectedLine {
  place: { file: string; line: number };
  value: string;
  expected: string;
}

/**
 * Copies the records of a CSV file (header, UTF-8 with or without BOM, empty = null) as text into a Parquet file, in order.
 * Records that cannot be read are left out and given, the first ones only.
 */
export async function copyCsv(
  engine: Engine,
  file: string,
  copy: string,
): Promise<{ rows: number; rejected: RejectedLine[] }> {
  const { delimiter, names } = await readHeader(file);
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(delimiter)}`,
    "quote = '\"'",
    "escape = '\"'",
    "nullstr = ''",
    'store_rejects = true',
    `max_line_size = ${LIMITS.csv_record_bytes}`,
    `columns = {${names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ')}}`,
  ];
  const { Count } = await engine.row<{ Count: bigint }>(
    `copy (from read_csv(${literal(file)}, ${options.join(', ')})) to ${literal(copy)} (format parquet, compression zstd)`,
  );
  const rejects = await engine.rows<{ byte: bigint; record: string | null; message: string }>(
    `select min(byte_position) as byte, min(csv_line) as record, min(error_message) as message
     from reject_errors group by line order by line limit ${LIMITS.problems_shown}`,
  );
  await engine.run('drop table if exists reject_errors; drop table if exists reject_scans');
  const lines = await linesAt(
    file,
    rejects.map(({ byte }) => Number(byte)),
  );
  return {
    rows: Number(Count),
    rejected: rejects.map(({ record, message }, index) => ({
      place: { file: basename(file), line: lines[index]! },
      value: (record ?? '').trim().slice(0, LIMITS.value_shown_characters),
      expected: message.split('\n')[0] ?? '',
    })),
  };
}

/** The line of text, from 1, of each byte position, from 1 and in order: records may hold new lines, so the engine's count of records is not it. */
async function linesAt(file: string, positions: readonly number[]): Promise<number[]> {
  const lines: number[] = [];
  if (positions.length === 0) return lines;
  let [read, line] = [0, 1];
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(10); ; at = chunk.indexOf(10, from)) {
      const end = at === -1 ? read + chunk.length : read + at;
      while (lines.length < positions.length && positions[lines.length]! - 1 <= end) lines.push(line);
      if (lines.length === positions.length) return lines;
      if (at === -1) break;
      line++;
      from = at + 1;
    }
    read += chunk.length;
  }
  return positions.map((_, index) => lines[index] ?? line);
}
