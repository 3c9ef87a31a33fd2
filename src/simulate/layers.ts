/** Queries made of layers: each computes columns from those of the layers under it, so that a value is written once and computed once. No join: the order of rows is kept on any number of threads. */

/** Columns to add: name to SQL expression. */
export type Layer = Readonly<Record<string, string>>;

/** A query over `query` with the columns of each layer added in turn. */
export const layered = (query: string, layers: readonly Layer[]): string =>
  layers.reduce((under, layer) => {
    const columns = Object.entries(layer).map(([name, expression]) => `${expression} as ${name}`);
    return `select *, ${columns.join(', ')} from (${under})`;
  }, query);
