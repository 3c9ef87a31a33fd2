/** One publisher at a time in a data folder. The lock names its process: one left by a killed process is taken over. */
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../errors.ts';

/** Runs a piece of work under the folder's lock, or refuses at once (`publisher_busy`). */
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
