/** The chart that a reader builds: what the address asks for, and what can be asked of a dataset. */
import type { Field } from '../api/types.ts';
import { isFacet, precisionOf, unitOf } from '../state/fields.ts';
import type { View } from './chart.ts';
import { isShared, measureOf, measuresOf } from './measures.ts';
import { territoryColumn } from './places/columns.ts';

export type Form = 'line' | 'stack' | 'bars' | 'heat' | 'map';

/** A choice and what it is made among; nothing to choose when there is one or none. */
export interface Choice<Option> {
  readonly chosen: Option;
  readonly among: readonly Option[];
}

/** Each is said in the address by its name: `measure=montant_engage&by=classe_age&split=genre&form=heat&most=20`. */
export interface Choices {
  readonly measure: Choice<Field>;
  /** Column whose values are told apart first. */
  readonly by: Choice<Field>;
  /** A second one; null for none. */
  readonly split: Choice<Field | null>;
  readonly form: Choice<Form>;
  /** Values of `by` that are shown at most. */
  readonly most: Choice<number>;
}

export const choicesOf = (view: View): Choices => {
  const { dataset, search } = view;
  const measure = measureOf(view);
  const columns = dataset.fields.filter((field) => isPeriod(field) || isFacet(field));
  const by = choose(
    columns.toSorted((a, b) => Number(isPeriod(b)) - Number(isPeriod(a))),
    search.by?.[0],
  );
  const others = hasFewValues(by.chosen) ? columns.filter((field) => field !== by.chosen && hasFewValues(field)) : [];
  const split = choose<Field | null>([null, ...others.filter((field) => !isPeriod(field))], search.split?.[0]);
  const forms = formsOf(by.chosen, split.chosen, measure);
  const form = forms.find((one) => one === search.form?.[0]) ?? forms[0]!;
  return {
    measure: { chosen: measure, among: measuresOf(view) },
    by,
    split,
    form: { chosen: form, among: forms },
    most: {
      chosen: MOST.find((most) => `${most}` === search.most?.[0]) ?? MOST[0],
      among: isPeriod(by.chosen) || form === 'map' ? [] : MOST,
    },
  };
};

/** How many bars or rows may be asked for. */
const MOST = [10, 20, 50] as const;

/** A month, a quarter or a year. */
export const isPeriod = (field: Field): boolean =>
  (field.type === 'date' && precisionOf(field) !== 'day') || unitOf(field) === 'year' || QUARTER.test(field.name);

/** Quarters are text, `2024-T3`: their name alone tells them. */
const QUARTER = /^trimestre_/;

/** Columns whose values are in a list that is not in the dataset: specialities, months of the year. */
const LISTED = ['domaine_formation_nsf', 'mois'];

/** Two columns may be crossed when the API gives all their groups at once. */
const hasFewValues = (field: Field): boolean =>
  isPeriod(field) ||
  field.annotations.vocabulary !== undefined ||
  territoryColumn(field.name) !== null ||
  LISTED.includes(field.name);

function formsOf(by: Field, split: Field | null, measure: Field): readonly Form[] {
  if (isPeriod(by)) {
    if (split === null) return ['line'];
    return isShared(measure) ? ['line', 'stack', 'heat'] : ['line', 'heat'];
  }
  if (split !== null) return ['heat'];
  return territoryColumn(by.name) === null ? ['bars'] : ['map', 'bars'];
}

const choose = <Option extends Field | null>(among: readonly Option[], name: string | undefined): Choice<Option> => ({
  chosen: among.find((option) => option?.name === name) ?? among[0]!,
  among,
});
