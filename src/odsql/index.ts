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
  PlainType,
  Query,
  Refinement,
  ResultColumn,
  Seek,
  Statement,
  Warning,
  WordIndex,
} from './catalog.ts';
export { FUNCTIONS, type FunctionRow } from './functions.ts';
export { parseGroupBy, parseSelect } from './parse.ts';
export { print, printName } from './print.ts';
export { INDEXED_COLUMNS, type IndexedColumn, type Indexing, indexWords } from './word-index.ts';

/** The same request, its rows in no order: for further questions about them. */
export const compileMatches = (query: Query, catalog: Catalog): Compiled =>
  toSql({ ...plan(query, catalog), order: [] }, DUCKDB);

/** Wall-clock time in a zone, as SQL, of an instant without zone, in UTC. */
export const localSql = (instant: string, zone: string): string => DUCKDB.operations.to_local(instant, zone);

/** Compiles a request for DuckDB. Throws a `Refusal` (`odsql_syntax`, `odsql_meaning`, `parameter`) that names the clause and the character. */
export function compile(query: Query, catalog: Catalog): Compiled {
  return toSql(plan(query, catalog), DUCKDB);
}
