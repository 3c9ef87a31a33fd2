/** Values that go into the engine and rows that come out, between its binding and plain JavaScript. */
import {
  DOUBLE,
  type DuckDBConnection,
  type DuckDBResult,
  DuckDBStructValue,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';

export type Value = string | number | bigint | boolean | null;
/** One row as plain JavaScript values: dates as `2026-05-04`, big integers as `bigint`, decimals as `number`, structures as objects. */
export type Row = Record<string, unknown>;

/** Runs statements; with parameters, one statement. Each step is a wait for the engine's thread: there are as few as can be. */
export async function execute(
  connection: DuckDBConnection,
  sql: string,
  parameters: readonly Value[],
): Promise<DuckDBResult> {
  if (parameters.length === 0) return connection.run(sql);
  const prepared = await connection.prepare(sql);
  try {
    prepared.bind(...bound(parameters));
    return await prepared.run();
  } finally {
    prepared.destroySync();
  }
}

/** Values and their types: a number that is no safe integer is a double, where the binding would take a large one for a whole number it cannot hold. */
export function bound(parameters: readonly Value[]): [DuckDBValue[], DuckDBType[]] {
  const types = parameters.map((value) =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? DOUBLE : undefined,
  );
  return [[...parameters], types as DuckDBType[]];
}

/** All the rows of a result. */
export async function readRows<T extends Row>(result: DuckDBResult): Promise<T[]> {
  const names = result.deduplicatedColumnNames();
  const rows = await result.getRows();
  return rows.map((values) => toRow<T>(names, values));
}

/** One row of the binding's values as an object. */
export function toRow<T extends Row>(names: readonly string[], values: readonly DuckDBValue[]): T {
  const row: Row = {};
  for (let index = 0; index < names.length; index++) row[names[index]!] = plain(values[index] ?? null);
  return row as T;
}

/** Binding values to plain ones: decimals to numbers, dates and timestamps to ISO text, lists to arrays, structures to objects. */
function plain(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if ('items' in value && Array.isArray(value.items)) return value.items.map((item) => plain(item as DuckDBValue));
  if (value instanceof DuckDBStructValue)
    return Object.fromEntries(Object.entries(value.entries).map(([name, item]) => [name, plain(item)]));
  if ('scale' in value && 'toDouble' in value) return value.toDouble();
  return value.toString();
}
