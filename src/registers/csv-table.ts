/** A register's CSV file as a temporary table of the engine: text only, trimmed, empty = null. */
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { type CsvHeader, nameKey, readHeader } from '../sources/csv-header.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';

/** A file to load. */
export interface CsvFile {
  readonly path: string;
  /** Its name as published, for reports. */
  readonly file: string;
}

/** A column that must be there: its name in the table, and in the file when it is another (compared by `nameKey`). */
export interface CsvColumn {
  readonly name: string;
  readonly header?: string;
}

/** The column's name in the file. */
export const headerOf = ({ name, header = name }: CsvColumn): string => header;

/** A loaded file: `rowid + 1` of the table is the number of the record in the file. */
export interface CsvTable {
  readonly table: string;
  readonly file: string;
  readonly columns: readonly CsvColumn[];
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
  return { table, file, columns, rows: Number(rows) };
}

/** Where each column stands in the header. */
function positionsOf({ names }: CsvHeader, columns: readonly CsvColumn[], file: string): number[] {
  const keys = names.map(nameKey);
  const positions = columns.map((column) => keys.indexOf(nameKey(headerOf(column))));
  const missing = columns.filter((_, index) => positions[index] === -1).map(headerOf);
  if (missing.length === 0) return positions;
  throw new Refusal('register_layout', 'The file lacks columns of the register.', {
    place: { file, line: 1, column: missing.join(', ') },
    value: names.join(';').slice(0, LIMITS.value_shown_characters),
    expected: columns.map(headerOf).join(';'),
    mend: 'Give the file as its publisher distributes it; if the publisher changed its layout, this version cannot read it.',
  });
}

/** What the engine says of a record, without the record itself. */
const ENGINE_REASON = /^(Expected Number of Columns: .*|Value with unterminated quote found\b.*|Invalid unicode\b.*)$/m;

/** The engine's complaint as a refusal. */
function unreadable(file: string, { delimiter, names }: CsvHeader, cause: unknown): Refusal {
  const text = cause instanceof Error ? cause.message : String(cause);
  const line = /\bLine: (\d+)/.exec(text)?.[1];
  const reason = ENGINE_REASON.exec(text)?.[1];
  return new Refusal('register_layout', 'The file cannot be read as CSV.', {
    place: { file, ...(line === undefined ? {} : { line: Number(line) }) },
    ...(reason === undefined ? {} : { value: reason }),
    expected: `UTF-8, ${names.length} values by record, separated by ${delimiter}, quoted by "`,
    mend: 'Download the file again; if it was opened in a spreadsheet, use the original.',
    cause,
  });
}
