/** Checks on loaded registers: what is wrong is counted in the engine, and the first cases are shown. */
import { LIMITS } from '../limits.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { type CsvTable, headerOf } from './csv-table.ts';
import type { RegisterProblem } from './report.ts';

/** What must not be found in a column. */
export interface Check {
  readonly of: CsvTable;
  readonly column: string;
  /** SQL predicate on a record: true when the column's value is wrong. */
  readonly wrong: string;
  readonly expected: string;
}

/** SQL predicate: the whole value has this form. False for null. */
export const hasForm = (column: string, pattern: string): string =>
  `coalesce(regexp_full_match(${identifier(column)}, ${literal(pattern)}), false)`;

/** SQL predicate: there is a value, and it lacks this form. */
export const lacksForm = (column: string, pattern: string): string =>
  `${identifier(column)} is not null and not ${hasForm(column, pattern)}`;

/** Runs the checks; shows at most `LIMITS.problems_shown` cases of each, in the order of the checks and of the files. */
export async function findProblems(
  engine: Engine,
  checks: readonly Check[],
): Promise<{ problems: RegisterProblem[]; problemCount: number }> {
  const problems: RegisterProblem[] = [];
  let problemCount = 0;
  for (const { of, column, wrong, expected } of checks) {
    const found = await engine.rows<{ row: bigint; value: string | null; total: bigint }>(
      `select rowid + 1 as row, left(${identifier(column)}, ${LIMITS.value_shown_characters}) as value, count(*) over () as total
       from ${identifier(of.table)} where ${wrong} order by rowid limit ${LIMITS.problems_shown}`,
    );
    problemCount += Number(found[0]?.total ?? 0);
    const header = headerOf(of.columns.find(({ name }) => name === column)!);
    problems.push(
      ...found.map(({ row, value }) => ({ file: of.file, row: Number(row), column: header, value, expected })),
    );
  }
  return { problems, problemCount };
}
