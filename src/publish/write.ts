/** Writing a release aside, reading it back, naming it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { datasetFolder, releaseFolder } from '../releases/folder.ts';
import type { ManifestColumn } from '../releases/manifest.ts';
import { makeDurable, makeFolder } from '../releases/register.ts';
import { type Engine, literal } from '../warehouse/duck.ts';

/** Folder where a release is made; its name is never that of a release. */
export const makingFolder = (data: string, dataset: string, version: string): string =>
  join(datasetFolder(data, dataset), `.making-${version}`);

/** Rows of one group of a file: those that readers skip or read together. */
const GROUP_ROWS = 122_880;
/** Bytes of text that one group may hold while it is written. */
const GROUP_BYTES = 67_108_864;
/** The engine writes groups of whole batches. */
const BATCH_ROWS = 2_048;

/** Rows of a group when each takes so many bytes as text: fewer where rows are long, so that a group is held in little memory. */
export const groupRows = (rowBytes: number): number =>
  Math.min(GROUP_ROWS, Math.max(1, Math.floor(GROUP_BYTES / rowBytes / BATCH_ROWS)) * BATCH_ROWS);

/** Writes the view `published` in an order that leaves no choice: same rows, same bytes. */
export async function writeRows(
  engine: Engine,
  dataset: DatasetDefinition,
  folder: string,
  sort: readonly string[],
  together: number = GROUP_ROWS,
): Promise<string> {
  await makeFolder(folder);
  const file = join(folder, `${dataset.id}.parquet`);
  const order = sort.map((name) => `${name} nulls first`).join(', ');
  await engine.run(
    `copy (from published order by ${order}) to ${literal(file)} (format parquet, compression zstd, row_group_size ${together})`,
  );
  await makeDurable(file);
  return file;
}

/** Writes the tables that a dataset publishes beside its rows, and gives their files. */
export async function writeReferences(
  engine: Engine,
  { references = [] }: DatasetDefinition,
  folder: string,
): Promise<string[]> {
  const files: string[] = [];
  for (const { name, sql } of references) {
    const file = join(folder, `${name}.parquet`);
    await engine.run(`copy (${sql}) to ${literal(file)} (format parquet, compression zstd)`);
    await makeDurable(file);
    files.push(file);
  }
  return files;
}

/** The columns of a written file, as the engine reads them. */
export async function readColumns(engine: Engine, file: string): Promise<ManifestColumn[]> {
  const columns = await engine.rows<{ column_name: string; column_type: string }>(
    `describe from read_parquet(${literal(file)})`,
  );
  return columns.map(({ column_name, column_type }) => ({ name: column_name, type: column_type }));
}

/** Gives a finished release its name. */
export async function nameRelease(data: string, dataset: string, version: string): Promise<void> {
  const making = makingFolder(data, dataset, version);
  await makeDurable(making);
  await rename(making, releaseFolder(data, dataset, version));
  await makeDurable(datasetFolder(data, dataset));
}
