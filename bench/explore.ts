/**
 * What the API adds to the engine: `/records` in process against the same SQL run directly, over a million invented rows.
 * `npm run bench:explore` prints medians in milliseconds.
 */

import { catalogOf } from '../src/explore/fields.ts';
import { compile } from '../src/odsql/index.ts';
import { servingFile } from '../src/releases/folder.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { NOMBRES, openApplication, openWorld, publishNumbers, ROOT } from '../test/explore/fixture.ts';

const RUNS = 200;
const QUERIES: readonly Record<string, string>[] = [
  { limit: '100' },
  { where: 'groupe = "g042"', limit: '100' },
  { select: 'sum(n) as total', group_by: 'groupe', order_by: 'total desc', limit: '10' },
];

await using world = await openWorld();
await publishNumbers(world.data, '2025-05-01', 2, 1_000_000);
const app = await openApplication(world.data);
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
