import { findException, type LegislativeException } from '../cpf/exception.ts';
import { find, textOf } from './element.ts';
import { categorisedAs } from './memory.ts';
import { type Offer, soldBy } from './offer.ts';
import { repeated } from './repetition.ts';
import type { Rule } from './rule.ts';

/** General objective that EDOF's editors give for each kind of exception (EDOF kit of 12 June 2026, editeur-LHEO). */
const OBJECTIVES: Partial<Record<LegislativeException['kind'], string>> = {
  skills_assessment: '9',
  light_licence: '8',
  heavy_licence: '8',
};

/** The number of the code-CPF of an offer that sells an exception. */
const exceptionOf = (offer: Offer): string | undefined => {
  const sold = soldBy(offer);
  return sold?.register === 'CPF' ? sold.number : undefined;
};

/** What an offer sells: certification, skills blocks, what each kind of exception asks for. */
export const CERTIFICATION_RULES: readonly Rule<Offer>[] = [
  {
    code: 'O208',
    dialect: 'edof',
    *breaches({ at }) {
      const certification = find(at, 'certification');
      if (certification !== undefined && certification.children.length !== 1)
        yield {
          at: certification,
          value: certification.children.map(({ name }) => name).join(', '),
          expected: { en: 'exactly one', fr: 'un et un seul' },
        };
    },
  },
  {
    code: 'O505',
    dialect: 'edof',
    since: '2026-06-11',
    *breaches(offer) {
      if (soldBy(offer)?.register === 'RNCP' && offer.blocks.length === 0)
        yield { at: offer.at, missing: 'extras:blocs-competences' };
    },
  },
  {
    code: 'O506',
    dialect: 'edof',
    *breaches(offer) {
      const sold = soldBy(offer);
      const own = `${sold?.register}${sold?.number}BC`;
      for (const at of offer.blocks)
        if (!at.text.trim().startsWith(own)) yield { at, value: at.text, expected: { en: `${own}…`, fr: `${own}…` } };
    },
  },
  {
    code: '30070',
    dialect: 'edof',
    *breaches({ blocks }) {
      for (const at of repeated(blocks, (block) => block.text.trim())) yield { at, value: at.text };
    },
  },
  {
    code: 'O507',
    dialect: 'edof',
    *breaches(offer) {
      if (exceptionOf(offer) === '200' && offer.categorisation === undefined)
        yield { at: find(offer.at, 'extras:formation') ?? offer.at, missing: 'extra:categorisation-offre' };
    },
  },
  {
    code: '30077',
    dialect: 'edof',
    *breaches(offer, { memory }) {
      if (exceptionOf(offer) === '200' && memory.categorisations.has(categorisedAs(offer) ?? ''))
        yield { at: offer.categorisation ?? offer.at, value: textOf(offer.categorisation) };
    },
  },
  {
    code: 'O509',
    dialect: 'edof',
    *breaches(offer) {
      const sold = findException(exceptionOf(offer));
      const expected = sold === undefined ? undefined : OBJECTIVES[sold.kind];
      const at = find(offer.at, 'objectif-general-formation');
      if (expected !== undefined && at !== undefined && textOf(at) !== expected)
        yield { at, value: at.text, expected: { en: expected, fr: expected } };
    },
  },
  {
    code: 'O510',
    dialect: 'edof',
    *breaches(offer) {
      const at = find(offer.at, 'objectif-formation');
      const isLicence = findException(exceptionOf(offer))?.kind.endsWith('licence') === true;
      if (isLicence && at !== undefined && !/agr[ée]ment[^0-9]{0,80}[0-9]/i.test(at.text))
        yield { at, expected: { en: 'agrément and its number', fr: 'agrément et son numéro' } };
    },
  },
  {
    code: 'O511',
    dialect: 'edof',
    *breaches(offer, { asOf }) {
      const number = exceptionOf(offer);
      const known = findException(number);
      if (number !== undefined && (known === undefined || (known.until !== undefined && asOf > known.until)))
        yield { at: offer.certifications[0]!.at, value: `CPF${number}` };
    },
  },
  {
    code: 'O601',
    dialect: 'lheo',
    *breaches(offer) {
      if (soldBy(offer) === undefined) yield { at: offer.at };
    },
  },
  {
    code: 'O604',
    dialect: 'lheo',
    *breaches(offer) {
      const sold = soldBy(offer);
      for (const other of offer.certifications)
        if (sold !== undefined && (other.register !== sold.register || other.number !== sold.number))
          yield { at: other.at, value: other.register + other.number };
    },
  },
];
