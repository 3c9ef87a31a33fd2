/** Our own releases, exported by the API as the official portal exports its own, and mirrored: the same rows, whatever the columns were called. */
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { DATASETS, type DatasetDefinition, findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { mirror } from '../../src/publish/mirror.ts';
import { sourcesFolder } from '../../src/releases/folder.ts';
import { simulate } from '../../src/simulate/scheme.ts';
import { Engine, type Row } from '../../src/warehouse/duck.ts';
import { temporaryFolder } from '../world.ts';
import { AS_OF, publishedRows, publishWorld } from './press.ts';
import { CATALOGUE_VINTAGES, CONSUMPTION_VINTAGES, ENTRIES_VINTAGES, headersOf } from './vintages.ts';

const data = temporaryFolder('exported');
const ROOT = '/api/explore/v2.1/catalog/datasets';
let app: FastifyInstance;

before(async () => {
  await mkdir(sourcesFolder(data), { recursive: true });
  {
    await using engine = await Engine.open();
    await simulate({ engine, folder: sourcesFolder(data), seed: 4, files: 1_000, trainings: 100, until: AS_OF });
  }
  await publishWorld(data);
  app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
});
after(() => app.close());

/** The file that the API exports. */
async function exportCsv(dataset: DatasetDefinition, parameters: Record<string, string>): Promise<Buffer> {
  const answer = await app.inject({ url: `${ROOT}/${dataset.id}/exports/csv`, query: parameters });
  assert.equal(answer.statusCode, 200);
  return answer.rawPayload;
}

/** The rows of a file once it is mirrored, in their order; nothing of it may be unread. */
async function mirrored(dataset: DatasetDefinition, bytes: Buffer): Promise<Row[]> {
  const folder = temporaryFolder('mirror');
  const file = join(folder, 'file.csv');
  await writeFile(file, bytes);
  const press = { data: folder, memoryMiB: 512, software: 'test', now: () => new Date('2026-11-21T06:00:00Z') };
  const { manifest, version } = await mirror({ ...press, dataset, file, otherwise: AS_OF });
  assert.deepEqual(manifest.unread, { lines: [], left_out: 0, mended: 0, values: [], columns: [] });
  return publishedRows(folder, dataset.id, version);
}

const inOrder = (rows: readonly Row[]): string[] =>
  rows.map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).toSorted();

const ways: Record<string, string>[] = [';', ',', '\t', '|'].flatMap((delimiter) => [
  { delimiter, use_labels: 'false' },
  { delimiter, use_labels: 'true', quote_all: 'true', with_bom: 'false' },
]);

for (const dataset of DATASETS) {
  test(`${dataset.id}: every way of its export gives back its rows`, async () => {
    const published = inOrder(await publishedRows(data, dataset.id));
    assert.ok(published.length > 20, `${published.length} rows`);
    await Promise.all(
      [...ways, { compressed: 'true' }].map(async (way) =>
        assert.deepEqual(inOrder(await mirrored(dataset, await exportCsv(dataset, way))), published),
      ),
    );
  });
}

for (const vintage of [...CATALOGUE_VINTAGES, ...CONSUMPTION_VINTAGES, ...ENTRIES_VINTAGES]) {
  test(`${vintage.name}: the columns of that time give back their rows`, async () => {
    const dataset = findDataset(vintage.dataset)!;
    const headers = headersOf(dataset, vintage);
    const select = headers.map(({ column }) => column.name).join(', ');
    const file = (await exportCsv(dataset, { select, with_bom: 'false' })).toString();
    const renamed = `\uFEFF${headers.map(({ header }) => header).join(';')}${file.slice(file.indexOf('\n'))}`;
    const kept = new Set(headers.map(({ column }) => column.name));
    const expected = (await publishedRows(data, dataset.id)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, kept.has(name) ? value : null])),
    );
    await Promise.all(
      [Buffer.from(renamed), gzipSync(renamed)].map(async (bytes) =>
        assert.deepEqual(inOrder(await mirrored(dataset, bytes)), inOrder(expected)),
      ),
    );
  });
}
