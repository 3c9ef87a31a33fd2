import { textOf } from './element.ts';
import { likenessOf } from './likeness.ts';
import { type Action, type Offer, trainingId } from './offer.ts';
import { repeated } from './repetition.ts';
import type { Breach, Rule } from './rule.ts';
import { hasCheckDigit } from './siret.ts';

/** Who offers, under which key, and actions told apart. */
export const FORMATION_RULES: readonly Rule<Offer>[] = [
  {
    code: 'O109',
    dialect: 'edof',
    *breaches({ siretAt }, { memory }) {
      const siret = textOf(siretAt);
      if (siretAt !== undefined && memory.siret !== undefined && siret !== memory.siret)
        yield { at: siretAt, value: siret, expected: { en: memory.siret, fr: memory.siret } };
    },
  },
  {
    code: 'O512',
    *breaches({ siretAt }, { memory }) {
      const siret = textOf(siretAt) ?? '';
      const seen = siret === memory.siret;
      if (siretAt !== undefined && !seen && /^[0-9]{14}$/.test(siret) && !hasCheckDigit(siret))
        yield { at: siretAt, value: siret };
    },
  },
  {
    code: 'O513',
    *breaches(offer, { memory }) {
      const id = trainingId(offer);
      if (id !== null && memory.trainings.get(id) === memory.file) yield { at: offer.at, value: offer.numero };
    },
  },
  {
    code: 'O110',
    *breaches(offer, { memory }) {
      const id = trainingId(offer);
      const file = memory.trainings.get(id ?? '');
      if (file !== undefined && file !== memory.file)
        yield { at: offer.at, value: id ?? '', expected: { en: `not already in ${file}`, fr: `absent de ${file}` } };
    },
  },
  {
    code: '30056',
    dialect: 'edof',
    *breaches({ actions }) {
      for (const action of repeated(actions, (one) => `${likenessOf(one)}|${one.hours}`)) yield { at: action.at };
    },
  },
  { code: '30057', dialect: 'edof', breaches: ({ actions }) => nearlyAlike(actions) },
  {
    code: 'O513',
    *breaches({ actions }) {
      for (const { at, numero } of repeated(actions, (action) => action.numero)) yield { at, value: numero };
    },
  },
];

/** Hours under which two actions alike in everything else are taken for the same. */
const CLOSE_HOURS = 10;

function* nearlyAlike(actions: readonly Action[]): Generator<Breach> {
  const alike = Map.groupBy(
    actions.filter((action) => action.hours !== null),
    likenessOf,
  );
  for (const group of alike.values()) {
    const sorted = group.toSorted((one, other) => one.hours! - other.hours!);
    for (const [index, action] of sorted.entries()) {
      const gap = action.hours! - (sorted[index - 1]?.hours ?? Number.NEGATIVE_INFINITY);
      if (gap > 0 && gap < CLOSE_HOURS) yield { at: action.at, value: `${action.hours} h` };
    }
  }
}
