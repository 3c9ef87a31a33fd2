/** Two releases of an invented dataset, compared in an engine of their own; and what the differences say when they are applied. */
import { join } from 'node:path';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import type { Side } from '../../src/compare/shape.ts';
import type { DatasetDefinition } from '../../src/datasets/index.ts';
import { type Engine, identifier, literal, type Row } from '../../src/warehouse/duck.ts';
import { column, definition } from '../explore/fixture.ts';

/** Purchases by month, place and status; `jour` is of the release. */
export const VENTES: DatasetDefinition = {
  ...definition('ventes', [
    column('jour', 'date', { ofRelease: true, aliases: ['ancien_jour'] }),
    column('mois', 'date', { precision: 'month' }),
    column('lieu', 'text', { facet: 'disjunctive', territory: true }),
    column('statut', 'text', { vocabulary: ['Validé', 'Clos'] }),
    column('nb', 'int', {
      aggregation: { kind: 'sum' },
      told: { fr: 'le nombre de dossiers', en: 'the number of files' },
    }),
    column('prix', 'double'),
  ]),
  key: ['mois', 'lieu', 'statut'],
  sort: ['mois', 'statut', 'lieu'],
  period: 'mois',
};

/** A row: number of the month, place, status, files, price. */
export type Sale = readonly [
  month: number,
  place: string | null,
  status: string,
  files: number | null,
  price: number | null,
];

const cell = (value: string | number | null): string =>
  value === null ? 'null' : typeof value === 'string' ? literal(value) : String(value);

/** Writes rows as the file of a release. */
export async function writeSales(
  engine: Engine,
  folder: string,
  version: string,
  rows: readonly Sale[],
): Promise<Side> {
  const file = join(folder, `${version}.parquet`);
  const values = rows.map(
    ([month, ...others]) => `((date '2026-01-01' + interval ${month} month)::date, ${others.map(cell).join(', ')})`,
  );
  const from =
    values.length === 0 ? '' : `union all select date ${literal(version)}, * from (values ${values.join(', ')})`;
  await engine.run(
    `copy (select null::date as jour, null::date as mois, null::varchar as lieu, null::varchar as statut, null::bigint as nb, null::double as prix where false
       ${from}) to ${literal(file)} (format parquet)`,
  );
  return { version, file };
}

export interface Compared {
  comparison: Comparison;
  /** The file of the differences. */
  changes: string;
}

export async function compareSides(engine: Engine, folder: string, from: Side, to: Side): Promise<Compared> {
  const changes = join(folder, `${from.version}...${to.version}.parquet`);
  return { comparison: await compare(engine, VENTES, from, to, changes), changes };
}

export const readChanges = (engine: Engine, file: string): Promise<Row[]> =>
  engine.rows(`from read_parquet(${literal(file)})`);

/** The rows of a release to which differences were applied, as a query. */
export function applied({ comparison, changes }: Compared, from: Side): string {
  const { key, compared, of_release, compared_by } = comparison;
  const news = `read_parquet(${literal(changes)})`;
  const old = `read_parquet(${literal(from.file)})`;
  const names = compared.map(identifier);
  const constant = of_release.map(
    ({ column: name, after }) => `${after === null ? 'null' : literal(after)}::date as ${identifier(name)}`,
  );
  if (compared_by === 'rows')
    return `select ${[...constant, ...names].join(', ')} from (
      select ${names.join(', ')}, unnest(range(sum(n)::bigint)) from (
        select ${names.join(', ')}, 1 as n from ${old}
        union all select ${names.join(', ')}, if(change = 'added', copies, -copies) from ${news})
      group by ${names.join(', ')})`;
  const values = compared.filter((name) => !key.includes(name));
  const same = key.map((name) => `old.${identifier(name)} is not distinct from new.${identifier(name)}`).join(' and ');
  const replaced = values.map(
    (name) =>
      `if(list_contains(new.changed_columns, ${literal(name)}), new.${identifier(`after_${name}`)}, old.${identifier(name)}) as ${identifier(name)}`,
  );
  const keys = key.map((name) => `old.${identifier(name)}`);
  const added = [...key.map(identifier), ...values.map((name) => identifier(`after_${name}`))];
  return `select ${[...constant, ...names].join(', ')} from (
    select ${[...keys, ...replaced].join(', ')} from ${old} old left join (from ${news} where change != 'added') new on ${same}
      where new.change is distinct from 'removed'
    union all select ${added.join(', ')} from ${news} where change = 'added')`;
}

/** How many rows of two queries are not in the other one, copies counted. */
export async function apart(engine: Engine, one: string, other: string): Promise<number> {
  const names = VENTES.columns.map(({ name }) => name).join(', ');
  const [{ rows } = { rows: -1 }] = await engine.rows<{ rows: number }>(
    `select (select count(*) from (select ${names} from (${one}) except all select ${names} from (${other})))
      + (select count(*) from (select ${names} from (${other}) except all select ${names} from (${one})))::double as rows`,
  );
  return Number(rows);
}
