/** The sums of a release by period: read once from its file, then kept beside the comparisons. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { writeAtomically } from '../releases/register.ts';
import { identifier } from '../warehouse/duck.ts';
import { additive, periodSql, sumSql } from './figures.ts';
import { type Runner, readShape, type Side } from './shape.ts';

/** By measure, then by period. */
export type PeriodSums = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** Another number when the shape of what is kept changes. */
const SHAPE = 1;

const fileOf = (folder: string, { id }: DatasetDefinition, { version }: Side): string =>
  join(folder, `${id}@${version}.periods.${SHAPE}.json`);

/** The sums that are kept; undefined when they have to be made. */
export async function findPeriodSums(
  folder: string,
  definition: DatasetDefinition,
  side: Side,
): Promise<PeriodSums | undefined> {
  try {
    return JSON.parse(await readFile(fileOf(folder, definition, side), 'utf8')) as PeriodSums;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Sums the additive measures of a release by period, and keeps the sums. Of a dataset without periods, there are none. */
export async function makePeriodSums(
  folder: string,
  runner: Runner,
  definition: DatasetDefinition,
  side: Side,
): Promise<PeriodSums> {
  const shape = await readShape(runner, definition, side, side);
  const { common, after } = shape;
  const measures = additive(definition, common);
  const sums: Record<string, Record<string, number | null>> = Object.fromEntries(
    measures.map(({ name }) => [name, {}]),
  );
  if (definition.period !== undefined && common.includes(definition.period) && measures.length > 0) {
    const list = measures.map((column) => `${sumSql(column, shape)} as ${identifier(column.name)}`);
    const rows = await runner.rows<Record<string, string | number | null>>(
      `select ${periodSql(definition)} as period_of_rows, ${list.join(', ')} from ${after} group by 1 having period_of_rows is not null order by 1`,
    );
    for (const row of rows)
      for (const { name } of measures) sums[name]![String(row.period_of_rows)] = row[name] as number | null;
  }
  await writeAtomically(fileOf(folder, definition, side), `${JSON.stringify(sums)}\n`);
  return sums;
}
