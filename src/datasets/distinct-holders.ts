/**
 * Files grouped, with the exact number of distinct holders of each group. A group has as many holders as files, less the repeats:
 * few holders buy twice in a period, so repeats are counted among their files only, without a set of holders for every group.
 */
import type { Step } from './definition.ts';

export interface Grouping {
  /** Prefix of the tables made. */
  name: string;
  /** The relation of files: the keys below, `holder_id` and what the measures read. */
  files: string;
  /** The key, among the others, of the period: repeats are searched within it. */
  period: string;
  /** The other keys. */
  keys: readonly string[];
  /** Aggregates of each group, with their names. */
  measures: readonly string[];
}

/** Steps ending with the table `<name>_groups`: period, keys, `files`, `holders`, measures. */
export function groupWithHolders({ name, files, period, keys, measures }: Grouping): Step[] {
  const all = [period, ...keys].join(', ');
  const same = [period, ...keys].map((key) => `repeated.${key} is not distinct from counted.${key}`).join(' and ');
  return [
    { table: `${name}_files`, view: true, sql: files },
    {
      table: `${name}_returning`,
      sql: `select ${period}, holder_id from ${name}_files group by all having count(*) > 1`,
    },
    {
      table: `${name}_repeats`,
      sql: `
        select ${all}, sum(files - 1)::bigint as repeats
        from (
          select ${all}, holder_id, count(*) as files
          from ${name}_files semi join ${name}_returning using (${period}, holder_id)
          group by all having count(*) > 1
        )
        group by all`,
    },
    {
      table: `${name}_groups`,
      sql: `
        with counted as (select ${[all, 'count(*) as files', ...measures].join(', ')} from ${name}_files group by ${all})
        select counted.*, files - coalesce(repeats, 0) as holders
        from counted left join ${name}_repeats repeated on ${same}`,
    },
  ];
}
