/** Words in both languages, typeset. */
import type { Lang } from '../api/types.ts';
import { typeset } from '../format/typography.ts';

/** The words of a part of the portal in both languages, with functions for what has figures. */
export interface Bilingual<Branch> {
  readonly fr: Branch;
  readonly en: Branch;
}

type Tree = { readonly [name: string]: string | ((...given: never[]) => string) | Tree };

/** The words of a page, which live with it. What French says and English does not, or the other way round, does not compile. */
export const bilingual = <Branch extends Tree>(french: Branch, english: NoInfer<Branch>): Bilingual<Branch> => ({
  fr: typesetAll('fr', french),
  en: typesetAll('en', english),
});

/** One thing or several, as French counts: less than two is one. */
export const pluralFr = (count: number, one: string, many: string): string => (count < 2 ? one : many);

/** One thing or several, as English counts. */
export const pluralEn = (count: number, one: string, many: string): string => (count === 1 ? one : many);

/** Every sentence of the tree with the spaces of its language, those made by functions included. */
const typesetAll = <Branch extends Tree>(lang: Lang, tree: Branch): Branch =>
  Object.fromEntries(
    Object.entries(tree).map(([name, word]) => {
      if (typeof word === 'string') return [name, typeset(lang, word)];
      if (typeof word === 'function') return [name, (...given: never[]) => typeset(lang, word(...given))];
      return [name, typesetAll(lang, word)];
    }),
  ) as Branch;
