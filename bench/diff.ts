/**
 * Two releases of two million rows compared: the time, and the peak of resident memory. The second one is the first a month later: six rows in
 * a hundred restated, one gone, one new. `--memory-mib`: what the engine may use before it spills.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from '../src/compare/compare.ts';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import { rowsFile } from '../src/releases/folder.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { median } from './medians.ts';
import { openBenchWorld, WORLD_FOLDER } from './world.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: WORLD_FOLDER },
    folder: { type: 'string', default: join(tmpdir(), 'opencpf-bench-diff') },
    runs: { type: 'string', default: '3' },
    'memory-mib': { type: 'string', default: '512' },
    /** The comparison alone, in a process of its own. */
    work: { type: 'boolean', default: false },
  },
});
/** Rows that the pair is made from. */
const ROWS = 2_020_000;

const { folder } = values;
const [from, to, changes] = ['from', 'to', 'changes'].map((name) => join(folder, `${name}.parquet`)) as [
  string,
  string,
  string,
];

if (values.work) await work();
else await measure();

async function work(): Promise<void> {
  const started = performance.now();
  await using engine = await Engine.open({
    memoryMiB: Number(values['memory-mib']),
    threads: 2,
    spillFolder: join(folder, 'spill'),
  });
  const { rows } = await compare(
    engine,
    CONSUMPTION,
    { version: 'from', file: from },
    { version: 'to', file: to },
    changes,
  );
  const { user, system } = process.cpuUsage();
  const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  console.log(
    JSON.stringify({ seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, peak, rows }),
  );
}

async function measure(): Promise<void> {
  await makePair();
  const runs: { seconds: number; cpu: number; peak: number; rows: object }[] = [];
  for (let run = 0; run < Number(values.runs); run++) runs.push(JSON.parse(await child()));
  console.log(runs[0]!.rows, `differences: ${((await stat(changes)).size / 2 ** 20).toFixed(1)} MiB`);
  console.log(
    `wall ${median(runs.map(({ seconds }) => seconds)).toFixed(1)} s (15 at most), processor ${median(runs.map(({ cpu }) => cpu)).toFixed(1)} s, peak ${Math.max(...runs.map(({ peak }) => peak)).toFixed(0)} MiB (1024 at most)`,
  );
}

function child(): Promise<string> {
  const args = [import.meta.filename, '--work', '--folder', folder, '--memory-mib', values['memory-mib']];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  started.stdout.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) =>
    started.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`the comparison ended with ${code}`)),
    ),
  );
}

/** The pair, made once. */
async function makePair(): Promise<void> {
  const { version } = await openBenchWorld(values.data);
  if (existsSync(to)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const rows = `read_parquet(${literal(rowsFile(values.data, CONSUMPTION.id, version))}, file_row_number = true) where file_row_number < ${ROWS}`;
  const written = '(format parquet, compression zstd, row_group_size 122880)';
  const whole = '* exclude (file_row_number)';
  await using engine = await Engine.open({ memoryMiB: 2000, threads: 2, spillFolder: join(folder, 'spill') });
  const kept = (without: number): string => `file_row_number % 100 != ${without}`;
  await engine.run(`copy (select ${whole} from ${rows} and ${kept(7)}) to ${literal(from)} ${written}`);
  await engine.run(`
    copy (select ${whole} replace ((date_chargement + interval 1 month)::date as date_chargement,
        if(file_row_number % 100 between 20 and 25, nb_dossiers + 1, nb_dossiers) as nb_dossiers,
        if(file_row_number % 100 between 20 and 25, montant_engage + 900, montant_engage) as montant_engage)
      from ${rows} and ${kept(13)}) to ${literal(to)} ${written}`);
}
