/** Comparisons kept on the disk: releases never change, so what was compared once is read again. A folder of them may be thrown away. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { LIMITS } from '../limits.ts';
import { writeAtomically } from '../releases/register.ts';
import { compare } from './compare.ts';
import type { Comparison } from './comparison.ts';
import type { Runner, Side } from './shape.ts';

/** Another number when the shape of what is kept changes: what a former version kept is then not read. */
const SHAPE = 1;

export interface KeptComparison {
  comparison: Comparison;
  /** Parquet file of the rows that differ. */
  changes: string;
}

/** The files of a comparison; that of the summary is written last. */
const filesOf = (folder: string, { id }: DatasetDefinition, from: Side, to: Side) => {
  const name = join(folder, `${id}@${from.version}...${to.version}.${SHAPE}`);
  return { summary: `${name}.json`, changes: `${name}.parquet` };
};

/** A comparison that is kept; undefined when it has to be made. */
export async function findComparison(
  folder: string,
  definition: DatasetDefinition,
  from: Side,
  to: Side,
): Promise<KeptComparison | undefined> {
  const { summary, changes } = filesOf(folder, definition, from, to);
  try {
    const comparison = JSON.parse(await readFile(summary, 'utf8')) as Comparison;
    await stat(changes);
    const now = new Date();
    // Those read least lately go first. On a disk that is only read, none goes.
    await utimes(summary, now, now).catch(() => undefined);
    return { comparison, changes };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Compares two releases and keeps what was found, beside the latest others. */
export async function makeComparison(
  folder: string,
  runner: Runner,
  definition: DatasetDefinition,
  from: Side,
  to: Side,
): Promise<KeptComparison> {
  const { summary, changes } = filesOf(folder, definition, from, to);
  await mkdir(folder, { recursive: true });
  const aside = `${changes}.${randomUUID()}.part`;
  try {
    const comparison = await compare(runner, definition, from, to, aside);
    await rename(aside, changes);
    await writeAtomically(summary, `${JSON.stringify(comparison)}\n`);
    await removeOldest(folder);
    return { comparison, changes };
  } finally {
    await rm(aside, { force: true });
  }
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.includes('...') && name.endsWith('.json'));
  if (names.length <= LIMITS.diffs_kept) return;
  const read = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  for (const { name } of read.toSorted((a, b) => b.at - a.at).slice(LIMITS.diffs_kept))
    for (const file of [name, name.replace(/\.json$/, '.parquet')]) await rm(join(folder, file), { force: true });
}
