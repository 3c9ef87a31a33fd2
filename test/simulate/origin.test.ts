import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { simulate } from '../../src/simulate/scheme.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { AS_OF, publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';

test('releases made from a simulated scheme say so; those of other sources do not', async () => {
  const data = temporaryFolder('origin');
  await using engine = await Engine.open();
  await simulate({ folder: sourcesFolder(data), seed: 1, files: 2_000, trainings: 300, until: AS_OF, engine });
  const simulated = await publishWorld(data);
  assert.deepEqual([...new Set(simulated.map(({ manifest }) => manifest.origin))], ['simulated']);
  const other = await publishWorld(temporaryFolder('origin'), WORLD);
  assert.deepEqual([...new Set(other.map(({ manifest }) => manifest.origin))], ['derived']);
});
