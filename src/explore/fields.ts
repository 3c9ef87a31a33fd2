/** The columns of a definition as the query language sees them. */
import type { Aggregation, Column, DatasetDefinition } from '../datasets/index.ts';
import type { Catalog, Field } from '../odsql/index.ts';

/** Column of a serving table that gives the rows their order, from 0. */
export const ROW_ORDER = '_row';

/** The catalog of one dataset; `table` is the quoted name of its rows in the engine. */
export const catalogOf = ({ columns }: DatasetDefinition, table: string): Catalog => {
  // A dataset that names no searchable column is searched in all of its texts.
  const named = columns.some(({ searchable }) => searchable);
  return {
    table,
    rowOrder: ROW_ORDER,
    fields: columns.map((column) => ({ ...fieldOf(column), searchable: column.searchable === true || !named })),
  };
};

/** The label of the official portal's exports; the name where it has none. */
export const labelOf = (column: Column): string => column.label ?? column.name;

/**
 * What a mean is over rows: `sum(numerator) / sum(weight)`, each an expression of the query language. A mean without numerator of its own is
 * weighted by hand.
 */
export const meanOf = (column: Column, mean: Extract<Aggregation, { kind: 'mean' }>) => ({
  numerator: mean.numerator ?? `${column.name}*${mean.weight}`,
  weight: mean.weight,
});

function fieldOf(column: Column): Field {
  const { name, type, precision, aliases, facet, aggregation } = column;
  return {
    name,
    type,
    column: name,
    label: labelOf(column),
    disjunctive: facet === 'disjunctive',
    ...(type === 'date' ? { precision: precision ?? 'day' } : {}),
    ...(aliases === undefined ? {} : { aliases }),
    ...(aggregation.kind === 'sum' || aggregation.kind === 'distinct' || aggregation.kind === 'mean'
      ? { aggregation }
      : {}),
  };
}
