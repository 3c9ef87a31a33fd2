/** The comparison of two releases: its summary, and a Parquet file of the rows that differ. */
import type { DatasetDefinition } from '../datasets/index.ts';
import { identifier, literal } from '../warehouse/duck.ts';
import type { Comparison } from './comparison.ts';
import { additive, MOVED, readDimensions, readPeriods, readTotals } from './figures.ts';
import { CHANGES, type Compared, countRows, hashRows, joinByKey, ROW_TABLES } from './rows.ts';
import { type Runner, readShape, type Shape, type Side } from './shape.ts';

/** Compares two releases of a dataset and writes the rows that differ into `file`. What the engine cannot read fails as it does there. */
export async function compare(
  runner: Runner,
  definition: DatasetDefinition,
  from: Side,
  to: Side,
  file: string,
): Promise<Comparison> {
  const shape = await readShape(runner, definition, from, to);
  const ofRelease = await readOfRelease(runner, definition, shape);
  const wanted = chooseColumns(definition, shape, ofRelease);
  try {
    const keyed = await hashRows(runner, shape, wanted);
    await (keyed ? joinByKey : countRows)(runner, shape, wanted);
    const compared: Compared = keyed ? wanted : { key: [...wanted.key, ...wanted.values], values: [] };
    const order = [...new Set([...definition.sort.filter((name) => compared.key.includes(name)), ...compared.key])];
    await runner.run(
      `copy (from ${CHANGES} order by ${[...order.map((name) => `${identifier(name)} nulls last`), 'change'].join(', ')})
       to ${literal(file)} (format parquet, compression zstd)`,
    );
    const measures = additive(definition, shape.common);
    const told = measures.filter((column) => column.told !== undefined);
    return {
      dataset: definition.id,
      from: from.version,
      to: to.version,
      compared_by: keyed ? 'key' : 'rows',
      key: compared.key,
      compared: [...wanted.key, ...wanted.values],
      of_release: ofRelease,
      rows: await countChanges(runner, keyed, shape),
      changed_columns: keyed ? await countColumns(runner) : {},
      columns: shape.columns,
      totals: await readTotals(runner, shape, measures),
      periods: await readPeriods(runner, shape, definition, measures),
      dimensions: await readDimensions(runner, shape, definition, told),
    };
  } finally {
    // When the work was stopped, dropping may be too: the next comparison on this connection replaces the tables.
    for (const table of [...ROW_TABLES, MOVED])
      await runner.run(`drop table if exists ${table}`).catch(() => undefined);
  }
}

/** Columns that the definition says of the release, where they are the same on every row of each file. */
async function readOfRelease(
  runner: Runner,
  { columns }: DatasetDefinition,
  { common, before, after }: Shape,
): Promise<Comparison['of_release']> {
  const found: Comparison['of_release'][number][] = [];
  for (const { name } of columns.filter((column) => column.ofRelease === true && common.includes(column.name))) {
    const one = `min(${identifier(name)})::varchar as value, count(distinct ${identifier(name)}) <= 1 and count(${identifier(name)}) in (0, count(*)) as same`;
    const [[old], [now]] = [
      await runner.rows<{ value: string | null; same: boolean }>(`select ${one} from ${before}`),
      await runner.rows<{ value: string | null; same: boolean }>(`select ${one} from ${after}`),
    ];
    if (old!.same && now!.same) found.push({ column: name, before: old!.value, after: now!.value });
  }
  return found;
}

function chooseColumns({ key }: DatasetDefinition, { common }: Shape, ofRelease: Comparison['of_release']): Compared {
  const compared = common.filter((name) => !ofRelease.some(({ column }) => column === name));
  // A key of which a release lacks a column names no row.
  const named = key.every((name) => compared.includes(name)) ? key : [];
  return { key: named, values: compared.filter((name) => !named.includes(name)) };
}

async function countChanges(runner: Runner, keyed: boolean, { before, after }: Shape): Promise<Comparison['rows']> {
  const weight = keyed ? '1' : 'copies';
  const of = (change: string): string =>
    `coalesce(sum(${weight}) filter (change = '${change}'), 0)::double as ${change}`;
  const [changes] = await runner.rows<Omit<Comparison['rows'], 'before' | 'after'>>(
    `select ${['added', 'removed', 'changed'].map(of).join(', ')} from ${CHANGES}`,
  );
  const count = async (from: string): Promise<number> =>
    (await runner.rows<{ rows: number }>(`select count(*)::double as rows from ${from}`))[0]!.rows;
  return { before: await count(before), after: await count(after), ...changes! };
}

async function countColumns(runner: Runner): Promise<Record<string, number>> {
  const rows = await runner.rows<{ name: string; rows: number }>(
    `select name, count(*)::double as rows from (select unnest(changed_columns) as name from ${CHANGES}) group by name order by rows desc, name`,
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name, count]));
}
