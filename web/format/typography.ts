/** The spaces of French typography. */
import type { Lang } from '../api/types.ts';

/** Narrow no-break space. */
const THIN = '\u202f';

/** A text with the narrow no-break spaces its language asks for, before `; : ! ? » %` and after `«`. Other languages are left as they are. */
export const typeset = (lang: Lang, text: string): string =>
  lang === 'en' ? text : text.replace(/[ \u00a0]([;:!?»%€])/g, `${THIN}$1`).replace(/«[ \u00a0]/g, `«${THIN}`);

/** With a capital, to begin a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A title inside a sentence: `Frais TTC` as `frais TTC`, `TVA` as it is. */
export const withoutCapital = (title: string): string =>
  /^\p{Lu}\p{Lu}/u.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1);
