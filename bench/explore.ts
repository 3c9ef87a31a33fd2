/**
 * What the API adds, over a million invented rows: to the engine, `/records` in process against the same SQL run directly, medians in
 * milliseconds; to the network, an answer made already against a bare `node:http` server that sends the same bytes, answers a second.
 * `npm run bench:explore` prints both.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogOf } from '../src/explore/fields.ts';
import { compile } from '../src/odsql/index.ts';
import { servingFile } from '../src/releases/folder.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { NOMBRES, openApplication, openWorld, publishNumbers, ROOT } from '../test/explore/fixture.ts';
import { ask, rate } from './load.ts';
import { startProcess } from './serving-process.ts';

const RUNS = 200;
const ROUNDS = 6;
const ROUND_MS = 2_000;
const QUERIES: readonly Record<string, string>[] = [
  { limit: '100' },
  { where: 'groupe = "g042"', limit: '100' },
  { select: 'sum(n) as total', group_by: 'groupe', order_by: 'total desc', limit: '10' },
];

await using world = await openWorld();
await publishNumbers(world.data, '2025-05-01', 2, 1_000_000);
// Nothing is kept, so that every request is computed.
const app = await openApplication(world.data, { limits: { answers_bytes: 0 } });
await using engine = await Engine.open({ memoryMiB: 512, threads: 2 });
await engine.run(`attach ${literal(servingFile(world.data, 'nombres', '2025-05-01'))} as direct (read_only)`);
const session = await engine.connect();
const catalog = catalogOf(NOMBRES, 'direct.rows');

console.log('engine  request  added   query');
for (const { where, limit, ...clauses } of QUERIES) {
  const query = {
    ...clauses,
    where: where === undefined ? [] : [where],
    limit: Number(limit),
    offset: 0,
    now: new Date(),
  };
  const compiled = compile(query, catalog);
  const parameters = new URLSearchParams({ ...clauses, ...(where === undefined ? {} : { where }), limit: limit! });
  const url = `${ROOT}/catalog/datasets/nombres/records?${parameters}`;
  const runSql = async () => {
    await session.rows(compiled.sql, compiled.parameters);
    await session.rows(compiled.count.sql, compiled.count.parameters);
  };
  const [direct, request] = await medians(runSql, () => app.inject(url));
  const cells = [direct, request, request - direct].map((ms) => ms.toFixed(2).padEnd(8));
  console.log(`${cells.join('')}${decodeURIComponent(String(parameters))}`);
}
session[Symbol.dispose]();
await app.close();
await compareCached();

/** Rounds of the two servers in turn, each in a process of its own; the ratio is the median of the rounds' ratios. */
async function compareCached(): Promise<void> {
  using ours = await startProcess('ours', world.data);
  const path = `${ROOT}/catalog/datasets/nombres/records?limit=100`;
  console.log('\nours/s  bare/s  ratio   answer made already, 100 rows');
  for (const encoding of ['identity', 'br']) {
    const headers = { 'accept-encoding': encoding };
    const body = await ask({ port: ours.port, path, headers });
    const file = join(world.data, `answer-${encoding}`);
    await writeFile(file, body);
    using bare = await startProcess('bare', file);
    const rounds: [number, number][] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push([
        await rate({ port: ours.port, path, headers }, ROUND_MS),
        await rate({ port: bare.port, path, headers }, ROUND_MS),
      ]);
    // The first round warms both up.
    const sorted = rounds.slice(1).toSorted(([a, b], [c, d]) => a / b - c / d);
    const [mine, reference] = sorted[Math.floor(sorted.length / 2)]!;
    const cells = [mine.toFixed(0), reference.toFixed(0), (mine / reference).toFixed(2)].map((cell) => cell.padEnd(8));
    console.log(`${cells.join('')}${encoding}, ${body.length} bytes`);
  }
}

/** Medians of two works done in turn, so that what else the machine does weighs on both. */
async function medians(...works: (() => Promise<unknown>)[]): Promise<[number, number]> {
  const times = works.map((): number[] => []);
  for (let run = 0; run < RUNS; run++)
    for (const [index, work] of works.entries()) {
      const begun = performance.now();
      await work();
      times[index]!.push(performance.now() - begun);
    }
  const [first = [], second = []] = times.map((list) => list.toSorted((a, b) => a - b));
  return [first[RUNS / 2]!, second[RUNS / 2]!];
}
