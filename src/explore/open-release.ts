/** One release, open for reading. */
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Catalog } from '../odsql/index.ts';
import { rowsFile, servingFile } from '../releases/folder.ts';
import type { Manifest } from '../releases/manifest.ts';
import { readManifest } from '../releases/register.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { catalogOf } from './fields.ts';
import { recordFields } from './record-fields.ts';

/** A release attached to the engine, counted by those who read it and detached when the last has done. */
export class OpenRelease {
  readonly definition: DatasetDefinition;
  readonly manifest: Manifest;
  readonly catalog: Catalog;
  /** The published Parquet file. */
  readonly file: string;
  readonly #engine: Engine;
  readonly #name: string;
  #readers = 0;
  #retired = false;

  private constructor(
    definition: DatasetDefinition,
    manifest: Manifest,
    engine: Engine,
    data: string,
    name: string,
    columns: ReadonlySet<string>,
  ) {
    this.definition = definition;
    this.manifest = manifest;
    const catalog = catalogOf(definition, `${identifier(name)}.main."rows"`, columns);
    this.catalog = { ...catalog, fields: [...catalog.fields, ...recordFields(definition, manifest)] };
    this.file = rowsFile(data, definition.id, manifest.version);
    this.#engine = engine;
    this.#name = name;
  }

  /** Attaches the serving file of a release. Fails when the file or the manifest is missing or unreadable. */
  static async open(
    engine: Engine,
    data: string,
    definition: DatasetDefinition,
    version: string,
  ): Promise<OpenRelease> {
    const manifest = await readManifest(data, definition.id, version);
    const name = `${definition.id}@${version}`;
    const file = servingFile(data, definition.id, version);
    await engine.run(`attach ${literal(file)} as ${identifier(name)} (read_only)`);
    const columns = await engine.rows<{ column_name: string }>(
      "select column_name from duckdb_columns() where database_name = $1 and table_name = 'rows'",
      [name],
    );
    const names = new Set(columns.map(({ column_name }) => column_name));
    return new OpenRelease(definition, manifest, engine, data, name, names);
  }

  /** The name that answers give: `<dataset>@<version>`. */
  get label(): string {
    return this.#name;
  }

  /** Keeps the release attached until the loan is disposed of. */
  borrow(): Loan {
    this.#readers++;
    return {
      release: this,
      [Symbol.asyncDispose]: async () => {
        this.#readers--;
        await this.#detachUnused();
      },
    };
  }

  /** The release is no longer the latest: it goes when nobody reads it. */
  async retire(): Promise<void> {
    this.#retired = true;
    await this.#detachUnused();
  }

  async #detachUnused(): Promise<void> {
    if (!this.#retired || this.#readers > 0) return;
    this.#retired = false;
    await this.#engine.run(`detach ${identifier(this.#name)}`);
  }
}

/** The right to read a release for the time of one request. */
export interface Loan extends AsyncDisposable {
  release: OpenRelease;
}
