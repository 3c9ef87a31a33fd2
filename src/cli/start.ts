import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DATASETS } from '../datasets/index.ts';
import { publish } from '../publish/release.ts';
import { readRegister, writeAtomically } from '../releases/register.ts';
import { type Context, dataFolder, defaultSources, pressOf, today } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { describeOutcomes } from './releases.ts';
import { runServe } from './serve.ts';
import { makeScheme } from './simulate.ts';

export interface StartOptions {
  files: string;
  trainings: string;
}

/** `opencpf start`: serves what is published; in a new data folder, makes a scheme up and publishes it first. */
export async function runStart(options: StartOptions, context: Context): Promise<void> {
  const data = dataFolder(context);
  const registers = await Promise.all(DATASETS.map(({ id }) => readRegister(data, id)));
  const missing = DATASETS.filter((_, index) => registers[index]!.latest === null);
  if (missing.length > 0) {
    await ensureSources(options, context);
    const outcomes = await publish({ ...pressOf(context), asOf: today(context), datasets: missing });
    context.output.note(describeOutcomes(outcomes));
  }
  // The address stays in sight: requests are logged when they are asked to be.
  const quiet = context.resolved.log_level.from === 'default';
  await runServe(quiet ? { ...context, settings: { ...context.settings, log_level: 'warn' } } : context);
}

/** A scheme is made whole or made again: a mark beside the sources tells that it was begun. Other sources are left as they are. */
async function ensureSources(options: StartOptions, context: Context): Promise<void> {
  const folder = defaultSources(context);
  const begun = join(dataFolder(context), 'scheme.making.json');
  if (existsSync(folder) && !existsSync(begun)) return;
  const size = {
    files: wholeNumber('files', options.files),
    trainings: wholeNumber('trainings', options.trainings),
    seed: 1,
    until: today(context),
  };
  await writeAtomically(begun, `${JSON.stringify(size)}\n`);
  context.output.note(
    `Making a scheme of ${size.files} training files and ${size.trainings} trainings up; people and providers are invented.`,
  );
  await makeScheme(context, folder, size);
  await rm(begun);
}
