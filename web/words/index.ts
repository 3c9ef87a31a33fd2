/** The words that every page has. */
import { type Bilingual, bilingual } from './bilingual.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type Words = typeof fr;

export const WORDS: Bilingual<Words> = bilingual(fr, en);

/** `Mon Compte Formation : les usagers` in its two parts: what it belongs to, and what it is, with a capital. A title without colon is whole. */
export function splitTitle(title: string): { readonly family: string | null; readonly name: string } {
  const [family = '', ...rest] = title.split(/\s*:\s+/);
  const name = rest.join(' : ');
  return name === '' ? { family: null, name: title } : { family, name: name.charAt(0).toUpperCase() + name.slice(1) };
}
