/** What crash tests kill: `node child.ts DATA` publishes two small datasets from the sources of a folder, `node child.ts DATA rollback` takes a release back. */
import { findDataset } from '../../../src/datasets/index.ts';
import { ERRORS, Refusal } from '../../../src/errors.ts';
import { publish } from '../../../src/publish/release.ts';
import { rollBack } from '../../../src/publish/rollback.ts';

const [data, work] = process.argv.slice(2);
const datasets = ['moncompteformation_formations_engagees', 'moncompteformation_usagers'].map((id) => findDataset(id)!);
// One thread of the engine: see strike.ts.
const press = {
  data: data!,
  memoryMiB: 512,
  threads: 1,
  software: 'test',
  now: () => new Date('2026-11-21T06:00:00Z'),
};
try {
  if (work === 'rollback') await rollBack(press, { dataset: datasets[0]!, reason: 'a test' });
  else {
    const outcomes = await publish({ ...press, asOf: '2026-11-21', datasets });
    process.exitCode = outcomes.every(({ published }) => published) ? 0 : ERRORS.release_refused.exit;
  }
} catch (error) {
  process.stderr.write(`${error instanceof Refusal ? JSON.stringify(error) : String(error)}\n`);
  process.exitCode = error instanceof Refusal ? ERRORS[error.code].exit : 1;
}
