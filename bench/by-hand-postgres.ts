/** The same releases by hand in PostgreSQL, on the same rows, which it is given once: only the columns that are read, with statistics. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDepartmentTable } from '../src/nomenclatures/department-table.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { byHand, SOURCES } from './by-hand-queries.ts';
import { openPostgres, type Table } from './postgres.ts';

/** The engine's types under the names that PostgreSQL gives them; the others are the same. */
const TYPES: Readonly<Record<string, string>> = { VARCHAR: 'text' };
/** For one sort or one set of groups; as the engine's own memory, in all. */
const WORK_MEMORY = '1GB';

export interface ByHandPostgres extends AsyncDisposable {
  /** Makes the releases as of a day; how many rows each has, by name. */
  make(asOf: string): Promise<Record<string, number>>;
}

/** Opens the server with the sources of a folder; undefined when PostgreSQL is not installed. */
export async function openByHandPostgres(folder: string, sources: string): Promise<ByHandPostgres | undefined> {
  const postgres = await openPostgres(folder, await writeTables(folder, sources), ['vacuum analyze']);
  if (postgres === undefined) return undefined;
  await postgres.ask(`set work_mem = '${WORK_MEMORY}'`);
  return {
    async make(asOf) {
      const rows: Record<string, number> = {};
      for (const [name, sql] of Object.entries(byHand(asOf))) {
        await postgres.ask(`drop table if exists ${name}`);
        await postgres.ask(`create unlogged table ${name} as ${sql}`);
        rows[name] = Number((await postgres.ask(`select count(*) from ${name}`))[0]![0]);
      }
      return rows;
    },
    [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose](),
  };
}

/** The sources and the departments as CSV files, for PostgreSQL to copy. */
async function writeTables(folder: string, sources: string): Promise<Table[]> {
  await using engine = await Engine.open({ memoryMiB: 2_048, threads: 2 });
  await createDepartmentTable(engine);
  const asked = Object.entries(SOURCES).map(([name, columns]) => ({
    name,
    sql: `select ${columns.join(', ')} from read_parquet(${literal(join(sources, `${name}.parquet`))})`,
  }));
  const tables: Table[] = [];
  for (const { name, sql } of [...asked, { name: 'departments', sql: 'from departments' }]) {
    const csv = join(folder, `${name}.csv`);
    if (!existsSync(csv)) await engine.run(`copy (${sql}) to ${literal(csv)} (format csv, header false)`);
    const described = await engine.rows<{ column_name: string; column_type: string }>(`describe ${sql}`);
    const columns = described.map((one) => [one.column_name, TYPES[one.column_type] ?? one.column_type] as const);
    tables.push({ name, columns: Object.fromEntries(columns), csv });
  }
  return tables;
}
