/** Dates in words. */
import type { Lang } from '../api/types.ts';
import { dateFormat } from './locale.ts';
import { quarterOf } from './periods.ts';

const OPTIONS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric', timeZone: 'UTC' },
  7: { year: 'numeric', month: 'long', timeZone: 'UTC' },
  10: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' },
};

const QUARTERS: Readonly<Record<Lang, (rank: number, year: string) => string>> = {
  fr: (rank, year) => `${rank}${rank === 1 ? 'er' : 'e'} trimestre ${year}`,
  en: (rank, year) => `Q${rank} ${year}`,
};

/** `2026-11-01` as “1er novembre 2026”, `2026-11` as “novembre 2026”, `2026-T3` as “3e trimestre 2026”, `2026` as “2026”; anything else as it is. */
export function formatDate(lang: Lang, iso: string): string {
  const quarter = quarterOf(iso);
  if (quarter !== null) return QUARTERS[lang](quarter.rank, quarter.year);
  const options = OPTIONS[iso.length];
  if (options === undefined || !/^\d{4}(-\d{2}){0,2}$/.test(iso)) return iso;
  return firstDay(lang, dateFormat(lang, options).format(new Date(iso)));
}

/** An instant as the day and time of a zone: “5 décembre 2026 à 06:00”. */
export function formatInstant(lang: Lang, iso: string, timeZone: string): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  return firstDay(lang, dateFormat(lang, options).format(new Date(iso)));
}

/** French says “1er” of the first day of a month. */
const firstDay = (lang: Lang, text: string): string => (lang === 'fr' ? text.replace(/^1 /, '1er ') : text);

/** The day of an instant, for the reader. */
export const today = (now: Date): string => now.toISOString().slice(0, 10);
