/** SQLite over the same table, in a file of the bench's folder. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Session } from '../src/warehouse/duck.ts';
import { COLUMNS, INDEXES } from './grouping-queries.ts';
import type { Asking } from './postgres.ts';

const SETTINGS = 'pragma cache_size = -1000000; pragma mmap_size = 4294967296; pragma temp_store = memory;';

/** Opens the file, made from the rows of a query when it is not there. */
export async function openSqlite(folder: string, session: Session, rowsSql: string): Promise<Asking> {
  const file = join(folder, 'consumption.sqlite');
  const isNew = !existsSync(file);
  const database = new DatabaseSync(file);
  database.exec(SETTINGS);
  if (isNew) await load(database, session, rowsSql);
  return {
    ask: async (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)),
    [Symbol.asyncDispose]: async () => database.close(),
  };
}

async function load(database: DatabaseSync, session: Session, rowsSql: string): Promise<void> {
  const names = Object.keys(COLUMNS);
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`);
  database.exec(
    `pragma journal_mode = off; pragma synchronous = off; create table consumption (${columns.join(', ')}); begin`,
  );
  const insert = database.prepare(`insert into consumption values (${names.map(() => '?').join(', ')})`);
  for await (const rows of session.batches<Record<string, string | bigint | number | null>>(rowsSql))
    for (const row of rows) insert.run(...names.map((name) => row[name]!));
  database.exec('commit');
  for (const statement of INDEXES) database.exec(statement);
}
