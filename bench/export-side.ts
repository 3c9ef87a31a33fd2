/**
 * The two sides of the bench of exports, each a process of its own: `ours <data>`, the whole application, which tells its parent the
 * port; `copy <data>`, the engine alone, which copies the same rows to a file when it is told to and answers with the milliseconds.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATASETS } from '../src/datasets/index.ts';
import { createExplore } from '../src/explore/start.ts';
import { servingFile } from '../src/releases/folder.ts';
import { readRegister } from '../src/releases/register.ts';
import { Engine, identifier, literal } from '../src/warehouse/duck.ts';

export const DATASET = 'moncompteformation_formations_engagees';
/** Of both sides: the process holds as much again, since the allocator of the system keeps what the engine frees. */
const MEMORY_MIB = 256;
const THREADS = 2;

export interface Side extends Disposable {
  /** Sends a message and gives the answer. */
  ask(message: string): Promise<number>;
  /** Peak resident memory, MiB. */
  peak(): number;
}

/** Starts a side, ready to be asked; the first answer of `ours` is its port. */
export async function startSide(kind: 'ours' | 'copy', data: string): Promise<Side & { port: number }> {
  const child = fork(import.meta.filename, [kind, data]);
  const answer = async (): Promise<number> => ((await once(child, 'message')) as [number])[0];
  const port = await answer();
  return {
    port,
    ask: (message) => {
      child.send(message);
      return answer();
    },
    peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    [Symbol.dispose]: () => void child.kill(),
  };
}

async function ours(data: string): Promise<void> {
  const app = await createExplore({ data, memoryMiB: MEMORY_MIB, threads: THREADS, logger: false });
  await app.listen({ host: '127.0.0.1', port: 0 });
  process.send!((app.server.address() as AddressInfo).port);
}

async function copy(data: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'opencpf-copy-'));
  const engine = await Engine.open({ memoryMiB: MEMORY_MIB, threads: THREADS, spillFolder: folder });
  const { latest } = await readRegister(data, DATASET);
  await engine.run(`attach ${literal(servingFile(data, DATASET, latest!))} as served (read_only)`);
  const columns = DATASETS.find(({ id }) => id === DATASET)!.columns.map(({ name }) => identifier(name));
  const file = join(folder, 'rows.csv');
  process.on('message', async () => {
    const begun = performance.now();
    await engine.run(
      `copy (select ${columns.join(', ')} from served.rows) to ${literal(file)} (format csv, delimiter ';')`,
    );
    const took = performance.now() - begun;
    await rm(file);
    process.send!(took);
  });
  process.on('SIGTERM', async () => {
    await rm(folder, { recursive: true, force: true });
    process.exit();
  });
  process.send!(0);
}

if (import.meta.main) {
  const [kind, data = ''] = process.argv.slice(2);
  await (kind === 'ours' ? ours : copy)(data);
}
