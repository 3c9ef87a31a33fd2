/** Reading a source folder: finds the files, refuses what breaks the contract, and opens each table as a view of the engine. */

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { checkValues } from './check.ts';
import { ENGINE_TYPES, SOURCES, type SourceColumn, type SourceTableName } from './contract.ts';
import { readCsv } from './csv.ts';
import { ORIGIN_KEY } from './write.ts';

export interface OpenedSource {
  table: SourceTableName;
  /** Null: the optional file is not there, the table is empty. */
  file: string | null;
  rows: number;
  /** Columns of the file that the contract does not know: ignored. */
  ignored: string[];
  /** Made up by the simulator. */
  simulated: boolean;
}

/** Opens tables as views named as in the contract. `work` is a folder for files made on the way. */
export async function openSources(
  engine: Engine,
  folder: string,
  tables: readonly SourceTableName[],
  work: string,
): Promise<OpenedSource[]> {
  const opened: OpenedSource[] = [];
  for (const table of tables) opened.push(await openSource(engine, folder, table, work));
  return opened;
}

async function openSource(engine: Engine, folder: string, table: SourceTableName, work: string): Promise<OpenedSource> {
  const file = findFile(folder, table);
  const columns = SOURCES[table].columns;
  if (file === null) {
    const empty = columns.map(({ name, type }) => `null::${ENGINE_TYPES[type]} as ${identifier(name)}`).join(', ');
    await engine.run(`create or replace temp view ${identifier(table)} as select ${empty} limit 0`);
    return { table, file: null, rows: 0, ignored: [], simulated: false };
  }
  const scan = file.endsWith('.csv')
    ? await readCsv(engine, file, work)
    : `read_parquet(${literal(file)}, file_row_number = true)`;
  const asText = file.endsWith('.csv');
  const ignored = await checkLayout(engine, scan, file, table, asText);
  const typed = columns.map(
    ({ name, type }) => `cast(${identifier(name)} as ${ENGINE_TYPES[type]}) as ${identifier(name)}`,
  );
  const rows = await checkValues(engine, { sql: scan, asText }, basename(file), table);
  await engine.run(`create or replace temp view ${identifier(table)} as select ${typed.join(', ')} from ${scan}`);
  return { table, file, rows, ignored, simulated: !asText && (await isSimulated(engine, file)) };
}

async function isSimulated(engine: Engine, file: string): Promise<boolean> {
  const { marks } = await engine.row<{ marks: bigint }>(
    `select count(*) as marks from parquet_kv_metadata(${literal(file)}) where decode(key) = ${literal(ORIGIN_KEY)}`,
  );
  return marks > 0n;
}

function findFile(folder: string, table: SourceTableName): string | null {
  const [parquet, csv] = [join(folder, `${table}.parquet`), join(folder, `${table}.csv`)];
  if (existsSync(parquet) && existsSync(csv)) {
    throw new Refusal('source_layout', `The table ${table} is there twice.`, {
      place: { file: csv },
      expected: `one of ${table}.parquet and ${table}.csv`,
      mend: 'Remove the one that is out of date.',
    });
  }
  if (existsSync(parquet)) return parquet;
  if (existsSync(csv)) return csv;
  if (SOURCES[table].optional === true) return null;
  throw new Refusal('file_missing', `The source table ${table} is missing.`, {
    place: { file: parquet },
    expected: `${table}.parquet or ${table}.csv in the source folder (docs/sources.md)`,
    mend: 'Make a scheme with `opencpf simulate`, or import files with `opencpf import`.',
  });
}

/** Type families that a Parquet column may have for each type of the contract. */
const ACCEPTED: Readonly<Record<SourceColumn['type'], RegExp>> = {
  text: /^(VARCHAR|ENUM.*)$/,
  integer: /^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/,
  date: /^DATE$/,
  boolean: /^BOOLEAN$/,
};

async function checkLayout(
  engine: Engine,
  scan: string,
  file: string,
  table: SourceTableName,
  asText: boolean,
): Promise<string[]> {
  const found = await engine.rows<{ column_name: string; column_type: string }>(`describe select * from ${scan}`);
  const types = new Map(found.map(({ column_name, column_type }) => [column_name, column_type]));
  for (const { name, type } of SOURCES[table].columns) {
    const met = types.get(name);
    if (met === undefined) {
      throw new Refusal('source_layout', `The column ${name} is missing.`, {
        place: { file: basename(file), column: name },
        value: [...types.keys()].filter((key) => key !== 'file_row_number').join(', '),
        expected: `a column ${name} of type ${type}`,
        mend: 'Add the column; leave it empty where the contract says it may be.',
      });
    }
    if (!asText && !ACCEPTED[type].test(met)) {
      throw new Refusal('source_layout', `The column ${name} is not of the right type.`, {
        place: { file: basename(file), column: name },
        value: met,
        expected: `${type} (${ENGINE_TYPES[type]})`,
        mend:
          type === 'text'
            ? 'Write codes as text: numbers lose their leading zeros.'
            : 'Cast the column before writing the file.',
      });
    }
  }
  const known = new Set(SOURCES[table].columns.map(({ name }) => name));
  return [...types.keys()].filter((name) => name !== 'file_row_number' && !known.has(name));
}

export interface Fingerprint {
  bytes: number;
  sha256: string;
}

/** Size and SHA-256 of a file, read as a stream. */
export async function fingerprint(file: string): Promise<Fingerprint> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return { bytes: (await stat(file)).size, sha256: hash.digest('hex') };
}
