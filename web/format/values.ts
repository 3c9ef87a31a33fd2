/** A value of the data as a reader reads it. */
import type { Field, Lang, Value } from '../api/types.ts';
import { isNumber, unitOf } from '../state/fields.ts';
import { formatDate } from './dates.ts';
import { formatNumber } from './numbers.ts';

/** Published for a code that does not apply. */
export const NOT_APPLICABLE = '-1';

/** The text of a value that is there, without its unit: the header says it. */
export function formatValue(lang: Lang, field: Field, value: NonNullable<Value>): string {
  if (typeof value === 'number') return unitOf(field) === 'year' ? `${value}` : formatNumber(lang, value, 2);
  if (field.type === 'date') return formatDate(lang, value);
  return isNumber(field) ? formatNumber(lang, Number(value), 2) : value;
}
