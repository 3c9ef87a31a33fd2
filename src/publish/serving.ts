/** The file the engine serves a release from: a copy of its Parquet, which may be thrown away and is made again. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DatasetDefinition, searchableColumns } from '../datasets/index.ts';
import { wordsSql } from '../odsql/index.ts';
import { rowsFile, servingFile } from '../releases/folder.ts';
import { makeDurable, readRegister } from '../releases/register.ts';
import { ALL_WORDS, ROW_ORDER, wordsColumn } from '../releases/served.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { openEngine, type Press, underLock } from './press.ts';

/** Makes the served file from the release's own Parquet: its rows in a table `rows`, with the columns of `releases/served.ts`. */
export async function writeServing(
  engine: Engine,
  data: string,
  dataset: DatasetDefinition,
  version: string,
): Promise<void> {
  const file = servingFile(data, dataset.id, version);
  const aside = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  await rm(aside, { force: true });
  await engine.run(`attach ${literal(aside)} as making`);
  try {
    const rows = `read_parquet(${literal(rowsFile(data, dataset.id, version))}, file_row_number = true)`;
    const columns = ['* exclude (file_row_number)', `file_row_number as ${ROW_ORDER}`, ...wordsOf(dataset)];
    await engine.run(`create table making.rows as select ${columns.join(', ')} from ${rows}`);
  } finally {
    await engine.run('detach making');
  }
  await makeDurable(aside);
  await rename(aside, file);
}

/** Words of the searchable texts, column by column: the engine then makes them once for each text of its dictionaries, not for each row. */
function wordsOf(dataset: DatasetDefinition): string[] {
  const columns = searchableColumns(dataset).map(({ name }) => name);
  const each = columns.map((name) => `${wordsSql(name)} as ${wordsColumn(name)}`);
  return [...each, `concat(${columns.map(wordsSql).join(', ')}) as ${ALL_WORDS}`];
}

/** Makes the served files of the latest releases that lack theirs. */
export async function restoreServing(press: Press, datasets: readonly DatasetDefinition[]): Promise<void> {
  const { data, onStep } = press;
  const missing: { dataset: DatasetDefinition; version: string }[] = [];
  for (const dataset of datasets) {
    const { latest } = await readRegister(data, dataset.id);
    if (latest !== null && !existsSync(servingFile(data, dataset.id, latest)))
      missing.push({ dataset, version: latest });
  }
  if (missing.length === 0) return;
  await underLock(data, async () => {
    await using engine = await openEngine(press);
    for (const { dataset, version } of missing) {
      onStep?.('preparing to serve', dataset.id);
      await writeServing(engine, data, dataset, version);
    }
  });
}
