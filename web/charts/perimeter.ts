/** What the figures of a view are about, in words: the filters and the period. */
import type { Lang } from '../api/types.ts';
import { formatDate } from '../format/dates.ts';
import { periodKind } from '../format/periods.ts';
import { readValue, titleOf } from '../state/fields.ts';
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
    const field = fieldOf({ dataset }, name);
    const named = values
      .slice(0, NAMED)
      .map((value) => readValue(field, lang, value))
      .join(', ');
    const more = values.length > NAMED ? ` ${words.more(values.length - NAMED)}` : '';
    return words.filter(titleOf(field, lang), `${named}${more}`);
  });
  const ranges = Object.entries(selection.ranges).map(([name, { from, to }]) =>
    words.filter(titleOf(fieldOf({ dataset }, name), lang), `${from || '…'} – ${to || '…'}`),
  );
  const text = selection.text === '' ? [] : [words.text(selection.text)];
  return [...chosen, ...ranges, ...text].join(' · ');
}

/** `de janvier 2020 à novembre 2026`. */
export const periodWords = (lang: Lang, first: string, last: string): string =>
  first === last
    ? formatDate(lang, first)
    : WORDS[lang].time[periodKind(first)].between(formatDate(lang, first), formatDate(lang, last));
