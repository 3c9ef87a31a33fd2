/** Values that are compared: a line for each. */
import type { Selection } from '../state/selection.ts';
import type { View } from './chart.ts';

/** One alone is compared with nothing; more lines cannot be told apart. */
const FEWEST = 2;
const MOST = 4;

export interface Compared {
  readonly column: string;
  readonly values: readonly string[];
}

/** The columns that have as many values chosen as can be compared. */
export const comparable = ({ values }: Selection): readonly string[] =>
  Object.keys(values).filter((name) => values[name]!.length >= FEWEST && values[name]!.length <= MOST);

/** The values of the column that the address names, `compare=`, when they can be. */
export function comparedOf({ search, selection }: Pick<View, 'search' | 'selection'>): Compared | null {
  const column = search.compare?.[0] ?? '';
  return comparable(selection).includes(column) ? { column, values: selection.values[column]! } : null;
}
