/** Tables of the room given to the engine. */
import { literal } from '../warehouse/duck.ts';

const cell = (value: unknown): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map(cell).join(', ')}]${value.length === 0 ? '::varchar[]' : ''}`;
  return typeof value === 'string' ? literal(value) : String(value);
};

/** Rows of a table of the room as a SQL `values` list. */
export const valuesOf = (rows: readonly (readonly unknown[])[]): string =>
  `(values ${rows.map((row) => `(${row.map(cell).join(', ')})`).join(', ')})`;
