/** What a column is for the reader, from its metadata. */
import type { Field, Lang } from '../api/types.ts';
import { typeset } from '../format/typography.ts';

/** How rows of a column may be put together. A mean is the sum of its numerator divided by the sum of its weight. */
export type Aggregation =
  | { readonly kind: 'none' | 'sum' | 'distinct' | 'min' | 'max' }
  | { readonly kind: 'mean'; readonly numerator: string; readonly weight: string };

export const aggregationOf = ({ annotations }: Field): Aggregation => {
  const [kind, numerator, weight] = annotations.aggregation ?? [];
  if (kind === 'mean' && numerator !== undefined && weight !== undefined) return { kind, numerator, weight };
  return kind === 'sum' || kind === 'distinct' || kind === 'min' || kind === 'max' ? { kind } : { kind: 'none' };
};

export const isMeasure = (field: Field): boolean => aggregationOf(field).kind !== 'none';

export const isNumber = ({ type }: Field): boolean => type === 'int' || type === 'double';

export const isFacet = ({ annotations }: Field): boolean => annotations.facet !== undefined;

export const unitOf = ({ annotations }: Field): string | null => annotations.unit?.[0] ?? null;

/** Date known to the year, the month or the day; a date without the annotation is known to the day. */
export const precisionOf = ({ annotations }: Field): 'year' | 'month' | 'day' => {
  const precision = annotations.timeserie_precision?.[0];
  return precision === 'year' || precision === 'month' ? precision : 'day';
};

/** The column of the period that a row counts in: a month, or else a year. */
export const periodOf = (fields: readonly Field[]): Field | undefined =>
  fields.find((field) => field.type === 'date' && precisionOf(field) === 'month') ??
  fields.find((field) => unitOf(field) === 'year');

export const titleOf = ({ annotations, label }: Field, lang: Lang): string =>
  typeset(lang, (lang === 'fr' ? annotations.title_fr : annotations.title_en)?.[0] ?? label);

/** How the values of a column are read in a language, by what is published; those that are not there are read as they are. */
export const readingsOf = ({ annotations: { readings_of = [], readings_en = [] } }: Field, lang: Lang): Readings =>
  lang === 'fr' ? {} : Object.fromEntries(readings_of.map((value, index) => [value, readings_en[index] ?? value]));

export type Readings = Readonly<Record<string, string>>;

/** A published value as it is read in a language; the value itself where it has no reading. */
export const readValue = (field: Field, lang: Lang, value: string): string => readingsOf(field, lang)[value] ?? value;

/** Column that says why the measures of a row are null, in the datasets that protect people. */
const MASK_COLUMN = 'secret';

/** Its name; null where nobody is to be protected. */
export const maskOf = (fields: readonly Field[]): string | null =>
  fields.some(({ name }) => name === MASK_COLUMN) ? MASK_COLUMN : null;

/** A null measure is a masked one in a dataset that protects people, and only there. */
export const maskedWhenNull = (field: Field, fields: readonly Field[]): boolean =>
  isMeasure(field) && maskOf(fields) !== null;
