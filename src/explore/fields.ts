/** The columns of a definition as the query language sees them. */
import { type Aggregation, type Column, type DatasetDefinition, searchableColumns } from '../datasets/index.ts';
import type { Catalog, Field } from '../odsql/index.ts';
import { ALL_WORDS, ROW_ORDER, wordsColumn } from '../releases/served.ts';

/** The catalog of one dataset; `table` is the quoted name of its rows in the engine, `columns` those it has beside the published ones. */
export const catalogOf = (
  dataset: DatasetDefinition,
  table: string,
  columns: ReadonlySet<string> = new Set(),
): Catalog => {
  const searchable = new Set(searchableColumns(dataset).map(({ name }) => name));
  const words = (column: string): { words?: string } => (columns.has(column) ? { words: column } : {});
  return {
    table,
    rowOrder: ROW_ORDER,
    ...words(ALL_WORDS),
    fields: dataset.columns.map((column) => ({
      ...fieldOf(column),
      searchable: searchable.has(column.name),
      ...words(wordsColumn(column.name)),
    })),
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
