/** Writing source tables: the simulator and the registers write from SQL, the EDOF reader row after row. Always Parquet, always the contract's columns. */

import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { ENGINE_TYPES, SOURCES, type SourceTableName } from './contract.ts';

/** Where a table comes from, when it is not an operator's own system: kept in the file, read by `originOf`. */
export type SourceOrigin = 'simulated';

/** Key of the origin in the metadata of a Parquet file. */
export const ORIGIN_KEY = 'opencpf_origin';

export type SourceRow = Record<string, string | number | boolean | null>;

/** Copies the rows of a query into `<folder>/<table>.parquet`, in the query's order; gives their number. Columns are taken by name and cast to the contract's types; a column the query lacks is null. */
export async function copySource(
  engine: Engine,
  folder: string,
  table: SourceTableName,
  query: string,
  origin?: SourceOrigin,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${table}.parquet`);
  const aside = `${file}.part`;
  const given = new Set(
    (await engine.rows<{ column_name: string }>(`describe ${query}`)).map((row) => row.column_name),
  );
  const columns = SOURCES[table].columns.map(({ name, type }) => {
    const value = given.has(name) ? identifier(name) : 'null';
    return `cast(${value} as ${ENGINE_TYPES[type]}) as ${identifier(name)}`;
  });
  const mark = origin === undefined ? '' : `, kv_metadata {${ORIGIN_KEY}: ${literal(origin)}}`;
  const { Count } = await engine.row<{ Count: bigint }>(
    `copy (select ${columns.join(', ')} from (${query})) to ${literal(aside)} (format parquet, compression zstd${mark})`,
  );
  await rename(aside, file);
  return Number(Count);
}

/** Takes rows one at a time, spools them beside the target and makes the Parquet file at `finish`: memory does not grow with the number of rows. */
export class SourceWriter {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #table: SourceTableName;
  readonly #spool: string;
  readonly #stream: WriteStream;

  constructor(engine: Engine, folder: string, table: SourceTableName) {
    this.#engine = engine;
    this.#folder = folder;
    this.#table = table;
    this.#spool = join(folder, `${table}.jsonl.part`);
    this.#stream = createWriteStream(this.#spool);
  }

  /** Resolves when more may be written. */
  async write(row: SourceRow): Promise<void> {
    if (!this.#stream.write(`${JSON.stringify(row)}\n`)) await once(this.#stream, 'drain');
  }

  /** Makes the Parquet file; gives the number of rows. */
  async finish(): Promise<number> {
    await this.#close();
    const types = SOURCES[this.#table].columns.map(
      ({ name, type }) => `${literal(name)}: ${literal(ENGINE_TYPES[type])}`,
    );
    const query = `select * from read_json(${literal(this.#spool)}, format = 'newline_delimited', maximum_object_size = 33554432, columns = {${types.join(', ')}})`;
    const count = await copySource(this.#engine, this.#folder, this.#table, query);
    await rm(this.#spool, { force: true });
    return count;
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#close();
    await rm(this.#spool, { force: true });
  }

  async #close(): Promise<void> {
    this.#stream.end();
    await once(this.#stream, 'close');
  }
}
