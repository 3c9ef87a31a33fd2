/** The finding of a comparison, as a title. */
import type { Comparison } from '../../api/comparison.ts';
import type { Dataset, Lang, Release } from '../../api/types.ts';
import { fieldOf } from '../../charts/measures.ts';
import { formatDate } from '../../format/dates.ts';
import { formatNumber } from '../../format/numbers.ts';
import { titleOf } from '../../state/fields.ts';
import { leadOf } from './facts.ts';
import { WORDS } from './words.ts';

/** `3 276 dossiers de plus qu’au 21 octobre 2026`; or that rows alone changed, or nothing did. */
export function tellHeadline(comparison: Comparison, dataset: Dataset, from: Release, lang: Lang): string {
  const words = WORDS[lang];
  const day = formatDate(lang, from.as_of);
  const lead = leadOf(comparison);
  const { added, removed, changed } = comparison.rows;
  if (lead === null) return added + removed + changed === 0 ? words.nothing(day) : words.rowsOnly(day);
  const change = (lead.after ?? 0) - (lead.before ?? 0);
  const what = titleOf(fieldOf({ dataset }, lead.measure), lang).toLowerCase();
  return (change > 0 ? words.more : words.less)(formatNumber(lang, Math.abs(change)), what, day);
}
