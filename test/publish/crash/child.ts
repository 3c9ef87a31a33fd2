/** The publication that crash tests kill: two small datasets from the sources of a folder, one thread of the engine. `node child.ts DATA`. */
import { findDataset } from '../../../src/datasets/index.ts';
import { ERRORS, Refusal } from '../../../src/errors.ts';
import { publish } from '../../../src/publish/release.ts';

const [data] = process.argv.slice(2);
try {
  const outcomes = await publish({
    data: data!,
    asOf: '2026-11-21',
    datasets: ['moncompteformation_formations_engagees', 'moncompteformation_usagers'].map((id) => findDataset(id)!),
    memoryMiB: 512,
    threads: 1,
    software: 'test',
    now: () => new Date('2026-11-21T06:00:00Z'),
  });
  process.exitCode = outcomes.every(({ published }) => published) ? 0 : ERRORS.release_refused.exit;
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? JSON.stringify(error) : String(error)}\n`);
  process.exitCode = error instanceof Refusal ? ERRORS[error.code].exit : 1;
}
