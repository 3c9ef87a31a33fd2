/**
 * Publishing at size: ours (contract, derivation, masking, checks, quality, read-back, manifest, served files with their index of words) against the
 * same releases written by hand in SQL on the same Parquet, with and without what serves them, in turn, in one run; with `--postgres`, the same SQL in
 * PostgreSQL too. Prints wall time, processor time and peak memory of each process, and ratios.
 *
 *   npm run bench:publish -- [--files 10000000] [--trainings 500000] [--pairs 3] [--memory-mib 2500] [--postgres] [--folder /tmp/…]
 */

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { type ByHandPostgres, openByHandPostgres } from './by-hand-postgres.ts';
import { median } from './medians.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '10000000' },
    trainings: { type: 'string', default: '500000' },
    pairs: { type: 'string', default: '3' },
    'memory-mib': { type: 'string', default: '2500' },
    folder: { type: 'string', default: join(tmpdir(), 'opencpf-bench') },
    postgres: { type: 'boolean', default: false },
    'as-of': { type: 'string', default: '2026-11-21' },
  },
});
const { files, trainings, folder } = values;
const memory = values['memory-mib'];
const asOf = values['as-of'];
const DATASETS = [
  'moncompteformation_catalogueformation',
  'moncompteformation_formations_engagees',
  'moncompteformation_usagers',
  'moncompteformation_usagers_departements',
];

interface Measure {
  wall: number;
  cpu: number;
  /** Peak resident memory, MiB. */
  peak: number;
}

/** Runs a process to its end, reading its peak memory and processor time from /proc while it lives. */
async function measure(args: readonly string[]): Promise<Measure> {
  // What was written before is on the disk: nobody waits for another's bytes.
  execFileSync('sync');
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let [peak, ticks] = [0, 0];
  const look = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      ticks = Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has ended between two looks.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return { wall: (performance.now() - started) / 1000, cpu: ticks / 100, peak: peak / 1024 };
}

const opencpf = (...args: string[]): string[] => ['src/cli/main.ts', '--data', folder, '--memory-mib', memory, ...args];
const show = (name: string, { wall, cpu, peak }: Measure): void =>
  console.log(
    `${name.padEnd(16)} wall ${wall.toFixed(1).padStart(7)} s   cpu ${cpu.toFixed(1).padStart(7)} s   peak ${peak.toFixed(0).padStart(6)} MiB`,
  );

console.log(
  `${files} training files, ${trainings} trainings; ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; engine memory ${memory} MiB`,
);
const sources = join(folder, 'sources');
if (!existsSync(join(sources, 'training_files.parquet')))
  show('simulate', await measure(opencpf('simulate', '--files', files, '--trainings', trainings, '--until', asOf)));

await using postgres = values.postgres ? await openByHandPostgres(folder, sources) : undefined;
if (values.postgres && postgres === undefined) console.log('PostgreSQL 15 is not installed: it is left out');

/** Seconds that PostgreSQL takes to make what DuckDB has just made by hand; it must make as many rows. */
async function measurePostgres({ make }: ByHandPostgres): Promise<number> {
  execFileSync('sync');
  const begun = performance.now();
  const made = await make(asOf);
  const wall = (performance.now() - begun) / 1000;
  await using engine = await Engine.open();
  for (const [name, rows] of Object.entries(made)) {
    const file = literal(join(folder, 'by-hand', `${name}.parquet`));
    const { count } = await engine.row<{ count: bigint }>(`select count(*) as count from read_parquet(${file})`);
    if (Number(count) !== rows) throw new Error(`PostgreSQL made ${rows} rows of ${name}, DuckDB ${count}`);
  }
  return wall;
}

const rounds: { ours: Measure; byHand: Measure; served: Measure }[] = [];
const postgresWalls: { ours: number; byHand: number }[] = [];
const handFolder = join(folder, 'by-hand');
for (let round = 0; round < Number(values.pairs); round++) {
  const ours = await measure(opencpf('publish', '--as-of', asOf, '--dataset', ...DATASETS));
  show('ours', ours);
  const served = await measure(['bench/by-hand.ts', sources, handFolder, asOf, memory, 'served']);
  show('by hand, served', served);
  await rm(handFolder, { recursive: true, force: true });
  const byHand = await measure(['bench/by-hand.ts', sources, handFolder, asOf, memory]);
  show('by hand', byHand);
  rounds.push({ ours, byHand, served });
  if (postgres !== undefined) {
    const wall = await measurePostgres(postgres);
    console.log(`${'PostgreSQL'.padEnd(16)} wall ${wall.toFixed(1).padStart(7)} s`);
    postgresWalls.push({ ours: wall / ours.wall, byHand: wall / byHand.wall });
  }
  for (const made of [handFolder, join(folder, 'releases'), join(folder, 'serving')])
    await rm(made, { recursive: true, force: true });
}
const ratio = (side: 'byHand' | 'served', of: (measure: Measure) => number): string =>
  median(rounds.map((round) => of(round.ours) / of(round[side]))).toFixed(2);
for (const [side, name] of [
  ['byHand', 'by hand'],
  ['served', 'by hand, served'],
] as const)
  console.log(
    `ratio ours / ${name} (median): wall ${ratio(side, ({ wall }) => wall)}, cpu ${ratio(side, ({ cpu }) => cpu)}, peak ${ratio(side, ({ peak }) => peak)}`,
  );
if (postgresWalls.length > 0) {
  const [overOurs, overByHand] = (['ours', 'byHand'] as const).map((side) =>
    median(postgresWalls.map((wall) => wall[side])).toFixed(1),
  );
  console.log(`ratio PostgreSQL / ours (median): wall ${overOurs}; / by hand in DuckDB: wall ${overByHand}`);
}
