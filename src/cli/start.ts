import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eveOf } from '../calendar/expected.ts';
import { DATASETS, type DatasetDefinition } from '../datasets/index.ts';
import { publish } from '../publish/release.ts';
import { type Register, readRegister, writeAtomically } from '../releases/register.ts';
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
  const begun = join(data, 'scheme.making.json');
  const registers = await Promise.all(DATASETS.map(({ id }) => readRegister(data, id)));
  if (existsSync(begun) || registers.some(({ latest }) => latest === null)) {
    const invented = await ensureSources(begun, options, context);
    for (const [asOf, datasets] of planReleases(registers, today(context), invented)) {
      const outcomes = await publish({ ...pressOf(context), asOf, datasets, past: asOf < today(context) });
      context.output.note(describeOutcomes(outcomes));
    }
    await rm(begun, { force: true });
  }
  // The address stays in sight: requests are logged when they are asked to be.
  const quiet = context.resolved.log_level.from === 'default';
  await runServe(quiet ? { ...context, settings: { ...context.settings, log_level: 'warn' } } : context);
}

/**
 * The datasets to publish by the day they are to speak of, earliest first: those without a release as of today. A scheme made up has a past:
 * each dataset is published as of the end of the period before too, so that two releases can be compared.
 */
export function planReleases(
  registers: readonly Register[],
  today: string,
  invented: boolean,
): [asOf: string, datasets: DatasetDefinition[]][] {
  const plan = new Map<string, DatasetDefinition[]>();
  for (const [rank, definition] of DATASETS.entries()) {
    const { latest, versions } = registers[rank]!;
    const days = invented ? [eveOf(definition.cadence, today), today] : latest === null ? [today] : [];
    for (const day of days.filter((one) => !versions.some(({ as_of }) => as_of === one)))
      plan.set(day, [...(plan.get(day) ?? []), definition]);
  }
  return [...plan].toSorted(([a], [b]) => a.localeCompare(b));
}

/**
 * Makes the scheme up unless there are sources, and says whether these were made up here. The mark `begun` stays until all is published:
 * what was killed before is made again whole, the same. Sources that somebody else put there are left as they are.
 */
async function ensureSources(begun: string, options: StartOptions, context: Context): Promise<boolean> {
  const folder = defaultSources(context);
  if (existsSync(folder) && !existsSync(begun)) return false;
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
  return true;
}
