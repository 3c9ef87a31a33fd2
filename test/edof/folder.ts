import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EdofOptions } from '../../src/edof/import.ts';
import { importEdof } from '../../src/edof/import.ts';
import type { EdofReport } from '../../src/edof/report.ts';
import { SOURCES, type SourceColumn } from '../../src/sources/contract.ts';
import { Engine } from '../../src/warehouse/duck.ts';

const TABLES = ['trainings', 'actions', 'sessions'] as const;

const allows = ({ nullable, pattern, oneOf, min = 0, max = 0 }: SourceColumn, value: unknown): boolean => {
  if (value === null) return nullable !== undefined;
  if (typeof value === 'bigint' && max > 0) return value >= min && value <= max;
  if (oneOf !== undefined) return oneOf.map(String).includes(String(value));
  return pattern === undefined || RegExp(`^(${pattern})$`, 's').test(String(value));
};

export const AS_OF = '2026-11-21';

/** The path of a fixture. */
export const fixtureFile = (name: string): string => join(import.meta.dirname, 'files', name);

/** A fixture as text: the EDOF one is in ISO-8859-1, the LHEO one in UTF-8. */
export const fixtureText = (name: string): string =>
  readFileSync(fixtureFile(name), name === 'lheo.xml' ? 'utf8' : 'latin1');

/** A folder and an engine for one test file; disposed of at its end. */
export class Folder implements AsyncDisposable {
  readonly path = mkdtempSync(join(tmpdir(), 'edof-test-'));
  readonly engine: Engine;

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  static async open(): Promise<Folder> {
    return new Folder(await Engine.open());
  }

  /** Writes a file here and gives its path. */
  file(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  /** Imports a file into the subfolder `source`. */
  import(file: string, options: Partial<EdofOptions> = {}): Promise<EdofReport> {
    return importEdof(file, { ...this.options, ...options });
  }

  get options(): EdofOptions {
    return { folder: join(this.path, 'source'), engine: this.engine, asOf: AS_OF };
  }

  /** The rows of a table that was imported. */
  rows(table: string): Promise<Record<string, unknown>[]> {
    return this.engine.rows(`from read_parquet('${join(this.path, 'source', table)}.parquet')`);
  }

  /** Values of the imported tables that the contract does not allow: forms, bounds, keys met twice, references to nothing. */
  async breaches(): Promise<string[]> {
    const wrong: string[] = [];
    const tables = new Map<string, Record<string, unknown>[]>();
    for (const name of TABLES) {
      const { key, columns } = SOURCES[name];
      const rows = await this.rows(name);
      tables.set(name, rows);
      if (new Set(rows.map((row) => row[key[0]!])).size < rows.length) wrong.push(`${name}: a key twice`);
      for (const column of columns) {
        const [target, field] = column.references ?? [];
        const known = target === undefined ? undefined : new Set(tables.get(target)?.map((row) => row[field!]));
        for (const row of rows) {
          const value = row[column.name] ?? null;
          if (!allows(column, value) || known?.has(value) === false) wrong.push(`${name}.${column.name} ${value}`);
        }
      }
    }
    return wrong;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.engine.close();
    rmSync(this.path, { recursive: true, force: true });
  }
}
