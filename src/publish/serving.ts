/** The file the engine serves a release from: a copy of its Parquet, which may be thrown away and is made again. */
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { rowsFile, servingFile } from '../releases/folder.ts';
import { makeDurable, readRegister } from '../releases/register.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { openEngine, type Press, underLock } from './press.ts';

/** Makes the served file from the release's own Parquet: its rows in a table `rows`, with `_row`, their order. */
export async function writeServing(engine: Engine, data: string, dataset: string, version: string): Promise<void> {
  const file = servingFile(data, dataset, version);
  const aside = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  await rm(aside, { force: true });
  await engine.run(`attach ${literal(aside)} as making`);
  try {
    const rows = `read_parquet(${literal(rowsFile(data, dataset, version))}, file_row_number = true)`;
    await engine.run(
      `create table making.rows as select * exclude (file_row_number), file_row_number as _row from ${rows}`,
    );
  } finally {
    await engine.run('detach making');
  }
  await makeDurable(aside);
  await rename(aside, file);
}

/** Makes the served files of the latest releases that lack theirs. */
export async function restoreServing(press: Press, datasets: readonly DatasetDefinition[]): Promise<void> {
  const { data, onStep } = press;
  const missing: { dataset: string; version: string }[] = [];
  for (const { id } of datasets) {
    const { latest } = await readRegister(data, id);
    if (latest !== null && !existsSync(servingFile(data, id, latest))) missing.push({ dataset: id, version: latest });
  }
  if (missing.length === 0) return;
  await underLock(data, async () => {
    await using engine = await openEngine(press);
    for (const { dataset, version } of missing) {
      onStep?.('preparing to serve', dataset);
      await writeServing(engine, data, dataset, version);
    }
  });
}
