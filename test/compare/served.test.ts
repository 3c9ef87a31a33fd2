/** Differences over HTTP: pages, the file, what is kept on the disk, feeds and notices. */
import assert from 'node:assert/strict';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { findComparison, makeComparison } from '../../src/compare/kept.ts';
import { DATASETS, findDataset } from '../../src/datasets/index.ts';
import { readNotices } from '../../src/explore/notices.ts';
import { createExplore } from '../../src/explore/start.ts';
import { LIMITS } from '../../src/limits.ts';
import type { Outcome } from '../../src/publish/finish.ts';
import { comparisonsFolder, rowsFile } from '../../src/releases/folder.ts';
import { addToRegister, readRegister } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { NOMBRES, openApplication, openWorld, publish, ROOT } from '../explore/fixture.ts';
import { CATALOGUE, CONSUMPTION, publishWorld } from '../publish/press.ts';
import { file, temporaryFolder, WORLD } from '../world.ts';

const data = temporaryFolder('differences');
const [FIRST, SECOND] = ['2026-10-21', '2026-11-21'];
const BETWEEN = `${ROOT}/catalog/datasets/${CONSUMPTION}/releases/${FIRST}...${SECOND}`;
let app: FastifyInstance;
let published: Outcome[];
before(async () => {
  const later = {
    ...WORLD,
    training_files: [...WORLD.training_files!, file('N1', 90, '2026-11-02'), file('N2', 91, '2026-03-09')],
  };
  for (const [asOf, world] of [
    [FIRST, WORLD],
    [SECOND, later],
  ] as const)
    published = await publishWorld(data, world, { asOf, now: () => new Date(`${asOf}T06:00:00Z`) });
  // Neither refused releases nor their numbers are in the feeds.
  const refused = { version: '2026-11-22', as_of: '2026-11-22', created_at: '2026-11-22T06:00:00.000Z', rows: 0 };
  await addToRegister(data, CONSUMPTION, { ...refused, origin: 'derived', result: 'refused', reason: 'secret reason' });
  app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
});
after(() => app.close());

test('a publication has compared its releases with those before', async () => {
  assert.deepEqual(new Set(published.map(({ compared }) => compared?.with)), new Set([FIRST]));
  const kept = await readdir(comparisonsFolder(data));
  assert.deepEqual(
    kept.toSorted(),
    DATASETS.flatMap(({ id }) => [
      `${id}@${FIRST}...${SECOND}.1.json`,
      `${id}@${FIRST}...${SECOND}.1.parquet`,
    ]).toSorted(),
  );
});

test('a release that cannot be compared is published, and says why', async () => {
  const apart = temporaryFolder('uncompared');
  const datasets = DATASETS.filter(({ id }) => id === CONSUMPTION);
  await publishWorld(apart, WORLD, { datasets, asOf: FIRST });
  await writeFile(comparisonsFolder(apart), 'not a folder');
  const [outcome] = await publishWorld(apart, undefined, { datasets });
  assert.equal(outcome!.published, true);
  assert.equal((await readRegister(apart, CONSUMPTION)).latest, SECOND);
  assert.equal(outcome!.compared!.with, FIRST);
  assert.match(outcome!.compared!.failed!, /EEXIST|disk/);
  await rm(comparisonsFolder(apart));
  const [next] = await publishWorld(apart, undefined, { datasets });
  assert.deepEqual(next!.compared, { with: SECOND });
});

test('the pages give every row that differs, once, and those of one change', async () => {
  const whole = (await app.inject(`${BETWEEN}/rows?limit=100`)).json();
  assert.deepEqual([whole.total_count, whole.next_cursor], [2, null]);
  const changes = whole.results.map(({ change }: { change: string }) => change);
  assert.deepEqual(changes.toSorted(), ['added', 'changed']);
  const paged: object[] = [];
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: { results: object[]; next_cursor: number | null } = (
      await app.inject(`${BETWEEN}/rows?limit=1&cursor=${cursor}`)
    ).json();
    paged.push(...page.results);
    cursor = page.next_cursor;
  }
  assert.deepEqual(paged, whole.results);
  const added = (await app.inject(`${BETWEEN}/rows?change=changed`)).json();
  assert.equal(added.total_count, 1);
  const [{ key, before: held, after: holds }] = added.results;
  assert.equal(key.date_validation, '2026-03-01');
  assert.equal(holds.nb_dossiers, held.nb_dossiers + 1);
  assert.ok(!('statut_dossier' in holds));
});

