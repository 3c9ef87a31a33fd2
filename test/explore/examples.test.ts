/** The examples of docs/api.md are run as they are written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CONSUMPTION } from '../../src/datasets/consumption.ts';
import { createExplore } from '../../src/explore/start.ts';
import { publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/api.md'), 'utf8');

/** The commands of the document: an address after `$BASE`, and its parameters. */
function* examples(): Generator<string> {
  for (const [, path, rest] of DOCUMENT.matchAll(/^curl .*?"\$BASE([^"]+)"((?:.*\\\n)*.*)/gm)) {
    const parameters = new URLSearchParams();
    for (const [, name, value] of rest!.matchAll(/--data-urlencode '([^=]+)=([^']+)'/g))
      parameters.append(name!, value!);
    yield parameters.size === 0 ? path! : `${path}?${parameters}`;
  }
}

test('every example of the API answers', async () => {
  const data = temporaryFolder('examples');
  // The documents compare a release with the one of the month before.
  await publishWorld(data, WORLD, { asOf: '2026-10-21', datasets: [CONSUMPTION] });
  await publishWorld(data);
  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  const urls = [...examples()];
  assert.ok(urls.length >= 3);
  for (const url of urls) {
    const { statusCode, body } = await app.inject(`/api/explore/v2.1${url}`);
    assert.equal(statusCode, 200, `${url}: ${body}`);
  }
  const [byYear, inGironde] = await Promise.all(
    urls.slice(0, 2).map(async (url) => (await app.inject(`/api/explore/v2.1${url}`)).json()),
  );
  assert.deepEqual(
    byYear.results.map((row: Record<string, unknown>) => [row.annee_de_validation, row.dossiers]),
    [
      [2025, 3],
      [2026, 11],
    ],
  );
  assert.equal(inGironde.total_count, 1);
  await app.close();
});
