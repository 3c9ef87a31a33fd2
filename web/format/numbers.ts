/** Numbers as each language writes them. */
import type { Lang } from '../api/types.ts';
import { LOCALES } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

const format = (lang: Lang, decimals: number): Intl.NumberFormat => {
  const key = `${lang}${decimals}`;
  const known = formats.get(key) ?? new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: decimals });
  formats.set(key, known);
  return known;
};

/** `12 345,67` in French, `12,345.67` in English; at most `decimals` decimals. */
export const formatNumber = (lang: Lang, value: number, decimals = 0): string => format(lang, decimals).format(value);

/** A number typed by a reader, with the separators of either language, as the URL writes it (`1234.5`); null when it is not a number. */
export const parseNumber = (lang: Lang, text: string): string | null => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const plain = lang === 'fr' ? bare.replace(',', '.') : bare.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
};
