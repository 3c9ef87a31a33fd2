/** Where releases are made: one publisher at a time in a data folder, and what a killed one left behind. */
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { datasetFolder, releaseFolder, workFolder } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';
import { Engine } from '../warehouse/duck.ts';

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
  onStep?: (step: string, dataset?: string) => void;
}

export const openEngine = ({ data, memoryMiB, threads }: Press): Promise<Engine> =>
  Engine.open({
    memoryMiB,
    spillFolder: join(workFolder(data), 'spill'),
    ...(threads === undefined ? {} : { threads }),
  });

/** Removes what a killed publication left: releases being made, and folders that never reached the register. */
export async function heal(data: string, datasets: readonly DatasetDefinition[]): Promise<void> {
  await rm(workFolder(data), { recursive: true, force: true });
  for (const { id } of datasets) {
    const register = await readRegister(data, id);
    const registered = new Set(register.versions.map(({ version }) => version));
    const names = await readdir(datasetFolder(data, id)).catch(() => [] as string[]);
    for (const name of names) {
      if (registered.has(name) || !(await stat(join(datasetFolder(data, id), name))).isDirectory()) continue;
      await rm(releaseFolder(data, id, name), { recursive: true, force: true });
    }
  }
}

/** Runs a piece of work under the folder's lock, or refuses at once (`publisher_busy`). The lock names its process: one left by a killed process is taken over. */
export async function underLock<Result>(data: string, work: () => Promise<Result>): Promise<Result> {
  const file = join(data, 'publisher.lock');
  await mkdir(data, { recursive: true });
  await take(file);
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(file, 'utf8').catch(() => ''));
      if (attempt > 1 || isAlive(holder)) {
        throw new Refusal('publisher_busy', `Process ${holder || '(unknown)'} is publishing in this folder.`, {
          place: { file },
          mend: 'Wait for it to finish. If no such process is a publisher, remove the file.',
        });
      }
      await rm(file, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
