import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceWriter } from '../sources/write.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import type { OfferRows } from './rows.ts';

const TABLES = ['trainings', 'actions', 'sessions'] as const;

/** A key that two rows share, and the training one of them is of. */
export interface Collision {
  id: string;
  training_id: string;
}

/** The three tables under construction, in a folder aside: nothing reaches the source folder before all is known to be good. */
export class Staging implements AsyncDisposable {
  readonly #engine: Engine;
  readonly #folder: string;
  readonly #writers: Readonly<Record<(typeof TABLES)[number], SourceWriter>>;
  #open = true;

  private constructor(engine: Engine, folder: string) {
    this.#engine = engine;
    this.#folder = folder;
    this.#writers = {
      trainings: new SourceWriter(engine, folder, 'trainings'),
      actions: new SourceWriter(engine, folder, 'actions'),
      sessions: new SourceWriter(engine, folder, 'sessions'),
    };
  }

  /** `target` is the source folder that will receive the tables; null when none will, for a dry run. */
  static async create(engine: Engine, target: string | null): Promise<Staging> {
    if (target !== null) await mkdir(target, { recursive: true });
    return new Staging(engine, await mkdtemp(join(target ?? tmpdir(), '.edof-')));
  }

  async write(rows: OfferRows): Promise<void> {
    for (const table of TABLES) for (const row of rows[table]) await this.#writers[table].write(row);
  }

  /** Makes the tables and gives the keys met twice. Numbers may hold underscores, so distinct ones can join to one key. */
  async finish(): Promise<Collision[]> {
    this.#open = false;
    for (const table of TABLES) await this.#writers[table].finish();
    const of = (table: string) => `read_parquet(${literal(join(this.#folder, `${table}.parquet`))})`;
    return this.#engine.rows<Collision & Record<string, unknown>>(
      `select action_id as id, max(training_id) as training_id from ${of('actions')} group by all having count(*) > 1
       union all
       select session_id, max(training_id) from ${of('sessions')} join ${of('actions')} using (action_id)
       group by session_id having count(*) > 1`,
    );
  }

  /** Puts the finished tables in place of those of the source folder. */
  async publish(target: string): Promise<void> {
    for (const table of TABLES) await rename(join(this.#folder, `${table}.parquet`), join(target, `${table}.parquet`));
  }

  /** Leaves nothing behind. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#open) for (const table of TABLES) await this.#writers[table].abandon();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
