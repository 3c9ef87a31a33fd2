/** Where releases are made: one publisher at a time in a data folder. */
import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { workFolder } from '../releases/folder.ts';
import { Engine } from '../warehouse/duck.ts';
import { heal } from './heal.ts';
import { explainStorage } from './storage.ts';

export interface Press {
  /** Data folder (`releases/folder.ts`). */
  data: string;
  /** Memory of the engine, in MiB; it spills beyond. */
  memoryMiB: number;
  threads?: number;
  /** Name and version of the software, for the manifest. */
  software: string;
  /** The clock, for `created_at`. */
  now: () => Date;
  /** Why a release that moved beyond the bounds of its definition is published all the same; absent: it is held. */
  accept?: string;
  /** A later release follows at once: no file is made to serve this one, which is read from its Parquet when it is asked for. */
  past?: boolean;
  onStep?: (step: string, dataset?: string) => void;
}

export const openEngine = ({ data, memoryMiB, threads }: Press): Promise<Engine> =>
  Engine.open({
    memoryMiB,
    spillFolder: join(workFolder(data), 'spill'),
    ...(threads === undefined ? {} : { threads }),
  });

/**
 * Runs the making of releases: under the lock, with an engine, and with nothing left of a publication that did not end, before as after. What a
 * failed one made goes at once, with the room it takes on a full disk.
 */
export const atPress = <Result>(
  press: Press,
  datasets: readonly DatasetDefinition[],
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> =>
  underLock(press.data, async () => {
    const ids = datasets.map(({ id }) => id);
    await heal(press.data, ids);
    try {
      await using engine = await openEngine(press);
      return await work(engine);
    } finally {
      // Whatever cannot be removed now is removed by the next publication.
      await heal(press.data, ids).catch(() => undefined);
    }
  });

/** Runs a piece of work under the folder's lock, or refuses at once (`publisher_busy`). The lock names its process: one left by a killed process is taken over. */
export async function underLock<Result>(data: string, work: () => Promise<Result>): Promise<Result> {
  const file = join(data, 'publisher.lock');
  try {
    await mkdir(data, { recursive: true });
    await take(file);
  } catch (error) {
    throw explainStorage(error, data);
  }
  try {
    return await work();
  } catch (error) {
    throw explainStorage(error, data);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

async function take(file: string): Promise<void> {
  const mine = `${file}.${process.pid}.${randomUUID()}`;
  try {
    await writeFile(mine, `${process.pid} ${(await startOf(process.pid)) ?? ''}`);
    // A link appears whole or not at all: nobody reads a lock without its holder.
    if (await linked(mine, file)) return;
    const token = await readFile(file, 'utf8').catch(() => '');
    const [pid = '', start = ''] = token.split(' ');
    const dead = !(await isRunning(Number(pid), start));
    if (dead && (await buried(file, `${mine}.dead`, token)) && (await linked(mine, file))) return;
    throw new Refusal('publisher_busy', `Process ${pid || '(unknown)'} is publishing in this folder.`, {
      place: { file },
      mend: 'Wait for it to finish. If no such process is a publisher, remove the file.',
    });
  } finally {
    // Nothing was written where nothing may be: what counts is why.
    await rm(mine, { force: true }).catch(() => undefined);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead publisher's lock away. A lock that another publisher renewed in the meantime is put back, and the answer is no. */
async function buried(file: string, aside: string, token: string): Promise<boolean> {
  await rename(file, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => token);
  if (taken !== token) await linked(aside, file);
  await rm(aside, { force: true });
  return taken === token;
}

/** Whether the process that took the lock still runs: a number alone may since have gone to another process, after a restart of the machine or container. */
async function isRunning(pid: number, start: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return (await startOf(pid)) === (start === '' ? undefined : start);
}

/** When a process began, as Linux counts it; undefined where that is not known, or when the process has ended and waits to be buried. */
async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return state === 'Z' || state === 'X' ? undefined : fields[18];
}
