/** Numbers as each language writes them. */
import type { Lang } from '../api/types.ts';
import { numberFormat } from './locale.ts';

/** `12 345,67` in French, `12,345.67` in English; at most `decimals` decimals. */
export const formatNumber = (lang: Lang, value: number, decimals = 0): string =>
  numberFormat(lang, { maximumFractionDigits: decimals }).format(value);

/** A share as a percentage, `12,3 %`, `12.3%`; `always`: with its sign. A share under one is not rounded to the whole. */
export function formatShare(lang: Lang, share: number, sign: 'auto' | 'always' = 'auto'): string {
  const shown = share < 1 && share > 0.999 ? 0.999 : share;
  const options = { style: 'percent', maximumFractionDigits: 1, signDisplay: sign } as const;
  return numberFormat(lang, options).format(shown).replace('\u00a0', '\u202f').replace('-', '−');
}

const BYTES = { fr: ['o', 'ko', 'Mo', 'Go'], en: ['B', 'kB', 'MB', 'GB'] } as const;

/** A size in bytes with its unit, `3,7 Mo`, `3.7 MB`. */
export function formatBytes(lang: Lang, bytes: number): string {
  const rank = Math.min(BYTES[lang].length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const value = bytes / 1_000 ** rank;
  return `${formatNumber(lang, value, value < 10 && rank > 0 ? 1 : 0)}\u202f${BYTES[lang][rank]}`;
}

/** A number typed by a reader, with the separators of either language, as the URL writes it (`1234.5`); null when it is not a number. */
export const parseNumber = (lang: Lang, text: string): string | null => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const plain = lang === 'fr' ? bare.replace(',', '.') : bare.replaceAll(',', '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
};
