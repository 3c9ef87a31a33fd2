/** The query language of the public API: clauses in, SQL and parameters out. The one door of this folder. */
import type { Catalog, Compiled, Query } from './catalog.ts';
import { DUCKDB } from './dialect.ts';
import { plan } from './plan.ts';
import { toSql } from './sql.ts';

export type { Node } from './ast.ts';
export type {
  Aggregation,
  Catalog,
  Compiled,
  Field,
  FieldType,
  Parameters,
  ParameterValue,
  Query,
  Refinement,
  ResultColumn,
  Seek,
  Statement,
  Warning,
} from './catalog.ts';
export { FUNCTIONS, type FunctionRow } from './functions.ts';
export { parseGroupBy, parseSelect } from './parse.ts';
export { print, printName } from './print.ts';

/** The words of a text as SQL, for a column that holds them made in advance: looking into it is many times faster. */
export const wordsSql = (text: string): string => DUCKDB.operations.words(text);

/** Compiles a request for DuckDB. Throws a `Refusal` (`odsql_syntax`, `odsql_meaning`, `parameter`) that names the clause and the character. */
export function compile(query: Query, catalog: Catalog): Compiled {
  return toSql(plan(query, catalog), DUCKDB);
}
