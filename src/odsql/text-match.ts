/** Words of a text: how `like`, `search`, `suggest`, `startswith` and a bare string look for them. Case and accents do not count, `startswith` apart. */
import { LIMITS } from '../limits.ts';
import type { Text } from './ast.ts';
import { call, type Expression, every, isMany, NEVER, some, value } from './expression.ts';
import { refuse, type Scope } from './scope.ts';

/** A word that is looked for. */
export interface Term {
  readonly word: string;
  readonly prefix: boolean;
}

/** Words of letters and digits; one followed by `*` is a prefix. Nothing else counts, `%` included. Refuses what passes `request_words`. */
export function termsOf(text: Text, scope: Scope): Term[] {
  const found = text.value.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*\*?/gu) ?? [];
  const total = scope.setting.countWords(found.length);
  if (total > LIMITS.request_words) {
    const detail = `The request looks for ${total} words or more; at most ${LIMITS.request_words} are accepted (request_words).`;
    throw refuse(scope, text, detail);
  }
  return found.map((word) =>
    word.endsWith('*') ? { word: word.slice(0, -1), prefix: true } : { word, prefix: false },
  );
}

/** An expression as text to look into: the values of a multivalued field one after the other, other types as they print. */
const asText = (expression: Expression): Expression =>
  isMany(expression)
    ? call('joined', 'text', expression)
    : expression.type === 'text'
      ? expression
      : call('to_text', 'text', expression);

/** The words of some texts, as one text to look into; read from a column that holds them when there is one. */
export function wordsOf(texts: readonly Expression[]): Expression {
  const [first] = texts;
  if (first === undefined) return value('text', '');
  if (texts.length > 1) return call('words', 'text', call('spaced', 'text', ...texts.map(asText)));
  const made = first.kind === 'column' ? first.field?.words : undefined;
  return made === undefined ? call('words', 'text', asText(first)) : { kind: 'column', column: made, type: 'text' };
}

const has = (words: Expression, { word, prefix }: Term): Expression =>
  call(prefix ? 'has_prefix' : 'has_word', 'boolean', words, call('words', 'text', value('text', word)));

/** All the words, whole, in any order. No word: never. */
export const hasAllWords = (words: Expression, terms: readonly Term[]): Expression =>
  terms.length === 0 ? NEVER : every(terms.map((term) => has(words, term)));

/** Letters that may differ: two in a word of more than five, one in a word of more than two. */
const tolerance = (word: string): number => (word.length > 5 ? 2 : word.length > 2 ? 1 : 0);

/** All the words, each with some letters wrong, the last one as a prefix too. */
export function hasSimilarWords(words: Expression, terms: readonly Term[]): Expression {
  const similar = ({ word, prefix }: Term, index: number): Expression => {
    const exact = has(words, { word, prefix: prefix || index === terms.length - 1 });
    const wrong = tolerance(word);
    if (wrong === 0) return exact;
    const sought = call('words', 'text', value('text', word));
    return some([exact, call('has_near_word', 'boolean', words, sought, value('int', wrong))]);
  };
  return terms.length === 0 ? NEVER : every(terms.map(similar));
}

/** All the words one after the other, the last one as a prefix. */
export const hasPhrase = (words: Expression, terms: readonly Term[]): Expression =>
  terms.length === 0 ? NEVER : has(words, { word: terms.map(({ word }) => word).join(' '), prefix: true });

/** The whole of the text begins so, to the letter. */
export const startsWith = (text: Expression, wanted: string): Expression =>
  call('starts_with', 'boolean', asText(text), value('text', wanted));
