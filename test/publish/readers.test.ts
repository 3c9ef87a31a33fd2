/** Readers during publications and rollbacks: every answer is of one release, the one that its header names, page, count, facets and files. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { findDataset } from '../../src/datasets/index.ts';
import { createExplore } from '../../src/explore/start.ts';
import { rollBack } from '../../src/publish/rollback.ts';
import { file, temporaryFolder, WORLD } from '../world.ts';
import { CONSUMPTION, publishWorld } from './press.ts';

const DATASET = findDataset(CONSUMPTION)!;
const ADDRESS = `/api/explore/v2.1/catalog/datasets/${CONSUMPTION}`;
const RELEASES = 4;
const READERS = 6;

const dayOf = (release: number): string => `2026-11-${String(10 + release)}`;
/** Each release has more rows than the one before: a file a month. */
const worldOf = (release: number) => ({
  ...WORLD,
  training_files: Array.from({ length: 20 + 3 * release }, (_, index) =>
    file(`F${index}`, index, `${2021 + Math.floor(index / 12)}-${String(1 + (index % 12)).padStart(2, '0')}-10`),
  ),
});

type Row = Record<string, string | number | null>;
interface Read {
  /** Days of load of every row of the answer. */
  days: string[];
  /** Rows that the answer counts, where it does. */
  count: number;
}

/** What clients ask, and how their answers are read. */
const ASKED: readonly [path: string, read: (body: string) => Read][] = [
  ['/records?limit=100', (body) => rowsOf(JSON.parse(body))],
  ['/records?limit=5&offset=10&order_by=date_validation', (body) => rowsOf(JSON.parse(body))],
  [
    '/records?select=date_chargement,count(*) as n&group_by=date_chargement',
    (body) => {
      const results = JSON.parse(body).results as Row[];
      return { days: results.map(day), count: results.reduce((sum, { n }) => sum + Number(n), 0) };
    },
  ],
  [
    '/facets?facet=statut_dossier',
    (body) => {
      const [{ facets }] = JSON.parse(body).facets as [{ facets: { count: number }[] }];
      return { days: [], count: facets.reduce((sum, { count }) => sum + count, 0) };
    },
  ],
  [
    '/exports/json',
    (body) => {
      const rows = JSON.parse(body) as Row[];
      return { days: rows.map(day), count: rows.length };
    },
  ],
  [
    '/exports/csv?select=date_chargement',
    (body) => {
      const days = body.trim().split(/\r?\n/).slice(1);
      return { days, count: days.length };
    },
  ],
];

const day = ({ date_chargement }: Row): string => String(date_chargement).slice(0, 10);
const rowsOf = ({ results, total_count }: { results: Row[]; total_count: number }): Read => ({
  days: results.map(day),
  count: total_count,
});

test('no answer mixes two releases while they are published and taken back', async (context) => {
  const data = temporaryFolder('readers');
  const rows = new Map<string, number>();
  const publish = async (release: number) => {
    const outcomes = await publishWorld(data, worldOf(release), { asOf: dayOf(release), datasets: [DATASET] });
    return outcomes[0]!.manifest.rows;
  };
  // How many rows each release has, known before it is read.
  for (let release = 0; release <= RELEASES; release++) rows.set(dayOf(release), 20 + 3 * release);
  assert.equal(await publish(0), rows.get(dayOf(0)));
  const limits = { release_recheck_ms: 5, answers_bytes: 0 };
  await using app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false, limits });
  const seen = new Map<string, number>();
  let stopped = false;
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let turn = reader; !stopped; turn++) {
      const version = await readOnce(app, ASKED[turn % ASKED.length]!, rows);
      seen.set(version, (seen.get(version) ?? 0) + 1);
    }
  });
  for (let release = 1; release <= RELEASES; release++) {
    assert.equal(await publish(release), rows.get(dayOf(release)));
    if (release % 3 === 0) {
      const press = { data, memoryMiB: 512, software: 'test', now: () => new Date() };
      await rollBack(press, { dataset: DATASET, reason: 'a test' });
    }
  }
  await readOnce(app, ASKED[0]!, rows);
  stopped = true;
  await Promise.all(readers);
  const answers = [...seen.values()].reduce((sum, count) => sum + count, 0);
  context.diagnostic(`${answers} answers of ${seen.size} releases`);
  assert.ok(seen.size >= RELEASES - 1, `releases seen: ${[...seen.keys()].sort().join(', ')}`);
});

async function readOnce(
  app: FastifyInstance,
  [path, read]: (typeof ASKED)[number],
  rows: ReadonlyMap<string, number>,
): Promise<string> {
  const answer = await app.inject(encodeURI(`${ADDRESS}${path}`));
  assert.equal(answer.statusCode, 200, answer.body);
  const version = String(answer.headers['x-opencpf-release']).replace(`${CONSUMPTION}@`, '');
  const { days, count } = read(answer.body);
  assert.deepEqual(
    days.filter((one) => one !== version),
    [],
    path,
  );
  assert.equal(count, rows.get(version), path);
  return version;
}
