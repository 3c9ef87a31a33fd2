/**
 * Full text on a large catalogue: what a search page asks (how many, the first twenty, two facets), of the API in process with nothing
 * kept, and of SQLite FTS5 on the same texts. Prints medians and 99th percentiles over thirty searches, in milliseconds.
 *
 *   npm run bench:search -- [--trainings 500000] [--rounds 5] [--folder /tmp/…]
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createExplore } from '../src/explore/start.ts';
import { LIMITS } from '../src/limits.ts';
import { servingFile } from '../src/releases/folder.ts';
import { Engine } from '../src/warehouse/duck.ts';
import { CATALOGUE, publishOffers, VERSION, wordSql } from './offers.ts';
import { openFts, type Page } from './sqlite-fts.ts';

const { values } = parseArgs({
  options: {
    trainings: { type: 'string', default: '500000' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string', default: join(tmpdir(), 'opencpf-bench-search') },
  },
});
const FACETS = ['nom_region', 'type_referentiel'] as const;
const press = { data: values.folder, memoryMiB: 4_000, software: 'bench', now: () => new Date(`${VERSION}T06:00:00Z`) };

const made = await publishOffers(press, Number(values.trainings));
if (made !== undefined)
  console.log(`served file with its index: ${made.seconds.toFixed(1)} s, ${(made.bytes / 1e6).toFixed(0)} MB`);
const searches = await makeSearches();
await using fts = await openFts(values.folder, servingFile(values.folder, CATALOGUE.id, VERSION), CATALOGUE);
if (fts.made !== undefined)
  console.log(`SQLite FTS5: ${fts.made.seconds.toFixed(1)} s, ${(fts.made.bytes / 1e6).toFixed(0)} MB`);

const app = await createExplore({
  ...{ data: values.folder, memoryMiB: 1_024, threads: 2, logger: false, datasets: [CATALOGUE] },
  limits: { ...LIMITS, answers_bytes: 0 },
});
const root = `/api/explore/v2.1/catalog/datasets/${CATALOGUE.id}`;
const get = async (path: string) => (await app.inject(`${root}/${path}`)).json();

/** The page and its facets, as two requests of a portal. */
async function ask(where: string): Promise<Page> {
  const query = `where=${encodeURIComponent(where)}`;
  const page = await get(`records?select=numero_formation,intitule_formation&limit=20&${query}`);
  const { facets } = await get(`facets?${FACETS.map((name) => `facet=${name}`).join('&')}&${query}`);
  return { total: page.total_count, facets: facets.map((one: { facets: unknown[] }) => one.facets.length) };
}

const times: Record<'ours' | 'fuzzy' | 'fts', number[]> = { ours: [], fuzzy: [], fts: [] };
for (let round = 0; round <= Number(values.rounds); round++)
  for (const words of searches) {
    const quoted = JSON.stringify(`${words.join(' ')}*`);
    const [ours, theirs] = [
      await timed('ours', round, () => ask(quoted)),
      await timed('fts', round, async () => fts.ask(words, FACETS)),
    ];
    if (ours.total !== theirs.total) throw new Error(`${quoted}: ${ours.total} rows, FTS5 ${theirs.total}`);
    await timed('fuzzy', round, () => ask(`search(${JSON.stringify(words.join(' '))})`));
  }
await app.close();

console.log('median  p99     page of 20, count and two facets');
const NAMES = {
  ours: 'all words, the last as a prefix',
  fts: 'the same by SQLite FTS5',
  fuzzy: 'search(): wrong letters accepted',
};
for (const name of ['ours', 'fts', 'fuzzy'] as const) {
  const sorted = times[name].toSorted((a, b) => a - b);
  const cells = [0.5, 0.99].map((rank) => sorted[Math.floor(rank * (sorted.length - 1))]!.toFixed(1).padEnd(8));
  console.log(`${cells.join('')}${NAMES[name]}`);
}

/** The first round warms up. */
async function timed<T>(name: keyof typeof times, round: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  if (round > 0) times[name].push(performance.now() - begun);
  return result;
}

/** Ten searches of one word, ten of two, ten of three, from the commonest to rare ones. */
async function makeSearches(): Promise<string[][]> {
  await using engine = await Engine.open({ threads: 1 });
  const ranks = Array.from({ length: 30 }, (_, search) =>
    Array.from({ length: 1 + (search % 3) }, (_, place) => Math.floor(3 * 1.25 ** search + 40 * place)),
  );
  return await Promise.all(
    ranks.map(async (words) => {
      const { list } = await engine.row<{ list: string }>(
        `select concat_ws(' ', ${words.map((rank) => wordSql(`${rank}::bigint`)).join(', ')}) as list`,
      );
      return list.split(' ');
    }),
  );
}
