/**
 * The same releases by hand, in DuckDB on the same Parquet, with nothing around them; `served`: also what they are served from, which is their rows in
 * a file of the engine and an index of the words of the catalogue. Run by bench/publish.ts as a process of its own.
 *
 *   node bench/by-hand.ts SOURCES OUT AS_OF MEMORY_MIB [served]
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDepartmentTable } from '../src/nomenclatures/department-table.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { byHand, SOURCES, servedByHand } from './by-hand-queries.ts';

const [sources, out, asOf, memory, served] = process.argv.slice(2) as [string, string, string, string, string?];
await mkdir(out, { recursive: true });
await using engine = await Engine.open({ memoryMiB: Number(memory), spillFolder: join(out, 'spill') });
await createDepartmentTable(engine);
for (const table of Object.keys(SOURCES))
  await engine.run(`create view ${table} as from read_parquet(${literal(join(sources, `${table}.parquet`))})`);
if (served !== undefined) await engine.run(`attach ${literal(join(out, 'served.duckdb'))} as served`);
for (const [name, sql] of Object.entries(byHand(asOf))) {
  const file = literal(join(out, `${name}.parquet`));
  await engine.run(`copy (${sql}) to ${file} (format parquet, compression zstd)`);
  if (served !== undefined) for (const statement of servedByHand(name, file)) await engine.run(statement);
}
