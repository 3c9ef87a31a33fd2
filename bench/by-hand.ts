/**
 * The same releases by hand, in DuckDB on the same Parquet, with nothing around them. Run by bench/publish.ts as a process of its own.
 *
 *   node bench/by-hand.ts SOURCES OUT AS_OF MEMORY_MIB
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDepartmentTable } from '../src/nomenclatures/department-table.ts';
import { Engine, literal } from '../src/warehouse/duck.ts';
import { byHand, SOURCES } from './by-hand-queries.ts';

const [sources, out, asOf, memory] = process.argv.slice(2) as [string, string, string, string];
await mkdir(out, { recursive: true });
await using engine = await Engine.open({ memoryMiB: Number(memory), spillFolder: join(out, 'spill') });
await createDepartmentTable(engine);
for (const table of Object.keys(SOURCES))
  await engine.run(`create view ${table} as from read_parquet(${literal(join(sources, `${table}.parquet`))})`);
for (const [name, sql] of Object.entries(byHand(asOf)))
  await engine.run(`copy (${sql}) to ${literal(join(out, `${name}.parquet`))} (format parquet, compression zstd)`);
