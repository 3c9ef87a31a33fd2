/** The analytical engine. Only this folder names the DuckDB binding. Queries run off the JavaScript thread. */
import { mkdir } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { bound, execute, type Row, readRows, toRow, type Value } from './rows.ts';

export type { Row, Value } from './rows.ts';

export interface EngineOptions {
  /** Database file; in memory when absent. */
  file?: string;
  readOnly?: boolean;
  /** Memory the engine may use before it spills or refuses, in MiB. Does not bound the whole process. */
  memoryMiB?: number;
  threads?: number;
  /** Folder for spilled data, made when absent; none: the engine refuses instead of spilling. */
  spillFolder?: string;
}

/** Quotes an identifier. Identifiers come only from definitions and contracts, never from a request. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Quotes a text literal, for values that cannot be parameters (file names in COPY, read_parquet). */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

export class Engine implements AsyncDisposable {
  readonly #instance: DuckDBInstance;
  readonly #main: DuckDBConnection;

  private constructor(instance: DuckDBInstance, main: DuckDBConnection) {
    this.#instance = instance;
    this.#main = main;
  }

  static async open(options: EngineOptions = {}): Promise<Engine> {
    const settings: Record<string, string> = {
      // Nothing is downloaded at run time.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(options.memoryMiB === undefined ? {} : { memory_limit: `${options.memoryMiB}MiB` }),
      // A page is found by what it is ordered and filtered by; the other columns are then read of its rows alone.
      late_materialization_max_rows: '1000',
      ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
      ...(options.readOnly === true ? { access_mode: 'READ_ONLY' } : {}),
      temp_directory: options.spillFolder ?? '',
    };
    if (options.spillFolder !== undefined) await mkdir(options.spillFolder, { recursive: true });
    const instance = await DuckDBInstance.create(options.file ?? ':memory:', settings);
    const main = await instance.connect();
    await main.run("set TimeZone = 'UTC'");
    return new Engine(instance, main);
  }

  /** Runs statements for their effect. */
  async run(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await execute(this.#main, sql, parameters);
  }

  /** Runs a query and gives all its rows: for small answers only. */
  async rows<T extends Row = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return readRows<T>(await execute(this.#main, sql, parameters));
  }

  /** The first row of a query that always has one. */
  async row<T extends Row = Row>(sql: string, parameters: readonly Value[] = []): Promise<T> {
    const rows = await this.rows<T>(sql, parameters);
    const first = rows[0];
    if (first === undefined) throw new Error(`The query gave no row: ${sql.slice(0, 200)}`);
    return first;
  }

  /** A connection of its own, for work that may be cancelled or that runs beside other work. */
  async connect(): Promise<Session> {
    const connection = await this.#instance.connect();
    await connection.run("set TimeZone = 'UTC'");
    return new Session(connection, () => this.connect());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  close(): void {
    this.#main.closeSync();
    this.#instance.closeSync();
  }
}

/** One connection: runs one query at a time, can be interrupted. */
export class Session implements Disposable {
  readonly #connection: DuckDBConnection;
  readonly #open: () => Promise<Session>;
  /** A second connection, opened when it is first needed; it is interrupted and closed with this one. */
  #second: Session | undefined;

  constructor(connection: DuckDBConnection, open: () => Promise<Session>) {
    this.#connection = connection;
    this.#open = open;
  }

  async run(sql: string, parameters: readonly Value[] = []): Promise<void> {
    await execute(this.#connection, sql, parameters);
  }

  async rows<T extends Row = Row>(sql: string, parameters: readonly Value[] = []): Promise<T[]> {
    return readRows<T>(await execute(this.#connection, sql, parameters));
  }

  /** Two works at once, each on a connection of its own. Both have ended when one has failed. */
  async both<A, B>(first: (session: Session) => Promise<A>, second: (session: Session) => Promise<B>): Promise<[A, B]> {
    this.#second ??= await this.#open();
    const works = [first(this), second(this.#second)] as const;
    await Promise.allSettled(works);
    return Promise.all(works);
  }

  /** Rows as they come, a batch (at most 2,048 rows) at a time: bounded memory whatever the size. */
  async *batches<T extends Row = Row>(sql: string, parameters: readonly Value[] = []): AsyncGenerator<T[]> {
    const result = await this.#connection.stream(sql, ...bound(parameters));
    const names = result.deduplicatedColumnNames();
    for (;;) {
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows().map((values) => toRow<T>(names, values));
    }
  }

  /** Stops what runs on this connection and on the second; their promises then fail. */
  interrupt(): void {
    this.#connection.interrupt();
    this.#second?.interrupt();
  }

  [Symbol.dispose](): void {
    this.#second?.[Symbol.dispose]();
    this.#connection.closeSync();
  }
}
