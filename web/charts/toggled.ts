/** The address of the page with a value chosen, or no longer. */

import { writeSearch } from '../state/search.ts';
import { withoutSelection, withValues, writeSelection } from '../state/selection.ts';
import type { View } from './chart.ts';

/** Relative to the page: the query string alone, empty when nothing is filtered any more. */
export function toggled({ selection, search }: View, column: string, value: string): string {
  const chosen = selection.values[column] ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return writeSearch({ ...withoutSelection(search), ...writeSelection(withValues(selection, column, next)) }) || '?';
}