test('the file is what the pages read; the answer is conditional', async () => {
  const answer = await app.inject(`${BETWEEN}/rows.parquet`);
  assert.equal(answer.statusCode, 200);
  const copy = join(data, 'copy.parquet');
  await writeFile(copy, answer.rawPayload);
  await using engine = await Engine.open();
  const rows = await engine.rows(
    `select change, before_nb_dossiers is null as unknown from read_parquet(${literal(copy)}) order by change`,
  );
  assert.deepEqual(rows, [
    { change: 'added', unknown: true },
    { change: 'changed', unknown: false },
  ]);
  const headers = { 'if-none-match': String(answer.headers.etag) };
  assert.equal((await app.inject({ url: `${BETWEEN}/rows.parquet`, headers })).statusCode, 304);
});

test('a comparison is made once, for all who ask, and made again when it is thrown away', async () => {
  const folder = comparisonsFolder(data);
  await rm(folder, { recursive: true, force: true });
  const asked = await Promise.all(
    ['?lang=fr', '?lang=en', '/rows?limit=3', '/rows.parquet'].map((rest) => app.inject(`${BETWEEN}${rest}`)),
  );
  assert.deepEqual(
    asked.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200],
  );
  const kept = (await readdir(folder)).filter((name) => name.startsWith(`${CONSUMPTION}@${FIRST}...${SECOND}`));
  assert.equal(kept.length, 2, kept.join(' '));
});

test('the feed tells what each release changed, the latest first, refused ones left out', async () => {
  const answer = await app.inject(`${ROOT}/catalog/datasets/${CONSUMPTION}/releases.json`);
  const { items } = answer.json();
  assert.deepEqual(
    items.map(({ date_published }: { date_published: string }) => date_published),
    [`${SECOND}T06:00:00.000Z`, `${FIRST}T06:00:00.000Z`],
  );
  assert.match(items[0].content_text, /Lignes ajoutées : 1 ; retirées : 0 ; modifiées : 1\./);
  assert.match(items[0].content_text, /Le mois de mars 2026 a été révisé de \+9,1/);
  assert.ok(!answer.body.includes('secret reason'));
  const atom = (await app.inject(`${ROOT}/catalog/releases.atom?lang=en`)).body;
  assert.match(atom, /The month of March 2026 was revised by \+/);
});

test('notices are in the feeds of their dataset, and change the tag; a wrong file is told to the operator alone', async () => {
  const address = (id: string) => `${ROOT}/catalog/datasets/${id}/releases.json?lang=en`;
  const { etag } = (await app.inject(address(CONSUMPTION))).headers;
  const notice = {
    id: 'avis-1',
    date: '2026-12-01',
    dataset: CONSUMPTION,
    title: { fr: 'Avis', en: 'Notice' },
    text: { fr: 'Pause.', en: 'A pause.' },
  };
  await writeFile(join(data, 'notices.json'), JSON.stringify([notice]));
  const told = await app.inject({ url: address(CONSUMPTION), headers: { 'if-none-match': String(etag) } });
  assert.deepEqual(
    [told.statusCode, told.json().items[0].title, told.json().items[0].tags],
    [200, 'Notice', ['notice']],
  );
  assert.ok(!(await app.inject(address(CATALOGUE))).body.includes('A pause.'));
  await writeFile(join(data, 'notices.json'), JSON.stringify([{ ...notice, date: 'tomorrow' }]));
  await assert.rejects(readNotices(data), { code: 'notices_layout', message: 'The file of notices cannot be used.' });
  const still = await app.inject(address(CONSUMPTION));
  assert.deepEqual([still.statusCode, still.json().items.length], [200, 2]);
  await rm(join(data, 'notices.json'));
});

