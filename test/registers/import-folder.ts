/** A folder and an engine for one import, and what it wrote. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Refusal } from '../../src/errors.ts';
import type { ImportOptions } from '../../src/registers/report.ts';
import type { SourceTableName } from '../../src/sources/contract.ts';
import { Engine, literal, type Row } from '../../src/warehouse/duck.ts';

export const fixture = (name: string): string => resolve(import.meta.dirname, 'files', name);

export class ImportFolder implements AsyncDisposable, ImportOptions {
  readonly engine: Engine;
  readonly folder: string;

  private constructor(engine: Engine, folder: string) {
    this.engine = engine;
    this.folder = folder;
  }

  static async create(): Promise<ImportFolder> {
    return new ImportFolder(await Engine.open(), await mkdtemp(join(tmpdir(), 'opencpf-registers-')));
  }

  /** Rows of a table that was written, in the order they were written. */
  rows(table: SourceTableName, columns = '*'): Promise<Row[]> {
    return this.engine.rows(`select ${columns} from ${literal(join(this.folder, `${table}.parquet`))}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.engine.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** How a refused import is told. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}\n${error.describe()}`;
    throw error;
  }
  throw new Error('The import was not refused.');
}
