/**
 * The groupings of the dashboard: ours, as the API answers over HTTP with nothing kept, and as SQL in the engine alone, beside PostgreSQL 15 and
 * SQLite on the same rows with indexes. Answers are compared, then the works are done in turn; medians in milliseconds.
 *
 *   npm run bench:groupings -- [--folder /tmp/…] [--rounds 5]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import { API } from '../src/explore/api.ts';
import { catalogOf } from '../src/explore/fields.ts';
import { compile } from '../src/odsql/index.ts';
import { servingFile } from '../src/releases/folder.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { COLUMNS, GROUPINGS, type Grouping, INDEXES, normalize, toParameters, toSql } from './grouping-queries.ts';
import { ask } from './load.ts';
import { line, median, medians } from './medians.ts';
import { openPostgres } from './postgres.ts';
import { startProcess } from './serving-process.ts';
import { openSqlite } from './sqlite.ts';
import { openBenchWorld, WORLD_FOLDER } from './world.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: WORLD_FOLDER }, rounds: { type: 'string', default: '5' } },
});
const { data, version } = await openBenchWorld(values.folder);

await using engine = await Engine.open({ memoryMiB: 2_048, threads: 2 });
await engine.run(`attach ${literal(servingFile(data, CONSUMPTION.id, version))} as direct (read_only)`);
using session = await engine.connect();
const rowsSql = `select ${Object.keys(COLUMNS).join(', ')} from direct.rows`;
const csv = join(data, 'consumption.csv');
if (!existsSync(csv)) await engine.run(`copy (${rowsSql}) to ${literal(csv)} (format csv, header false)`);
await using postgres = await openPostgres(data, [{ name: 'consumption', columns: COLUMNS, csv }], INDEXES);
await using sqlite = await openSqlite(data, session, rowsSql);
using server = await startProcess('uncached', data);

/** One way to answer a grouping: rows of keys, then figures. */
type Way = [name: string, answer: (grouping: Grouping) => Promise<unknown[][]>];
const catalog = catalogOf(CONSUMPTION, 'direct.main');
const cells = ({ keys, figures }: Grouping, rows: readonly Record<string, unknown>[]): unknown[][] =>
  rows.map((row) => [...keys, ...Object.keys(figures)].map((name) => row[name]));

const ways: readonly Way[] = [
  [
    'HTTP',
    async (grouping) => {
      const path = `${API}/catalog/datasets/${CONSUMPTION.id}/records?${new URLSearchParams(toParameters(grouping))}`;
      return cells(grouping, JSON.parse(String(await ask({ port: server.port, path }))).results);
    },
  ],
  [
    'engine',
    async (grouping) => {
      const { where, limit = '20000', ...clauses } = toParameters(grouping);
      const page = { where: where === undefined ? [] : [where], limit: Number(limit), offset: 0, now: new Date() };
      const { sql, parameters, columns } = compile({ ...clauses, ...page }, catalog);
      const rows = await session.rows(sql, parameters);
      const named = rows.map((row) => Object.fromEntries(columns.map(({ key, alias }) => [key, row[alias]])));
      return cells(grouping, named);
    },
  ],
  ...(postgres === undefined ? [] : [['PostgreSQL', (grouping) => postgres.ask(toSql(grouping))] satisfies Way]),
  ['SQLite', (grouping) => sqlite.ask(toSql(grouping))],
];
if (postgres === undefined) console.log('PostgreSQL 15 is not installed: it is left out');

const ratios = ways.map((): number[] => []);
console.log(line(...ways.map(([name]) => name), 'grouping'));
for (const grouping of GROUPINGS) {
  const answers = await Promise.all(ways.map(async ([, answer]) => normalize(await answer(grouping))));
  const different = ways.filter((_, index) => answers[index] !== answers[0]).map(([name]) => name);
  if (different.length > 0) throw new Error(`${grouping.name}: ${different.join(', ')} answered something else`);
  const times = await medians(
    Number(values.rounds),
    ways.map(
      ([, answer]) =>
        () =>
          answer(grouping),
    ),
  );
  for (const [index, time] of times.entries()) ratios[index]!.push(time / times[0]!);
  console.log(line(...times, grouping.name));
}
console.log(line(...ratios.map(median), 'median of the ratios to HTTP'));
console.log(`${(await server.usage()).resident} MiB resident in the server`);
