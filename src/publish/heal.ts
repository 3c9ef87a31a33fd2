/** What a publication that did not end left in a data folder: removed by the next one, under the lock. */
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../errors.ts';
import { datasetFolder, registerFile, servingFile, workFolder } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';

/**
 * Removes spilled data, releases being made, folders and served files that never reached the register, and locks that were never taken. Only
 * what the register does not name goes; without register (`release_damaged`), several releases are a loss to mend and not remains.
 */
export async function heal(data: string, datasets: readonly string[]): Promise<void> {
  await rm(workFolder(data), { recursive: true, force: true });
  await removeLocks(data);
  for (const id of datasets) {
    const { versions } = await readRegister(data, id);
    const folder = datasetFolder(data, id);
    const register = basename(registerFile(data, id));
    const named = new Set(versions.map(({ version }) => version));
    const unknown = (await namesIn(folder)).filter((name) => name !== register && !named.has(name));
    if (versions.length === 0) refuseLost(registerFile(data, id), unknown);
    await remove(folder, unknown);
    const served = dirname(servingFile(data, id, ''));
    const kept = new Set(versions.map(({ version }) => basename(servingFile(data, id, version))));
    await remove(
      served,
      (await namesIn(served)).filter((name) => !kept.has(name)),
    );
  }
}

/** A first publication that is stopped leaves one folder at most. */
function refuseLost(register: string, names: readonly string[]): void {
  const releases = names.filter((name) => /^\d{4}-/.test(name));
  if (releases.length < 2) return;
  throw new Refusal('release_damaged', 'The register is not there, and releases are.', {
    place: { file: register },
    value: releases.join(', '),
    expected: 'a register that names them',
    mend: 'Restore the register from a copy. If the releases are not wanted, remove their folders.',
  });
}

async function remove(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true });
}

/** Locks written aside by a process that was killed before it took or gave up the lock. */
async function removeLocks(data: string): Promise<void> {
  const left = (await namesIn(data)).filter((name) => {
    const [, pid] = /^publisher\.lock\.(\d+)\./.exec(name) ?? [];
    return pid !== undefined && !exists(Number(pid));
  });
  await remove(data, left);
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
