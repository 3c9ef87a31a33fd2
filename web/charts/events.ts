/** Reforms that a reader must know to read a curve, with their dates and sources. */
import type { Lang } from '../api/types.ts';
import type { EventMark } from './drawing.ts';

interface Reform {
  readonly on: string;
  readonly fr: string;
  readonly en: string;
  readonly source: string;
}

export const REFORMS: readonly Reform[] = [
  {
    on: '2022-01-01',
    fr: 'Qualiopi obligatoire',
    en: 'Qualiopi mandatory',
    source: 'https://www.legifrance.gouv.fr/loda/id/JORFTEXT000037367660',
  },
  {
    on: '2022-10-25',
    fr: 'FranceConnect+',
    en: 'FranceConnect+',
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000046771781',
  },
  {
    on: '2024-05-02',
    fr: 'Participation de 100\u202f€',
    en: '€100 contribution',
    source: 'https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000049484122',
  },
];

export const reformsIn = (lang: Lang): readonly EventMark[] =>
  REFORMS.map(({ on, ...names }) => ({ on, name: names[lang] }));
