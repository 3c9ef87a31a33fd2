/** Reforms that a reader must know to read a curve, with their dates and sources. */
import type { Lang } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import type { EventMark } from './drawing.ts';
import { WORDS } from './words.ts';

type Said = Readonly<Record<Lang, string>>;

interface Reform {
  /** First day that it holds. */
  readonly on: string;
  readonly name: Said;
  /** The text that made it, or who announced it. */
  readonly source: Said;
}

export const REFORMS: readonly Reform[] = [
  {
    on: '2022-01-01',
    name: { fr: 'Qualiopi obligatoire', en: 'Qualiopi mandatory' },
    source: { fr: 'loi nᵒ 2018-771 du 5 septembre 2018', en: 'law 2018-771 of 5 September 2018' },
  },
  {
    on: '2022-10-25',
    name: { fr: 'FranceConnect+', en: 'FranceConnect+' },
    source: { fr: 'gestionnaire, octobre 2022', en: 'the operator, October 2022' },
  },
  {
    on: '2024-05-02',
    name: { fr: 'Participation de 100\u202f€', en: '€100 contribution' },
    source: { fr: 'décret nᵒ 2024-394 du 29 avril 2024', en: 'decree 2024-394 of 29 April 2024' },
  },
];

/** The reforms from a day on, as marks. */
export const reformsSince = (lang: Lang, day: string): readonly EventMark[] =>
  REFORMS.filter(({ on }) => on >= day).map(({ on, name, source }) => ({
    on,
    name: name[lang],
    about: `${formatDate(lang, on)}, ${source[lang]}`,
  }));

/** What the marks are, with their numbers, dates and sources, as a note; none when there is no mark. */
export const markNotes = (lang: Lang, marks: readonly EventMark[]): readonly string[] => {
  const told = marks.map(({ name, about }, index) => `${index + 1}. ${name} (${about})`);
  return told.length === 0 ? [] : [WORDS[lang].marks(told.join(', '))];
};
