/**
 * Exporting at size: the whole consumption release as CSV over HTTP, read to its end and discarded, against the engine's own COPY of the
 * same rows to a file; in turn, each side a process of its own, in one run. Then the other formats, for information.
 *
 *   npm run bench:exports -- [--folder /tmp/…] [--pairs 5] [--others]
 */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { DATASET, startSide } from './export-side.ts';
import { median } from './medians.ts';
import { openBenchWorld, WORLD_FOLDER } from './world.ts';

const ROOT = `/api/explore/v2.1/catalog/datasets/${DATASET}`;
const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: WORLD_FOLDER },
    pairs: { type: 'string', default: '5' },
    others: { type: 'boolean', default: false },
  },
});

async function bench(data: string): Promise<void> {
  using ours = await startSide('ours', data);
  using copy = await startSide('copy', data);
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
  console.log(`ratio ours / copy, median of pairs: ${median(ratios).toFixed(2)}; peak ${ours.peak().toFixed(0)} MiB`);
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

const { data } = await openBenchWorld(values.folder);
await bench(data);
