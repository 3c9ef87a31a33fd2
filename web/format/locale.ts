/** The country whose conventions each language follows here, and the formats made from them, each once: making one takes as long as writing hundreds of values. */
import type { Lang } from '../api/types.ts';

export const LOCALES: Readonly<Record<Lang, string>> = { fr: 'fr-FR', en: 'en-GB' };

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();

export const numberFormat = (lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  once(numbers, lang, options, () => new Intl.NumberFormat(LOCALES[lang], options));

export const dateFormat = (lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(dates, lang, options, () => new Intl.DateTimeFormat(LOCALES[lang], options));

function once<Format>(known: Map<string, Format>, lang: Lang, options: object, make: () => Format): Format {
  const key = lang + JSON.stringify(options);
  const format = known.get(key) ?? make();
  known.set(key, format);
  return format;
}
