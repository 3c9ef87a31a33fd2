/** Refusals of a clause, in the words that Opendatasoft clients know. */

import { Refusal, type RefusalDetails } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { nearest } from '../spelling.ts';

export type Clause = 'select' | 'where' | 'group_by' | 'order_by' | 'refine' | 'exclude' | 'timezone' | 'lang';

const clip = (text: string, most: number = LIMITS.value_shown_characters): string =>
  text.length > most ? `${text.slice(0, most)}…` : text;

/** Characters of a sentence around a value: the longest of the official API is shown whole. */
const SENTENCE = 160;

/** `odsql_syntax`: the clause cannot be read from `character` (counted from 0) on. */
export function unexpected(
  clause: Clause,
  text: string,
  character: number,
  found: string,
  details: RefusalDetails = {},
): Refusal {
  return new Refusal(
    'odsql_syntax',
    `ODSQL syntax exception: unexpected ${clip(found)} at position ${character} in ${clip(text)}. Clause(s) containing the error(s): ${clause}.`,
    { place: { column: clause, character }, value: clip(found), ...details },
  );
}

/** `odsql_meaning`: the clause reads well but cannot be answered. `detail` is one sentence with its full stop. */
export function malformed(clause: Clause, character: number, detail: string, details: RefusalDetails = {}): Refusal {
  return new Refusal(
    'odsql_meaning',
    `ODSQL query is malformed: ${clip(detail, SENTENCE)} Clause(s) containing the error(s): ${clause}.`,
    { place: { column: clause, character }, ...details },
  );
}

/** `did you mean …?` when a known name is near the one typed, otherwise nothing. */
export function didYouMean(name: string, known: Iterable<string>): { mend?: string } {
  const near = nearest(name, known);
  return near === undefined ? {} : { mend: `did you mean ${near}?` };
}
