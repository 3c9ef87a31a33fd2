/** One release, open for reading. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Catalog } from '../odsql/index.ts';
import { rowsFile, servingFile } from '../releases/folder.ts';
import type { Manifest } from '../releases/manifest.ts';
import { readManifest } from '../releases/register.ts';
import { PLACE, POSTINGS, ROW_ORDER, TERMS, TEXTS } from '../releases/served.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { catalogOf } from './fields.ts';
import { placeFields } from './place-field.ts';
import { recordFields } from './record-fields.ts';

/** What the rows are read from: the served file, or the published Parquet, which is slower and always there. */
export type RowsOf = 'serving' | 'parquet';

/** Rows attached to the engine under a name, and the published file. */
interface Attached extends Served {
  name: string;
  file: string;
  detach: () => Promise<void>;
}

/** A release attached to the engine, counted by those who hold it and detached when the last has done. */
export class OpenRelease {
  readonly definition: DatasetDefinition;
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  /** The name that answers give: `<dataset>@<version>`. */
  readonly label: string;
  /** The published Parquet file. */
  readonly file: string;
  readonly #detach: () => Promise<void>;
  #holders = 0;
  #detached: Promise<void> | undefined;

  private constructor(
    definition: DatasetDefinition,
    manifest: Manifest,
    { name, file, texts, placed, detach }: Attached,
  ) {
    this.definition = definition;
    this.manifest = manifest;
    this.label = labelOf(definition, manifest.version);
    const catalog = catalogOf(definition, `${identifier(name)}.main`, texts);
    this.catalog = {
      ...catalog,
      rows: manifest.rows,
      fields: [...catalog.fields, ...placeFields(definition, placed), ...recordFields(definition, manifest)],
    };
    this.file = file;
    this.#detach = detach;
  }

  /** Attaches the rows of a release. Fails when the file or the manifest is missing or unreadable. */
  static async open(
    engine: Engine,
    data: string,
    definition: DatasetDefinition,
    version: string,
    rows: RowsOf = 'serving',
  ): Promise<OpenRelease> {
    const manifest = await readManifest(data, definition.id, version);
    const file = rowsFile(data, definition.id, version);
    const name = `${labelOf(definition, version)} ${rows}`;
    const detach = () => engine.run(`detach ${identifier(name)}`);
    if (rows === 'serving') {
      await engine.run(
        `attach ${literal(servingFile(data, definition.id, version))} as ${identifier(name)} (read_only)`,
      );
    } else {
      await engine.run(`attach ':memory:' as ${identifier(name)}`);
      const parquet = `read_parquet(${literal(file)}, file_row_number = true)`;
      const numbered = `select * exclude (file_row_number), file_row_number as ${ROW_ORDER} from ${parquet}`;
      await engine.run(`create view ${identifier(name)}.main."rows" as ${numbered}`).catch(async (error) => {
        await detach();
        throw error;
      });
    }
    return new OpenRelease(definition, manifest, { name, file, detach, ...(await readServed(engine, name)) });
  }

  /** Set once nobody holds the release; it ends when the engine has let the files go. */
  get detached(): Promise<void> | undefined {
    return this.#detached;
  }

  /** Keeps the release attached until the loan is disposed of. */
  borrow(): Loan {
    this.#holders++;
    return {
      release: this,
      [Symbol.asyncDispose]: async () => {
        if (--this.#holders > 0) return;
        this.#detached ??= this.#detach();
        await this.#detached;
      },
    };
  }
}

/** What there is beside the published columns. Parquet has none of it, nor has all of it a served file made by a former version. */
interface Served {
  /** Column by which the index of words is asked; none: words are read from the texts. */
  texts?: string;
  /** Whether the place of each row is beside its columns; it is made at each query otherwise. */
  placed: boolean;
}

async function readServed(engine: Engine, name: string): Promise<Served> {
  const columns = await engine.rows<{ name: string }>(
    "select table_name || '.' || column_name as name from duckdb_columns() where database_name = $1",
    [name],
  );
  const has = (table: string, column: string) => columns.some((one) => one.name === `${table}.${column}`);
  const texts = has('rows', TEXTS) ? TEXTS : ROW_ORDER;
  return { placed: has('rows', PLACE), ...(has(TERMS, 'word') && has(POSTINGS, 'texts') ? { texts } : {}) };
}

const labelOf = ({ id }: DatasetDefinition, version: string): string => `${id}@${version}`;

/** The right to read a release until it is disposed of, once. */
export interface Loan {
  release: OpenRelease;
  [Symbol.asyncDispose](): Promise<void>;
}
