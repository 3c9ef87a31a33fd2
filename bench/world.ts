/**
 * The data that the benches ask: about 2,000,000 rows of consumption and 500,000 trainings, simulated from the fixed seed and published as a
 * release is. Made once and kept in its folder: the same command gives the same rows anywhere.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { CATALOGUE } from '../src/datasets/catalogue.ts';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import { readRegister } from '../src/releases/register.ts';

/** What is simulated: not every training is open on the day, and purchases alike share a row. */
const FILES = 6_000_000;
const TRAININGS = 920_000;
const AS_OF = '2026-11-21';

/** Where the world is kept when nothing else is said. */
export const WORLD_FOLDER = join(tmpdir(), 'opencpf-bench-world');

/** Rows of the two datasets, and the release to ask. */
export interface BenchWorld {
  data: string;
  version: string;
  consumption: number;
  trainings: number;
}

/** Opens the world of a folder, made when it is not there; says what it is and on which machine. */
export async function openBenchWorld(data: string): Promise<BenchWorld> {
  if (!existsSync(join(data, 'sources', 'training_files.parquet')))
    opencpf(data, 'simulate', '--files', String(FILES), '--trainings', String(TRAININGS), '--until', AS_OF);
  for (const { id } of [CONSUMPTION, CATALOGUE])
    if ((await readRegister(data, id)).latest === null) opencpf(data, 'publish', '--as-of', AS_OF, '--dataset', id);
  const [consumption, trainings] = [await latest(data, CONSUMPTION.id), await latest(data, CATALOGUE.id)];
  console.log(`${consumption.rows} rows of consumption, ${trainings.rows} trainings`);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
  );
  return { data, version: consumption.version, consumption: consumption.rows, trainings: trainings.rows };
}

function opencpf(data: string, ...command: string[]): void {
  const main = join(import.meta.dirname, '../src/cli/main.ts');
  execFileSync(process.execPath, [main, '--data', data, '--memory-mib', '4000', ...command], { stdio: 'inherit' });
}

async function latest(data: string, dataset: string): Promise<{ version: string; rows: number }> {
  const { latest: version, versions } = await readRegister(data, dataset);
  const entry = versions.find((one) => one.version === version);
  if (entry === undefined)
    throw new Error(`${dataset} was not published in ${data}: remove the folder and start again`);
  return entry;
}
