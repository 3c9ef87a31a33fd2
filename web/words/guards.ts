/** How a column may be put together, in words. */
import type { Field } from '../api/types.ts';
import { aggregationOf } from '../state/fields.ts';
import type { Words } from './index.ts';

export const aggregationWords = (field: Field, { information: { aggregation: words } }: Words): string => {
  const aggregation = aggregationOf(field);
  if (aggregation.kind !== 'mean') return words[aggregation.kind];
  const { numerator, weight } = aggregation;
  return numerator === `${field.name}*${weight}` ? words.weighted(weight) : words.quotient(numerator, weight);
};

/** Whether adding the column up, or taking the mean of its rows, would give a wrong figure. */
export const isGuarded = (field: Field): boolean => ['distinct', 'mean'].includes(aggregationOf(field).kind);
