/** What a chart measures: a column of the dataset, put together as its definition allows. */
import type { Field, Lang } from '../api/types.ts';
import { formatNumber } from '../format/numbers.ts';
import { aggregationOf, isMeasure, readingsOf, titleOf, unitOf } from '../state/fields.ts';
import { totalOf } from '../state/query.ts';
import type { View } from './chart.ts';
import type { ChartColumn, Unit } from './table.ts';
import { WORDS } from './words.ts';

/** Measures of a dataset that have a total: distinct people have none. */
export const measuresOf = ({ dataset }: Pick<View, 'dataset'>): readonly Field[] =>
  dataset.fields.filter((field) => isMeasure(field) && totalOf(field) !== null);

/** The measure that the address asks for (`measure=montant_engage`), or the usual one, or the first of the dataset; `always`: whatever the address asks. */
export const measureOf = (view: View, usual?: string, always?: string): Field => {
  const measures = measuresOf(view);
  const asked = always ?? view.search.measure?.[0] ?? usual;
  return measures.find(({ name }) => name === asked) ?? measures[0]!;
};

export const fieldOf = ({ dataset }: Pick<View, 'dataset'>, name: string): Field => {
  const field = dataset.fields.find((one) => one.name === name);
  if (field === undefined) throw new Error(`${dataset.dataset_id} has no column ${name}.`);
  return field;
};

/** Published for a value that is not known. */
export const NOT_KNOWN = 'Non renseigné';

/** A sum may be shared among groups and added up again; a mean may not. */
export const isShared = (field: Field): boolean => aggregationOf(field).kind === 'sum';

/** The measure asked for when it is shared among groups; otherwise the first of the dataset, which is. */
export const sharedMeasureOf = (view: View): Field => {
  const asked = measureOf(view);
  return isShared(asked) ? asked : measureOf({ ...view, search: {} });
};

/** The column of a chart that a field makes. */
export function chartColumn(field: Field, lang: Lang): ChartColumn {
  const readings = readingsOf(field, lang);
  return {
    key: field.name,
    title: titleOf(field, lang),
    kind: isMeasure(field) ? 'number' : field.type === 'date' ? 'date' : 'text',
    ...(unitOf(field) === null ? {} : { unit: unitOf(field) as Unit }),
    ...(Object.keys(readings).length === 0 ? {} : { readings }),
  };
}

/** `expression as name` of a measure. */
export const figure = (field: Field): string => `${totalOf(field)!} as ${field.name}`;

/** Said of every figure of a dataset that protects people. */
export const maskedNote = ({ dataset, lang }: View): readonly string[] => {
  const rows = dataset.metas.opencpf.masked_rows;
  return rows === 0 ? [] : [WORDS[lang].masked(formatNumber(lang, rows))];
};
