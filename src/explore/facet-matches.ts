/** The rows that several facets count, found once. */
import { type Catalog, compileMatches, type Field, printName, type Query } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { type FacetCall, findField } from './facet-call.ts';

/** The catalog and the query that facets are counted by. */
export interface Counted {
  catalog: Catalog;
  query: Query;
}

/** What to ask instead; what was kept for it goes when it is disposed of. */
export interface Matches extends Counted, AsyncDisposable {}

/**
 * Keeps the columns of the rows that a search of words finds, those that the facets need, in a table of the session, and asks that table
 * instead: the search is then made once, whatever the number of facets. A question without search, or about one facet, stays as it is.
 */
export async function matchOnce(
  session: Session,
  { catalog, query }: Counted,
  calls: readonly FacetCall[],
): Promise<Matches> {
  const { refine = [], exclude = [], ...conditions } = query;
  const names = [...calls.map(({ name }) => name), ...[...refine, ...exclude].map(({ field }) => field)];
  const fields = [...new Set(names)].flatMap((name) => findField(catalog, name) ?? []);
  const plain = fields.length > 0 && fields.every(({ multivalued }) => multivalued !== true);
  const asked: Matches = { catalog, query, [Symbol.asyncDispose]: async () => {} };
  if (calls.length < 2 || !plain) return asked;
  const select = fields.map(({ name }) => printName(name)).join(', ');
  const { sql, parameters, columns, searched } = compileMatches({ ...conditions, select }, catalog);
  if (!searched) return asked;
  await session.run(`create or replace temp table matches as ${sql}`, parameters);
  const kept = columns.map(({ alias, field }): Field => {
    const { computed, ...stored } = field!;
    return { ...stored, column: alias };
  });
  const table: Catalog = { table: 'temp.matches', rowOrder: columns[0]!.alias, fields: kept };
  return {
    catalog: table,
    query: { ...query, where: [] },
    [Symbol.asyncDispose]: () => session.run('drop table temp.matches'),
  };
}
