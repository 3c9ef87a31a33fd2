/**
 * Exporting at size: the whole consumption release as CSV over HTTP, read to its end and discarded, against the engine's own COPY of the
 * same rows to a file; in turn, each side a process of its own, in one run. Then the other formats, for information.
 *
 *   npm run bench:exports -- [--folder <a data folder with the release>] [--files 10000000] [--pairs 5] [--others]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATASET, startSide } from './export-side.ts';

const LEAST_ROWS = 2_000_000;
const ROOT = `/api/explore/v2.1/catalog/datasets/${DATASET}`;
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    files: { type: 'string', default: '10000000' },
    pairs: { type: 'string', default: '5' },
    'as-of': { type: 'string', default: '2026-11-21' },
    others: { type: 'boolean', default: false },
  },
});

async function bench(data: string): Promise<void> {
  using ours = await startSide('ours', data);
  using copy = await startSide('copy', data);
  const rows = await countRows(ours.port);
  if (rows < LEAST_ROWS) throw new Error(`The release has ${rows} rows: ask for more --files.`);
  console.log(`${rows} rows; ${cpus().length} × ${cpus()[0]?.model}`);
  const ratios: number[] = [];
  // The first pair warms both up.
  for (let pair = 0; pair <= Number(values.pairs); pair++) {
    const { ms, bytes } = await download(ours.port, 'csv');
    const reference = await copy.ask('run');
    if (pair > 0) ratios.push(ms / reference);
    console.log(
      `${pair === 0 ? 'warm-up' : `pair ${pair} `}  ours ${seconds(ms)}  copy ${seconds(reference)}  ratio ${(ms / reference).toFixed(2)}  ${megabytes(bytes)}`,
    );
  }
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)]!;
  console.log(`ratio ours / copy, median of pairs: ${median.toFixed(2)}; peak ${ours.peak().toFixed(0)} MiB`);
  for (const format of values.others ? OTHERS : []) await showOther(data, format);
}

/** Formats measured once, and what is asked of them. */
const OTHERS = [
  'json',
  'jsonl',
  'parquet?select=*&compressed=false',
  `xlsx?limit=1000000`,
  'turtle',
  'rdfxml',
  'jsonld',
];

/** Each in a process of its own, so that its memory is its own. */
async function showOther(data: string, format: string): Promise<void> {
  using side = await startSide('ours', data);
  const { ms, first, bytes } = await download(side.port, format);
  console.log(
    `${format.padEnd(36)} ${seconds(ms)}, of which ${seconds(first)} before the first byte  ${megabytes(bytes)}  peak ${side.peak().toFixed(0)} MiB`,
  );
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2).padStart(6)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** Reads an export to its end: the time it took, that of its first byte, and its size. */
async function download(port: number, format: string): Promise<{ ms: number; first: number; bytes: number }> {
  const begun = performance.now();
  const [answer] = (await once(get({ port, path: `${ROOT}/exports/${format}` }), 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`status ${answer.statusCode}`);
  const first = performance.now() - begun;
  let bytes = 0;
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  await once(answer, 'end');
  return { ms: performance.now() - begun, first, bytes };
}

async function countRows(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}${ROOT}/records?limit=0`);
  return ((await answer.json()) as { total_count: number }).total_count;
}

/** A scheme invented and its consumption published, in a temporary folder. */
async function makeWorld(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'opencpf-bench-'));
  const asOf = values['as-of'];
  for (const args of [
    ['simulate', '--files', values.files, '--trainings', '20000', '--until', asOf],
    ['publish', '--as-of', asOf, '--dataset', DATASET],
  ]) {
    const child = spawn(process.execPath, ['src/cli/main.ts', '--data', made, '--memory-mib', '2500', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
  }
  return made;
}

const folder = values.folder ?? (await makeWorld());
try {
  await bench(folder);
} finally {
  if (values.folder === undefined) await rm(folder, { recursive: true });
}
