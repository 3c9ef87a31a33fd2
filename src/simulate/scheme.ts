/** A whole scheme made up from a seed: registers, offers, training files, in the contract of sources. */
import { Refusal } from '../errors.ts';
import type { SourceTableName } from '../sources/contract.ts';
import type { Engine } from '../warehouse/duck.ts';
import { writeOffers } from './offers.ts';
import { providersOf, writeProviders } from './providers.ts';
import { writeRegisters } from './registers.ts';
import { readDepartments } from './territory.ts';
import { writeTrainingFiles } from './training-files.ts';

export interface Scheme {
  /** Where the source files are written. */
  readonly folder: string;
  readonly seed: number;
  /** Number of training files. */
  readonly files: number;
  /** Number of trainings on offer. */
  readonly trainings: number;
  /** Last day of the scheme, ISO. */
  readonly until: string;
  readonly engine: Engine;
  /** Told at the beginning of each step. */
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

/** Steps told to `onProgress`. */
const STEPS = 4;

/** First day on which a scheme can end: the purchase path opened on 2019-11-21. */
const EARLIEST = '2019-11-21';

function checkScheme({ files, trainings, until }: Scheme): void {
  const refuse = (name: string, value: string | number, expected: string): never => {
    throw new Refusal('usage', `The ${name} of the scheme cannot be used.`, { value: String(value), expected });
  };
  if (!Number.isSafeInteger(files) || files < 1) refuse('number of files', files, 'a whole number, at least 1');
  if (!Number.isSafeInteger(trainings) || trainings < 1)
    refuse('number of trainings', trainings, 'a whole number, at least 1');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)) || until < EARLIEST)
    refuse('last day', until, `a date such as 2026-05-03, not before ${EARLIEST}`);
}

/** Writes every source table of a scheme and gives their numbers of rows. The same seed, sizes and last day give the same bytes, whatever the number of threads. Refuses (`usage`) sizes and days that make no scheme. */
export async function simulate(scheme: Scheme): Promise<Record<SourceTableName, number>> {
  checkScheme(scheme);
  const { engine } = scheme;
  const { threads } = await engine.row<{ threads: bigint }>(`select current_setting('threads') as threads`);
  // On one thread the engine writes a Parquet file in its order as it goes; on several it holds back gigabytes to put them in order, and cuts the file elsewhere.
  await engine.run(`set threads = 1; attach ':memory:' as simulation`);
  try {
    const departments = await readDepartments(engine);
    const providers = providersOf(scheme.trainings, departments);
    const step = async <T>(name: string, place: number, work: () => Promise<T>): Promise<T> => {
      scheme.onProgress?.(name, place, STEPS);
      return work();
    };
    return {
      ...(await step('providers', 1, () => writeProviders(engine, scheme, providers))),
      ...(await step('registers', 2, () => writeRegisters(engine, scheme, providers))),
      ...(await step('offers', 3, () => writeOffers(engine, scheme, providers, departments))),
      ...(await step('training files', 4, () => writeTrainingFiles(engine, scheme, providers, departments))),
    };
  } finally {
    await engine.run(`detach simulation; set threads = ${threads}`);
  }
}
