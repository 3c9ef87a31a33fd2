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

/** Several texts as one to look into. */
const together = (expressions: readonly Expression[]): Expression =>
  expressions.length === 1 ? asText(expressions[0]!) : call('spaced', 'text', ...expressions.map(asText));

const has = (text: Expression, { word, prefix }: Term): Expression =>
  call(prefix ? 'has_prefix' : 'has_word', 'boolean', text, value('text', word));

/** All the words, whole, in any order and in any of the texts. No word: never. */
export function hasAllWords(texts: readonly Expression[], wanted: string): Expression {
  const terms = termsOf(wanted);
  if (terms.length === 0 || texts.length === 0) return NEVER;
  const text = together(texts);
  return every(terms.map((term) => has(text, term)));
}

/** Letters that may differ: two in a word of more than five, one in a word of more than two. */
const tolerance = (word: string): number => (word.length > 5 ? 2 : word.length > 2 ? 1 : 0);

/** All the words, each with some letters wrong, the last one as a prefix too. */
export function hasSimilarWords(texts: readonly Expression[], wanted: string): Expression {
  const terms = termsOf(wanted);
  if (terms.length === 0 || texts.length === 0) return NEVER;
  const text = together(texts);
  return every(
    terms.map((term, index) => {
      const last = index === terms.length - 1;
      const exact = has(text, { word: term.word, prefix: term.prefix || last });
      const wrong = tolerance(term.word);
      if (wrong === 0) return exact;
      return some([exact, call('has_near_word', 'boolean', text, value('text', term.word), value('int', wrong))]);
    }),
  );
}

/** A word that begins so, in one of the texts. */
export function hasPrefix(texts: readonly Expression[], wanted: string): Expression {
  if (termsOf(wanted).length === 0 || texts.length === 0) return NEVER;
  return some(texts.map((text) => call('has_prefix', 'boolean', asText(text), value('text', wanted))));
}

/** The whole of one of the texts begins so, to the letter. */
export function startsWith(texts: readonly Expression[], wanted: string): Expression {
  if (texts.length === 0) return NEVER;
  return some(texts.map((text) => call('starts_with', 'boolean', asText(text), value('text', wanted))));
}
