/** What a new release and the one before it differ by, prepared for those who will ask. It may be thrown away: its failure is told and stops nothing. */
import { findComparison, makeComparison } from '../compare/kept.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { comparisonsFolder, rowsFile } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';
import { standing } from '../releases/rollbacks.ts';
import type { Engine } from '../warehouse/duck.ts';
import type { Outcome } from './finish.ts';
import type { Press } from './press.ts';
import { explainStorage } from './storage.ts';

/** Compares a release that was published with the one before it, and says so in its outcome. Never throws. */
export async function prepareComparison(
  engine: Engine,
  { data, onStep }: Press,
  dataset: DatasetDefinition,
  outcome: Outcome,
): Promise<Outcome> {
  if (!outcome.published) return outcome;
  let before: string | undefined;
  try {
    before = standing(await readRegister(data, dataset.id)).at(-2)?.version;
    if (before === undefined) return outcome;
    onStep?.('comparing with the release before', dataset.id);
    const [from, to] = [before, outcome.version].map((version) => ({
      version,
      file: rowsFile(data, dataset.id, version),
    }));
    // The tables of the comparison are of its connection alone.
    using session = await engine.connect();
    const folder = comparisonsFolder(data);
    if ((await findComparison(folder, dataset, from!, to!)) === undefined)
      await makeComparison(folder, session, dataset, from!, to!);
    return { ...outcome, compared: { with: before } };
  } catch (error) {
    const explained = explainStorage(error, data);
    const failed = explained instanceof Error ? explained.message : String(explained);
    return { ...outcome, compared: { with: before ?? null, failed } };
  }
}
