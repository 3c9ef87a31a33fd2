/**
 * What the API adds: to the engine, when an answer is computed; to the network, when it was made already. Each beside its reference, in one run.
 *
 *   npm run bench:explore -- [--folder /tmp/…] [--only uncached|cached]
 */
import { parseArgs } from 'node:util';
import { compareCached } from './cached.ts';
import { compareUncached } from './uncached.ts';
import { openBenchWorld, WORLD_FOLDER } from './world.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: WORLD_FOLDER }, only: { type: 'string' } },
});
const world = await openBenchWorld(values.folder);
if (values.only !== 'cached') await compareUncached(world);
if (values.only !== 'uncached') await compareCached(world);
