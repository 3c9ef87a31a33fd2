/** Comparisons kept on the disk: releases never change, so what was compared once is read again. A folder of them may be thrown away. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { LIMITS } from '../limits.ts';
import { makeDurable } from '../releases/register.ts';
import { compare } from './compare.ts';
import type { Comparison } from './comparison.ts';
import type { Runner, Side } from './shape.ts';

/** Another number when the shape of what is kept changes: what a former version kept is then not read. */
const SHAPE = 1;

/** A file that was not written for so long was left by a work that was cut. */
const LEFT_MS = 3_600_000;

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

/** A comparison that is kept; undefined when it has to be made, as when the disk lost the end of it. */
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
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Compares two releases and keeps what was found, beside the latest others. Several may do it at once: each writes aside. */
export async function makeComparison(
  folder: string,
  runner: Runner,
  definition: DatasetDefinition,
  from: Side,
  to: Side,
): Promise<KeptComparison> {
  const { summary, changes } = filesOf(folder, definition, from, to);
  await mkdir(folder, { recursive: true });
  const aside = join(folder, randomUUID());
  const parts = { summary: `${aside}.json.part`, changes: `${aside}.parquet.part` };
  try {
    const comparison = await compare(runner, definition, from, to, parts.changes);
    await writeFile(parts.summary, `${JSON.stringify(comparison)}\n`);
    for (const part of [parts.changes, parts.summary]) await makeDurable(part);
    await rename(parts.changes, changes);
    await rename(parts.summary, summary);
    await removeOldest(folder);
    return { comparison, changes };
  } finally {
    for (const part of [parts.changes, parts.summary]) await rm(part, { force: true });
  }
}

/** Removes the comparisons beyond those that are kept, and what was left by works that were cut. */
async function removeOldest(folder: string): Promise<void> {
  const names = await readdir(folder);
  const summaries = names.filter((name) => name.includes('...') && name.endsWith('.json'));
  const summaryOf = (name: string): string => name.replace(/\.parquet$/, '.json');
  const kept = new Set((await readFirst(folder, summaries)).slice(0, LIMITS.diffs_kept));
  for (const name of summaries.filter((one) => !kept.has(one))) await rm(join(folder, name), { force: true });
  const files = names.filter(
    (name) => name.endsWith('.part') || (name.endsWith('.parquet') && !kept.has(summaryOf(name))),
  );
  for (const name of files)
    if (summaries.includes(summaryOf(name)) || (await isLeft(join(folder, name))))
      await rm(join(folder, name), { force: true });
}

/** Those read or made latest first. Another process may take one away meanwhile. */
async function readFirst(folder: string, names: readonly string[]): Promise<string[]> {
  const read = await Promise.all(names.map(async (name) => ({ name, at: await lastTouched(join(folder, name)) })));
  return read.toSorted((a, b) => b.at - a.at).map(({ name }) => name);
}

/** Whether nobody can be writing a file any more. */
const isLeft = async (file: string): Promise<boolean> => Date.now() - (await lastTouched(file)) > LEFT_MS;

const lastTouched = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