test('vintages: measures and months that do not exist are refused', async () => {
  const address = `${ROOT}/catalog/datasets/${CONSUMPTION}/vintages`;
  assert.equal((await app.inject(`${address}?measure=prix_moyen`)).statusCode, 400);
  assert.equal((await app.inject(`${address}?month=1999-01`)).statusCode, 400);
  const { periods } = (await app.inject(`${address}?month=2026-03&month=2026-11`)).json();
  assert.deepEqual(periods, [
    { period: '2026-03', values: [11, 12] },
    { period: '2026-11', values: [null, 1] },
  ]);
});

test('the comparisons kept are the latest ones; what was cut goes once nobody can be writing it', async () => {
  const folder = temporaryFolder('kept');
  const name = (index: number, kind: string) => join(folder, `old@${index}...${index + 1}.1.${kind}`);
  const aged = async (file: string, ms: number) => {
    await writeFile(file, '{}');
    await utimes(file, new Date(Date.now() - ms), new Date(Date.now() - ms));
  };
  for (let index = 0; index <= LIMITS.diffs_kept; index++)
    for (const kind of ['json', 'parquet']) await aged(name(index, kind), 1_000 * (index + 1));
  const [cut, begun] = [join(folder, 'cut.parquet.part'), join(folder, 'begun.parquet.part')];
  await aged(cut, 7_200_000);
  await aged(begun, 60_000);
  const orphan = name(-1, 'parquet');
  await aged(orphan, 7_200_000);
  const definition = findDataset(CONSUMPTION)!;
  const [from, to] = [FIRST, SECOND].map((version) => ({ version, file: rowsFile(data, CONSUMPTION, version) }));
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const { changes } = await makeComparison(folder, engine, definition, from!, to!);
  const left = await readdir(folder);
  assert.ok(left.includes(basename(changes)));
  assert.equal(left.filter((file) => file.endsWith('.json')).length, LIMITS.diffs_kept);
  assert.equal(left.filter((file) => file.endsWith('.parquet')).length, LIMITS.diffs_kept);
  for (const index of [LIMITS.diffs_kept, LIMITS.diffs_kept - 1])
    for (const kind of ['json', 'parquet']) assert.ok(!left.includes(basename(name(index, kind))), `${index} ${kind}`);
  assert.deepEqual(
    left.filter((file) => file.endsWith('.part')),
    [basename(begun)],
  );
  // Summaries that the disk cut are as if they were not there.
  await writeFile(changes.replace(/parquet$/, 'json'), '{"dataset":');
  assert.equal(await findComparison(folder, definition, from!, to!), undefined);
});

test('a release whose columns changed is tagged so in the feeds', async () => {
  await using world = await openWorld();
  await publish(
    world.data,
    NOMBRES,
    '2025-05-01',
    "select n::bigint as n, 'g' as groupe, 1 as version, 2 as neuve from range(9) t(n)",
  );
  const app = await openApplication(world.data);
  const { items } = (await app.inject(`${ROOT}/catalog/datasets/nombres/releases.json?lang=en`)).json();
  assert.deepEqual(
    items.map(({ tags }: { tags: string[] }) => tags),
    [['schema'], []],
  );
  assert.match(items[0].content_text, /neuve/);
  const atom = (await app.inject(`${ROOT}/catalog/releases.atom`)).body;
  assert.match(atom, /<category [^>]*"schema"/);
  await app.close();
});

test('what is kept is what was compared', async () => {
  const path = join(comparisonsFolder(data), `${CONSUMPTION}@${FIRST}...${SECOND}.1.json`);
  const { rows } = JSON.parse(await readFile(path, 'utf8'));
  assert.deepEqual([rows.added, rows.removed, rows.changed], [1, 0, 1]);
});
