/** Words of a text: how `like`, `search`, `suggest`, `startswith` and a bare string look for them. Case and accents do not count, `startswith` apart. */
import { call, type Expression, every, isMany, NEVER, some, value } from './expression.ts';

interface Term {
  readonly word: string;
  readonly prefix: boolean;
}

/** Words of letters and digits; one followed by `*` is a prefix. Nothing else counts, `%` included. */
const termsOf = (text: string): Term[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*\*?/gu) ?? []).map((word) =>
    word.endsWith('*') ? { word: word.slice(0, -1), prefix: true } : { word, prefix: false },
  );

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
export function hasAllWords(words: Expression, wanted: string): Expression {
  const terms = termsOf(wanted);
  return terms.length === 0 ? NEVER : every(terms.map((term) => has(words, term)));
}

/** Letters that may differ: two in a word of more than five, one in a word of more than two. */
const tolerance = (word: string): number => (word.length > 5 ? 2 : word.length > 2 ? 1 : 0);

/** All the words, each with some letters wrong, the last one as a prefix too. */
export function hasSimilarWords(words: Expression, wanted: string): Expression {
  const terms = termsOf(wanted);
  const similar = ({ word, prefix }: Term, index: number): Expression => {
    const exact = has(words, { word, prefix: prefix || index === terms.length - 1 });
    const wrong = tolerance(word);
    if (wrong === 0) return exact;
    const sought = call('words', 'text', value('text', word));
    return some([exact, call('has_near_word', 'boolean', words, sought, value('int', wrong))]);
  };
  return terms.length === 0 ? NEVER : every(terms.map(similar));
}

/** A word that begins so. */
export const hasPrefix = (words: Expression, wanted: string): Expression =>
  termsOf(wanted).length === 0 ? NEVER : has(words, { word: wanted, prefix: true });

/** The whole of the text begins so, to the letter. */
export const startsWith = (text: Expression, wanted: string): Expression =>
  call('starts_with', 'boolean', asText(text), value('text', wanted));
