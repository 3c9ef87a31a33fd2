/** The columns of a release, counted in the engine. `relation` holds the published rows: what is masked is null already. */
import type { Column, DatasetDefinition } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import type { ColumnProfile, ValueCount } from '../../releases/quality.ts';
import type { Engine, Row } from '../../warehouse/duck.ts';

/** Profiles every column: one pass for fill, range and mean; one more for the values of each. */
export async function profileColumns(
  engine: Engine,
  { columns }: DatasetDefinition,
  relation: string,
): Promise<ColumnProfile[]> {
  const figures = await engine.row<Row & { rows: bigint }>(
    `select ${['count(*) as rows', ...columns.flatMap(figuresOf)].join(', ')} from ${relation}`,
  );
  const profiles: ColumnProfile[] = [];
  for (const [index, column] of columns.entries()) {
    const filled = Number(figures[`filled_${index}`]);
    profiles.push({
      name: column.name,
      type: column.type,
      ...(column.unit === undefined ? {} : { unit: column.unit }),
      filled,
      fill_rate: figures.rows === 0n ? 1 : Number((filled / Number(figures.rows)).toFixed(6)),
      ...(await countValues(engine, column, relation)),
      ...(column.type === 'text' ? {} : rangeOf(column, figures, index)),
    });
  }
  return profiles;
}

function figuresOf({ name, type }: Column, index: number): string[] {
  const filled = `count(${name}) as filled_${index}`;
  if (type === 'text') return [filled];
  // Rounded: the last bits of a sum of fractions depend on the order of its terms.
  const mean =
    type === 'date' ? `(date '1970-01-01' + round(avg(${name} - date '1970-01-01'))::int)` : `round(avg(${name}), 6)`;
  return [filled, `min(${name}) as min_${index}`, `max(${name}) as max_${index}`, `${mean} as mean_${index}`];
}

const rangeOf = (column: Column, figures: Row, index: number) => ({
  min: plain(column, figures[`min_${index}`]),
  max: plain(column, figures[`max_${index}`]),
  mean: plain(column, figures[`mean_${index}`]),
});

const plain = ({ type }: Column, value: unknown): number | string | null =>
  value === null ? null : type === 'date' || type === 'text' ? String(value) : Number(value);

/** Different values, and the most frequent ones. */
async function countValues(
  engine: Engine,
  column: Column,
  relation: string,
): Promise<Pick<ColumnProfile, 'distinct' | 'values'>> {
  const { name, markup, vocabulary } = column;
  if (markup === true) {
    const { different } = await engine.row<{ different: bigint }>(
      `select count(distinct hash(${name})) filter (${name} is not null) as different from ${relation}`,
    );
    return { distinct: Number(different), values: [] };
  }
  const counted = await engine.rows<{ value: unknown; rows: bigint; different: bigint }>(
    `with counted as materialized (select ${name} as value, count(*) as rows from ${relation} where ${name} is not null group by all)
     select value, rows, (select count(*) from counted) as different from counted
     order by rows desc, value limit ${(vocabulary?.length ?? 0) + LIMITS.profile_values}`,
  );
  return {
    distinct: Number(counted[0]?.different ?? 0),
    values: counted[0]?.rows === 1n && vocabulary === undefined ? [] : counted.map((one) => valueCount(column, one)),
  };
}

const valueCount = (column: Column, { value, rows }: { value: unknown; rows: bigint }): ValueCount => ({
  value: shown(plain(column, value)!),
  rows: Number(rows),
});

/** A value as a report shows it: long texts are cut. */
export const shown = <Value extends string | number>(value: Value): Value | string =>
  typeof value === 'string' && value.length > LIMITS.value_shown_characters
    ? `${value.slice(0, LIMITS.value_shown_characters)}…`
    : value;
