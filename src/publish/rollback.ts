/** Serving an earlier release again, when the latest turned out to be wrong. */
import { existsSync } from 'node:fs';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { servingFile } from '../releases/folder.ts';
import { type Register, readRegister, writeRegister } from '../releases/register.ts';
import { type Rollback, releaseBefore, withRollback } from '../releases/rollbacks.ts';
import { atPress, type Press } from './press.ts';
import { writeServing } from './serving.ts';
import { refuseDamaged, verifyRelease } from './verify.ts';

export interface RollbackOrder {
  dataset: DatasetDefinition;
  /** The release to serve; the one before the one that is served when absent. */
  version?: string;
  reason: string;
}

/** Serves a published release again, once its files are verified. Refuses `nothing_published`, `unknown_release`, `usage`, `release_damaged`. */
export async function rollBack(press: Press, { dataset, version, reason }: RollbackOrder): Promise<Rollback> {
  const { data, onStep } = press;
  return atPress(press, [dataset], async (engine) => {
    const register = await readRegister(data, dataset.id);
    const to = chooseRelease(register, version);
    onStep?.('verifying', dataset.id);
    refuseDamaged(data, await verifyRelease(data, dataset.id, to));
    if (!existsSync(servingFile(data, dataset.id, to))) {
      onStep?.('preparing to serve', dataset.id);
      await writeServing(engine, data, dataset, to);
    }
    const next = withRollback(register, to, reason, press.now());
    await writeRegister(data, next);
    return next.rollbacks!.at(-1)!;
  });
}

function chooseRelease(register: Register, version: string | undefined): string {
  const { dataset, latest, versions } = register;
  if (latest === null)
    throw new Refusal('nothing_published', `No release of ${dataset} has been published.`, { value: dataset });
  const chosen = version ?? releaseBefore(register);
  const published = versions.filter(({ result }) => result === 'published').map((entry) => entry.version);
  const expected = published.slice(-LIMITS.releases_named).join(', ');
  if (chosen === undefined)
    throw new Refusal('unknown_release', `No release of ${dataset} comes before ${latest}.`, {
      value: latest,
      expected,
      mend: 'Name the release to serve. `opencpf releases` lists them.',
    });
  if (!published.includes(chosen))
    throw new Refusal('unknown_release', `There is no published release ${chosen} of ${dataset}.`, {
      value: chosen,
      expected,
    });
  if (chosen === latest)
    throw new Refusal('usage', `The release ${chosen} of ${dataset} is the one that is served.`, { value: chosen });
  return chosen;
}
