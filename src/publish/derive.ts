/** From sources to rows: the definition's steps, run in the engine. */
import type { DatasetDefinition } from '../datasets/index.ts';
import { maskedColumns } from '../disclosure/threshold.ts';
import type { Manifest, ManifestDisposition } from '../releases/manifest.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';

/** The engine's type of each published type. */
export const PUBLISHED_TYPES = { text: 'VARCHAR', int: 'BIGINT', double: 'DOUBLE', date: 'DATE' } as const;

/** Makes `rows` (complete, inside only) and the view `published` (typed, masked), as of a day. */
export async function derive(engine: Engine, dataset: DatasetDefinition, asOf: string): Promise<void> {
  await engine.run(`set variable as_of = date ${literal(asOf)}`);
  for (const { table, sql, view } of dataset.steps) {
    await engine.run(`create or replace temp ${view === true ? 'view' : 'table'} ${identifier(table)} as ${sql}`);
  }
  await publishView(engine, dataset);
}

/** The view `published` over the table `rows`. */
export async function publishView(engine: Engine, dataset: DatasetDefinition): Promise<void> {
  const masked = maskedColumns(
    dataset.columns.map(({ name }) => name),
    dataset.disclosure,
  );
  const typed = dataset.columns.map(({ name, type }) => `cast(${name} as ${PUBLISHED_TYPES[type]}) as ${name}`);
  await engine.run(
    `create or replace temp view published as select ${typed.join(', ')} from (select ${masked.join(', ')} from rows)`,
  );
}

/** Gives back the memory of the steps. */
export async function forget(engine: Engine, dataset: DatasetDefinition): Promise<void> {
  await engine.run('drop view if exists published');
  for (const { table, view } of dataset.steps.toReversed()) {
    await engine.run(`drop ${view === true ? 'view' : 'table'} if exists ${identifier(table)}`);
  }
}

/** How every source row was judged, by table. */
export async function countDispositions(engine: Engine, dataset: DatasetDefinition): Promise<ManifestDisposition[]> {
  const judged: ManifestDisposition[] = [];
  for (const { source, sql, reasons } of dataset.dispositions) {
    const counts = await engine.rows<{ disposition: string; rows: bigint }>(
      `select disposition, rows from (${sql}) order by rows desc, disposition`,
    );
    const { rows } = await engine.row<{ rows: bigint }>(`select count(*) as rows from ${identifier(source)}`);
    judged.push({
      source,
      counts: Object.fromEntries(counts.map(({ disposition, rows: count }) => [disposition, Number(count)])),
      means: Object.fromEntries(Object.entries(reasons).map(([reason, { en }]) => [reason, en])),
      rows: Number(rows),
    });
  }
  return judged;
}

/** Sums of the additive measures of a relation, and the number of its rows. */
export async function sumMeasures(
  engine: Engine,
  dataset: DatasetDefinition,
  relation: string,
): Promise<{ rows: number; totals: Manifest['totals'] }> {
  const measures = dataset.columns.filter(({ aggregation }) => aggregation.kind === 'sum').map(({ name }) => name);
  const sums = measures.map((name) => `sum(${name})::double as ${name}`);
  const { rows, ...totals } = await engine.row<{ rows: bigint }>(
    `select ${['count(*) as rows', ...sums].join(', ')} from ${relation}`,
  );
  return { rows: Number(rows), totals: totals as Manifest['totals'] };
}
