/** A sentence of the API on the page of a reader. */
import type { Sentence } from '../api/comparison.ts';
import type { Dataset, Lang } from '../api/types.ts';
import { typeset } from '../format/typography.ts';
import { readingsOf } from './fields.ts';

/** Column that a query speaks of first. */
export const columnOf = (query: Sentence['query']): string => /^\w+/.exec(query?.where ?? '')?.[0] ?? '';

/** Its text, with the values that it quotes of its column as they are read. */
export function readSentence({ text, query }: Sentence, { fields }: Dataset, lang: Lang): string {
  const field = fields.find(({ name }) => name === columnOf(query));
  if (field === undefined) return typeset(lang, text);
  const readings = readingsOf(field, lang);
  return typeset(
    lang,
    text.replaceAll(/“([^”]*)”/g, (quoted, value: string) =>
      Object.hasOwn(readings, value) ? `“${readings[value]}”` : quoted,
    ),
  );
}
