/** What the figures of a view are about, in words: the filters and the period. */
import type { Lang } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { titleOf } from '../state/fields.ts';
import { countFilters } from '../state/selection.ts';
import type { View } from './chart.ts';
import { fieldOf } from './measures.ts';
import { WORDS } from './words.ts';

/** Values that a subtitle names before it counts them. */
const NAMED = 2;

/** `Modalité : à distance · Région : Bretagne, Occitanie`; the whole of France when nothing is filtered. */
export function perimeterOf({ lang, dataset, selection }: View): string {
  const words = WORDS[lang];
  if (countFilters(selection) === 0) return words.everywhere;
  const chosen = Object.entries(selection.values).map(([name, values]) => {
    const named = values.slice(0, NAMED).join(', ');
    const more = values.length > NAMED ? ` ${words.more(values.length - NAMED)}` : '';
    return `${titleOf(fieldOf({ dataset }, name), lang)} : ${named}${more}`;
  });
  const ranges = Object.entries(selection.ranges).map(
    ([name, { from, to }]) => `${titleOf(fieldOf({ dataset }, name), lang)} : ${from || '…'} – ${to || '…'}`,
  );
  const text = selection.text === '' ? [] : [`« ${selection.text} »`];
  return [...chosen, ...ranges, ...text].join(' · ');
}

/** `de janvier 2020 à novembre 2026`. */
export const periodWords = (lang: Lang, first: string, last: string): string =>
  first === last ? formatDate(lang, first) : WORDS[lang].period(formatDate(lang, first), formatDate(lang, last));

/** The first month that was not over when the data were taken; null when the last day of a month was. */
export function unfinishedMonth(asOf: string): string | null {
  const day = new Date(asOf);
  const next = new Date(day.getTime() + 86_400_000);
  return next.getUTCMonth() === day.getUTCMonth() ? asOf.slice(0, 7) : null;
}
