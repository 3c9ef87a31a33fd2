/** The words of a language, typeset. */
import type { Lang } from '../api/types.ts';
import { typeset } from '../format/typography.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type Words = typeof fr;

type Tree = { readonly [name: string]: string | ((...given: never[]) => string) | Tree };

/** Every sentence of the tree with the spaces of its language, those made by functions included. */
const typesetAll = <Branch extends Tree>(lang: Lang, tree: Branch): Branch =>
  Object.fromEntries(
    Object.entries(tree).map(([name, word]) => {
      if (typeof word === 'string') return [name, typeset(lang, word)];
      if (typeof word === 'function') return [name, (...given: never[]) => typeset(lang, word(...given))];
      return [name, typesetAll(lang, word)];
    }),
  ) as Branch;

export const WORDS: Readonly<Record<Lang, Words>> = { fr: typesetAll('fr', fr), en: typesetAll('en', en) };

/** `Mon Compte Formation : les usagers` in its two parts: what it belongs to, and what it is, with a capital. A title without colon is whole. */
export function splitTitle(title: string): { readonly family: string | null; readonly name: string } {
  const [family = '', ...rest] = title.split(/\s*:\s+/);
  const name = rest.join(' : ');
  return name === '' ? { family: null, name: title } : { family, name: name.charAt(0).toUpperCase() + name.slice(1) };
}
