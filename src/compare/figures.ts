/** How the sums of the additive measures moved from one release to the next: in all, by period, by the values of each dimension. */
import type { Column, DatasetDefinition } from '../datasets/index.ts';
import { LIMITS } from '../limits.ts';
import { identifier } from '../warehouse/duck.ts';
import type { Comparison, DimensionMoved, Moved, PeriodMoved, Values } from './comparison.ts';
import type { Runner, Shape } from './shape.ts';

/** The table of sums: temporary, to be dropped by the one who compares. */
export const MOVED = 'compare_moved';

/** Sums of both releases by one column. */
type Sums = Record<string, number | null> & { value: string | null; old_rows: number; new_rows: number };

/** The additive measures that both releases have. */
export const additive = ({ columns }: DatasetDefinition, common: readonly string[]): readonly Column[] =>
  columns.filter(({ name, aggregation }) => aggregation.kind === 'sum' && common.includes(name));

/** The period of a row as text, of a dataset that has periods: `2026-03`, or as the column has it. */
export function periodSql({ period, columns }: DatasetDefinition): string {
  const name = identifier(period!);
  return columns.find((column) => column.name === period)?.precision === 'month' ? `left(${name}::varchar, 7)` : name;
}

/** The sum of a measure, exact whatever the order of the rows: fractions are added as decimals, and so is what one of the files has as text. */
export function sumSql({ name, type }: Column, { columns }: Shape): string {
  const column = identifier(name);
  const whole = type === 'int' && !columns.retyped.some((one) => one.column === name);
  return `sum(${whole ? column : `try_cast(${column} as decimal(28, 6))`})::double`;
}

/** The sums in all. */
export async function readTotals(runner: Runner, shape: Shape, measures: readonly Column[]): Promise<Moved[]> {
  if (measures.length === 0) return [];
  const sums = (from: string): Promise<Record<string, number | null>[]> =>
    runner.rows<Record<string, number | null>>(`select ${sumsOf(measures, shape)} from ${from}`);
  const [[before], [after]] = [await sums(shape.before), await sums(shape.after)];
  return measures.map((_, at) => ({
    measure: measures[at]!.name,
    before: before![`m${at}`]!,
    after: after![`m${at}`]!,
  }));
}

/** The periods that moved. */
export async function readPeriods(
  runner: Runner,
  shape: Shape,
  definition: DatasetDefinition,
  measures: readonly Column[],
): Promise<Comparison['periods']> {
  const { period: column } = definition;
  if (column === undefined || !shape.common.includes(column)) return null;
  await gather(runner, shape, periodSql(definition), measures);
  const rows = await runner.rows<Sums>(`from ${MOVED} where value is not null order by value`);
  const moved = rows.map((row) => ({ row, told: { period: row.value!, measures: movedIn(row, measures) } }));
  const among = (chosen: (row: Sums) => boolean): PeriodMoved[] =>
    moved.filter(({ row, told }) => chosen(row) && told.measures.length > 0).map(({ told }) => told);
  return {
    column,
    restated: among((row) => row.old_rows > 0 && row.new_rows > 0),
    added: among((row) => row.old_rows === 0),
    removed: among((row) => row.new_rows === 0),
    all: rows.map(({ value }) => value!),
  };
}

/** The dimensions with their values that came, went, and moved most. `measures` are those that the summary tells of. */
export async function readDimensions(
  runner: Runner,
  shape: Shape,
  definition: DatasetDefinition,
  measures: readonly Column[],
): Promise<DimensionMoved[]> {
  const dimensions = definition.columns.filter(
    ({ name, type, facet, vocabulary }) =>
      type === 'text' &&
      (facet !== undefined || vocabulary !== undefined) &&
      name !== definition.period &&
      shape.common.includes(name),
  );
  const all: DimensionMoved[] = [];
  for (const { name: column } of dimensions) {
    await gather(runner, shape, identifier(column), measures);
    const movements: DimensionMoved['movements'][number][] = [];
    for (const [at, { name: measure }] of measures.entries()) {
      const difference = `abs(coalesce(new_m${at}, 0) - coalesce(old_m${at}, 0))`;
      const rows = await runner.rows<Sums>(
        `from ${MOVED} where ${difference} > 0 order by ${difference} desc, value limit ${LIMITS.diff_movements}`,
      );
      for (const row of rows)
        movements.push({ value: row.value, measure, before: row[`old_m${at}`]!, after: row[`new_m${at}`]! });
    }
    const [appeared, disappeared] = [await readValues(runner, 'old', 'new'), await readValues(runner, 'new', 'old')];
    if (movements.length + appeared.count + disappeared.count > 0)
      all.push({ column, appeared, disappeared, movements });
  }
  return all;
}

/** The values that one side lacks, those with most rows first. */
async function readValues(runner: Runner, lacking: string, having: string): Promise<Values> {
  const rows = await runner.rows<{ value: string; total: number }>(
    `select value, count(*) over ()::double as total from ${MOVED} where ${lacking}_rows = 0 and value is not null
     order by ${having}_rows desc, value limit ${LIMITS.diff_values}`,
  );
  return { count: rows[0]?.total ?? 0, values: rows.map(({ value }) => value) };
}

/** The table of the sums of both releases by a value. */
async function gather(runner: Runner, shape: Shape, value: string, measures: readonly Column[]): Promise<void> {
  const sums = ['count(*)::double as rows', ...(measures.length === 0 ? [] : [sumsOf(measures, shape)])].join(', ');
  const side = (from: string): string => `(select ${value}::varchar as value, ${sums} from ${from} group by 1)`;
  const both = measures.map((_, at) => `, old.m${at} as old_m${at}, new.m${at} as new_m${at}`);
  await runner.run(`
    create or replace temp table ${MOVED} as
    select coalesce(old.value, new.value) as value, coalesce(old.rows, 0) as old_rows, coalesce(new.rows, 0) as new_rows ${both.join('')}
    from ${side(shape.before)} old full outer join ${side(shape.after)} new on old.value is not distinct from new.value`);
}

const sumsOf = (measures: readonly Column[], shape: Shape): string =>
  measures.map((column, at) => `${sumSql(column, shape)} as m${at}`).join(', ');

const movedIn = (row: Sums, measures: readonly Column[]): Moved[] =>
  measures
    .map(({ name }, at) => ({ measure: name, before: row[`old_m${at}`]!, after: row[`new_m${at}`]! }))
    .filter(({ before, after }) => before !== after);
