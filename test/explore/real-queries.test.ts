/** Queries on the datasets of the personal training account that public code sends to the official portal, over a published world. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DATASETS } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { fillHoles, REAL_QUERIES } from '../odsql/corpus.ts';
import { publishWorld } from '../publish/press.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { temporaryFolder, WORLD } from '../world.ts';

interface RealQuery {
  readonly api: string;
  readonly dataset: string | null;
  readonly endpoint: string;
  readonly params: Readonly<Record<string, string | readonly string[]>>;
}

const ours = ({ api, dataset }: RealQuery): boolean => api === 'v2.1' && DATASETS.some(({ id }) => id === dataset);

const addressOf = ({ dataset, endpoint, params }: RealQuery): string => {
  const pairs = Object.entries(params).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, fillHoles(one)]),
  );
  return `/api/explore/v2.1/catalog/datasets/${dataset}/${endpoint}?${new URLSearchParams(pairs)}`;
};

test('every real query on our datasets is answered', { skip: unlessReal(REAL_QUERIES) }, async (t) => {
  const lines = readFileSync(realFile(REAL_QUERIES), 'utf8').trim().split('\n');
  const queries = lines.map((line) => JSON.parse(line) as RealQuery).filter(ours);
  const data = temporaryFolder('real-queries');
  await publishWorld(data, WORLD);
  const app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
  t.after(() => app.close());
  const refused: [string, number, string][] = [];
  for (const query of queries) {
    const address = addressOf(query);
    const { statusCode, headers, body } = await app.inject(address);
    assert.equal(headers['x-opencpf-unknown-parameters'], undefined, address);
    if (statusCode !== 200) refused.push([decodeURIComponent(address), statusCode, body]);
  }
  assert.ok(queries.length >= 18, `${queries.length} queries`);
  assert.deepEqual(refused, []);
});
