/** The register of a dataset: every release made, refused ones included, and which one is served. Lines are only added; the file is replaced whole, atomically. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Refusal } from '../errors.ts';
import { manifestFile, registerFile } from './folder.ts';
import type { Accepted, Manifest } from './manifest.ts';
import type { Rollback } from './rollbacks.ts';

export interface RegisterEntry {
  version: string;
  as_of: string;
  created_at: string;
  origin: Manifest['origin'];
  rows: number;
  /** Refused: a check failed. Held: it moved beyond the bounds of its definition, and nobody accepted it. */
  result: 'published' | 'refused' | 'held';
  /** Why it was not published: the checks that failed, or the first figure that moved (all are in the manifest). */
  reason?: string;
  /** Why it was published although it moved beyond its bounds, and when that was said. */
  accepted?: Accepted;
}

export interface Register {
  dataset: string;
  /** The version that is served; null before the first. */
  latest: string | null;
  /** Oldest first. */
  versions: RegisterEntry[];
  /** Times when an earlier release was served again, oldest first. */
  rollbacks?: Rollback[];
}

/** The register of a dataset; an empty one when nothing was ever published. */
export async function readRegister(data: string, dataset: string): Promise<Register> {
  const text = await readIfThere(registerFile(data, dataset));
  return text === null ? { dataset, latest: null, versions: [] } : (JSON.parse(text) as Register);
}

/** Adds a release; a published one becomes the latest. The last step of a publication: before it, readers see the previous release. */
export async function addToRegister(data: string, dataset: string, entry: RegisterEntry): Promise<Register> {
  const register = await readRegister(data, dataset);
  const next: Register = {
    ...register,
    latest: entry.result === 'published' ? entry.version : register.latest,
    versions: [...register.versions, entry],
  };
  await writeRegister(data, next);
  return next;
}

/** Replaces the register of its dataset. */
export const writeRegister = (data: string, register: Register): Promise<void> =>
  writeAtomically(registerFile(data, register.dataset), `${JSON.stringify(register, null, 2)}\n`);

export async function readManifest(data: string, dataset: string, version: string): Promise<Manifest> {
  const text = await readIfThere(manifestFile(data, dataset, version));
  if (text === null)
    throw new Refusal('unknown_release', `There is no release ${version} of ${dataset}.`, { value: version });
  return JSON.parse(text) as Manifest;
}

/** A name for a new release of a day: the day, or the day and a number when there are others. */
export const nextVersion = (register: Register, day: string): string => {
  const taken = new Set(register.versions.map(({ version }) => version));
  for (let count = 1; ; count++) {
    const version = count === 1 ? day : `${day}.${count}`;
    if (!taken.has(version)) return version;
  }
};

/** Writes a whole file so that readers see the old text or the new one, even across a power cut. */
export async function writeAtomically(file: string, text: string): Promise<void> {
  await makeFolder(dirname(file));
  const aside = `${file}.part`;
  const handle = await open(aside, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
  await makeDurable(dirname(file));
}

/** Makes a folder with those above it, so that their names outlive a power cut. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let made = resolve(path); ; made = dirname(made)) {
    await makeDurable(dirname(made));
    if (made === resolve(first)) return;
  }
}

/** Makes a file's bytes, or a folder's names, durable. */
export async function makeDurable(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
