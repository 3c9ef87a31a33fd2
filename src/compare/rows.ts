/**
 * The rows that two releases differ by, found in bulk. Every row is first reduced to two hashes, of its key and of its whole; rows that have
 * their like on the other side are put aside; the few that remain are joined by their key as it is written. Hashes only put aside rows whose
 * hundred and twenty-eight bits agree: the rest is exact.
 */
import { identifier } from '../warehouse/duck.ts';
import type { Runner, Shape } from './shape.ts';

/** What is compared. */
export interface Compared {
  /** Columns that name a row. */
  readonly key: readonly string[];
  /** The other ones. */
  readonly values: readonly string[];
}

const PRINTS = { before: 'compare_prints_before', after: 'compare_prints_after' } as const;
type SideName = keyof typeof PRINTS;
const SIDES: readonly SideName[] = ['before', 'after'];

/** The table of the differences. */
export const CHANGES = 'compare_changes';

/** Every table made here: temporary, to be dropped by the one who compares. */
export const ROW_TABLES: readonly string[] = [...Object.values(PRINTS), CHANGES];

/** Reduces every row of both releases to hashes. True when the key names each row once on both sides. */
export async function hashRows(runner: Runner, shape: Shape, { key, values }: Compared): Promise<boolean> {
  const whole = [...key, ...values].map(identifier).join(', ');
  const named = key.length === 0 ? '0::ubigint' : `hash(${key.map(identifier).join(', ')})`;
  let unique = key.length > 0;
  for (const side of SIDES) {
    await runner.run(
      `create or replace temp table ${PRINTS[side]} as
       select file_row_number as line, ${named} as named, hash('whole', ${whole}) as whole from ${shape[side]}`,
    );
    if (!unique) continue;
    const [counts] = await runner.rows<{ same: boolean }>(
      `select count(*) = count(distinct named) as same from ${PRINTS[side]}`,
    );
    unique = counts!.same;
  }
  return unique;
}

/** Makes the table of differences by key: `change`, the key, `changed_columns`, and what the row held before and after, in columns of their own. */
export async function joinByKey(runner: Runner, shape: Shape, { key, values }: Compared): Promise<void> {
  const same = 'other.named = one.named and other.whole = one.whole';
  const left = (side: SideName, other: SideName): string =>
    `select * from ${shape[side]} where file_row_number in
       (select line from ${PRINTS[side]} one where not exists (from ${PRINTS[other]} other where ${same}))`;
  const differs = (name: string): string => `old.${name} is distinct from new.${name}`;
  const names = values.map(identifier);
  const absent = (side: 'old' | 'new'): string => `${side}.file_row_number is null`;
  const either = `${absent('old')} or ${absent('new')}`;
  await runner.run(`
    create or replace temp table ${CHANGES} as
    select case when ${absent('old')} then 'added' when ${absent('new')} then 'removed' else 'changed' end as change,
      ${key.map((name) => `coalesce(old.${identifier(name)}, new.${identifier(name)}) as ${identifier(name)}`).join(', ')},
      case when ${either} then null else list_filter([${values.map((name, at) => `case when ${differs(names[at]!)} then '${name.replaceAll("'", "''")}' end`).join(', ')}]::varchar[], lambda name: name is not null) end as changed_columns
      ${values.flatMap((name, at) => [`, case when ${either} or ${differs(names[at]!)} then old.${names[at]} end as ${identifier(`before_${name}`)}`, `, case when ${either} or ${differs(names[at]!)} then new.${names[at]} end as ${identifier(`after_${name}`)}`]).join('')}
    from (${left('before', 'after')}) old
    full outer join (${left('after', 'before')}) new
      on ${key.map((name) => `old.${identifier(name)} is not distinct from new.${identifier(name)}`).join(' and ')}
    where ${[absent('old'), absent('new'), ...names.map(differs)].join(' or ')}`);
}

/** Makes the table of differences of rows as they are: `change`, `copies` (how many more, or fewer), and the whole row. */
export async function countRows(runner: Runner, shape: Shape, { key, values }: Compared): Promise<void> {
  const whole = [...key, ...values].map(identifier).join(', ');
  const counted = (side: SideName): string => `select whole, count(*) as copies from ${PRINTS[side]} group by whole`;
  const rows = (side: SideName, sign: 1 | -1): string =>
    `select ${whole}, ${sign} as one from ${shape[side]} where file_row_number in
       (select line from ${PRINTS[side]} where whole in (from moved))`;
  await runner.run(`
    create or replace temp table ${CHANGES} as
    with moved as materialized (
      select whole from (${counted('before')}) old full outer join (${counted('after')}) new using (whole)
      where old.copies is distinct from new.copies)
    select if(sum(one) > 0, 'added', 'removed') as change, abs(sum(one))::bigint as copies, ${whole}
    from (${rows('before', -1)} union all ${rows('after', 1)}) group by ${whole} having sum(one) != 0`);
}
