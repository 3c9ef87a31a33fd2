/** The columns of a definition as the query language sees them. */
import { type Aggregation, type Column, type DatasetDefinition, searchableColumns } from '../datasets/index.ts';
import type { Catalog, Field } from '../odsql/index.ts';
import { POSTINGS, ROW_ORDER, TERMS } from '../releases/served.ts';

/**
 * The catalog of one dataset; `database` is the quoted name, in the engine, of what has its `rows`. `texts` is the column of the rows by which the
 * index of their words is asked, when there is one.
 */
export const catalogOf = (dataset: DatasetDefinition, database: string, texts?: string): Catalog => {
  const searchable = searchableColumns(dataset).map(({ name }) => name);
  return {
    table: `${database}."rows"`,
    rowOrder: ROW_ORDER,
    fields: dataset.columns.map((column) => ({ ...fieldOf(column), searchable: searchable.includes(column.name) })),
    ...(texts === undefined
      ? {}
      : { index: { terms: `${database}.${TERMS}`, postings: `${database}.${POSTINGS}`, texts, columns: searchable } }),
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
  const { name, type, precision, aliases, facet, aggregation, markup } = column;
  return {
    name,
    type,
    column: name,
    label: labelOf(column),
    disjunctive: facet === 'disjunctive',
    ...(type === 'date' ? { precision: precision ?? 'day' } : {}),
    ...(aliases === undefined ? {} : { aliases }),
    ...(markup === undefined ? {} : { markup }),
    ...(aggregation.kind === 'sum' || aggregation.kind === 'distinct' || aggregation.kind === 'mean'
      ? { aggregation }
      : {}),
  };
}
