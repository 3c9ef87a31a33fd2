/**
 * Mirroring at full size: a catalogue of 218,000 offers with long texts (776 MB) and a consumption of 2,000,000 rows (525 MB), in each known
 * vintage of columns, and a damaged catalogue. Prints the time and the peak memory of each process, and how the time is shared.
 *
 *   node bench/mirror.ts [--folder /tmp/…] [--memory-mib 1024] [--only catalogue] [--scale 1]
 */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Manifest } from '../src/releases/manifest.ts';
import { Engine } from '../src/warehouse/duck.ts';
import { VINTAGES, writeOfficial } from './official-files.ts';

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: join(tmpdir(), 'opencpf-bench-mirror') },
    'memory-mib': { type: 'string', default: '1024' },
    only: { type: 'string', default: '' },
    scale: { type: 'string', default: '1' },
  },
});
const { folder } = values;
const data = join(folder, 'data');
const rowsOf = (dataset: string): number =>
  Math.round(Number(values.scale) * (dataset.includes('catalogue') ? 218_000 : 2_000_000));

/** The file of a vintage, written once. */
async function fileOf(index: number): Promise<string> {
  const vintage = VINTAGES[index]!;
  const path = join(folder, `${index}-${values.scale}.csv`);
  if (existsSync(path)) return path;
  await using engine = await Engine.open({ memoryMiB: 4_000, threads: 2, spillFolder: join(folder, 'spill') });
  await writeOfficial(engine, { dataset: vintage.dataset, vintage, rows: rowsOf(vintage.dataset), path });
  return path;
}

/** The same file with one doubled quote in a hundred thousand made single, as careless writers leave them. */
async function damaged(path: string): Promise<string> {
  let met = 0;
  const damage = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = chunk
        .toString('latin1')
        .replaceAll(/([a-z])""/g, (both, letter) => (++met % 100_000 === 0 ? `${letter}"` : both));
      done(null, Buffer.from(text, 'latin1'));
    },
  });
  const to = path.replace('.csv', '-damaged.csv');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), damage, createWriteStream(to));
  return to;
}

/** Mirrors a file in a process of its own, under watch. */
async function measure(name: string, dataset: string, file: string): Promise<void> {
  await rm(data, { recursive: true, force: true });
  const began = performance.now();
  const args = [
    'src/cli/main.ts',
    '--data',
    data,
    '--memory-mib',
    values['memory-mib'],
    '--json',
    'mirror',
    dataset,
    file,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let [peak, output, written] = [0, '', 0];
  child.stdout.on('data', (text) => {
    output += text;
  });
  const look = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
    } catch {
      // The process has ended between two looks.
    }
    if (written === 0 && existsSync(join(data, 'serving'))) written = performance.now() - began;
  }, 50);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`mirror ended with ${code}`);
  const whole = (performance.now() - began) / 1000;
  const { rows, unread } = JSON.parse(output) as Manifest;
  const megabytes = ((await stat(file)).size / 1e6).toFixed(0);
  console.log(
    `${name}: ${megabytes} MB, ${rows} rows; release written ${(written / 1000).toFixed(1)} s, served file ${(whole - written / 1000).toFixed(1)} s more; peak ${(peak / 1024).toFixed(0)} MiB; mended ${unread?.mended}, left out ${unread?.left_out}, unread values ${unread?.values.length}`,
  );
}

console.log(
  `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; engine memory ${values['memory-mib']} MiB`,
);
await mkdir(folder, { recursive: true });
for (const [index, { name, dataset }] of VINTAGES.entries()) {
  if (name.includes(values.only)) await measure(name, dataset, await fileOf(index));
}
const last = VINTAGES.findLastIndex(({ name }) => name.startsWith('catalogue'));
if ('damaged catalogue'.includes(values.only))
  await measure('damaged catalogue', VINTAGES[last]!.dataset, await damaged(await fileOf(last)));
