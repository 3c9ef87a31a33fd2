/** A register's CSV file as a temporary table of the engine: text only, trimmed, empty = null. */
import { Refusal } from '../errors.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { type CsvHeader, nameKey, readHeader } from './csv-header.ts';

export interface CsvFile {
  readonly path: string;
  /** Its name as published, for reports. */
  readonly file: string;
}

/** A column that must be there: its name in the table, and the spellings of its header (compared by `nameKey`) when they differ. */
export interface CsvColumn {
  readonly name: string;
  readonly headers?: readonly string[];
}

/** `rowid + 1` of the table is the number of the record in the file. */
export interface CsvTable {
  readonly table: string;
  readonly file: string;
  readonly rows: number;
}

/** Characters that publishers leave around values: the TAB before a SIRET, no-break spaces, a BOM. */
const PADDING = ' \t\r\n\u00a0\u202f\ufeff';

/** Loads a file into the temporary table `table`. Refuses (`register_layout`) a file that lacks a column or that is not CSV. */
export async function loadCsv(
  engine: Engine,
  { path, file }: CsvFile,
  table: string,
  columns: readonly CsvColumn[],
): Promise<CsvTable> {
  const header = await readHeader(path);
  const positions = positionsOf(header, columns, file);
  const types = header.names.map((_, index) => `${literal(String(index))}: 'VARCHAR'`);
  const selected = columns.map(({ name }, index) => {
    const value = `trim(${identifier(String(positions[index]))}, ${literal(PADDING)})`;
    return `nullif(${value}, '') as ${identifier(name)}`;
  });
  const source = `read_csv(${literal(path)}, auto_detect = false, header = true, delim = ${literal(header.delimiter)},
    quote = '"', escape = '"', columns = {${types.join(', ')}})`;
  try {
    await engine.run(
      `create or replace temp table ${identifier(table)} as select ${selected.join(', ')} from ${source}`,
    );
  } catch (error) {
    throw unreadable(file, header, error);
  }
  const { rows } = await engine.row<{ rows: bigint }>(`select count(*) as rows from ${identifier(table)}`);
  return { table, file, rows: Number(rows) };
}

/** Where each column stands in the header. */
function positionsOf({ names }: CsvHeader, columns: readonly CsvColumn[], file: string): number[] {
  const keys = names.map(nameKey);
  const positions = columns.map(({ name, headers = [name] }) =>
    keys.findIndex((key) => headers.map(nameKey).includes(key)),
  );
  const missing = columns
    .filter((_, index) => positions[index] === -1)
    .map(({ name, headers = [name] }) => headers[0]!);
  if (missing.length === 0) return positions;
  throw new Refusal('register_layout', 'The file lacks columns of the register.', {
    place: { file, line: 1, column: missing.join(', ') },
    value: names.join(';'),
    expected: columns.map(({ name, headers = [name] }) => headers[0]!).join(';'),
    mend: 'Give the file as its publisher distributes it; if the publisher changed its layout, this version cannot read it.',
  });
}

/** The engine's complaint, without the line it quotes. */
function unreadable(file: string, { delimiter, names }: CsvHeader, cause: unknown): Refusal {
  const text = cause instanceof Error ? cause.message : String(cause);
  const line = /\bLine: (\d+)/.exec(text)?.[1];
  return new Refusal('register_layout', 'The file cannot be read as CSV.', {
    place: { file, ...(line === undefined ? {} : { line: Number(line) }) },
    expected: `UTF-8, ${names.length} values by record, separated by ${delimiter}, quoted by "`,
    mend: 'Download the file again; if it was opened in a spreadsheet, use the original.',
    cause,
  });
}
