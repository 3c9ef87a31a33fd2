/** The language of the page, from its address, and its words. */
import { useParams } from '@tanstack/react-router';
import type { Lang } from '../../api/types.ts';
import { isLang } from '../../state/places.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { WORDS, type Words } from '../../words/index.ts';

export function useLanguage(): { lang: Lang; words: Words } {
  const { lang = '' } = useParams({ strict: false });
  const known = isLang(lang) ? lang : 'fr';
  return { lang: known, words: WORDS[known] };
}

/** The words of a page in the language of its address. */
export const useWords = <Branch>(words: Bilingual<Branch>): Branch => words[useLanguage().lang];
