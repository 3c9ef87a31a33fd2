/** A whole scheme made up from a seed: registers, offers, training files, in the contract of sources. */
import type { SourceTableName } from '../sources/contract.ts';
import type { Engine } from '../warehouse/duck.ts';
import { makeCells } from './cells.ts';
import { writeOffers } from './offers.ts';
import { providersOf, writeProviders } from './providers.ts';
import { makeRegisters } from './registers.ts';
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
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

/** Writes the source tables of a scheme and gives their numbers of rows. The same seed, sizes and last day give the same bytes, whatever the number of threads. */
export async function simulate(scheme: Scheme): Promise<Partial<Record<SourceTableName, number>>> {
  const { engine } = scheme;
  const { threads } = await engine.row<{ threads: bigint }>(`select current_setting('threads') as threads`);
  // On a single thread the engine would cut Parquet files at other rows.
  if (threads < 2n) await engine.run('set threads = 2');
  // Small row groups: the cells are few, and each row group is the work of one thread.
  await engine.run(`attach ':memory:' as simulation (row_group_size 2048)`);
  try {
    const departments = await readDepartments(engine);
    const providers = providersOf(scheme.trainings, departments);
    const rows: Partial<Record<SourceTableName, number>> = {};
    const steps: readonly (readonly [string, () => Promise<Partial<Record<SourceTableName, number>>>])[] = [
      ['providers', () => writeProviders(engine, scheme, providers)],
      ['registers', () => makeRegisters(engine, scheme, providers)],
      ['offers', () => writeOffers(engine, scheme, providers, departments)],
      ['cells', async () => (await makeCells(engine, scheme), {})],
      [
        'training_files',
        async () => ({ training_files: await writeTrainingFiles(engine, scheme, providers, departments) }),
      ],
    ];
    for (const [place, [step, work]] of steps.entries()) {
      scheme.onProgress?.(step, place, steps.length);
      Object.assign(rows, await work());
    }
    scheme.onProgress?.('done', steps.length, steps.length);
    return rows;
  } finally {
    await engine.run(`detach simulation; set threads = ${threads}`);
  }
}
