/** Words of a text: how `like`, `search`, `suggest`, `startswith` and a bare string look for them. Case and accents do not count, `startswith` apart. */
import type { Text } from './ast.ts';
import { call, type Expression, every, isMany, NEVER, some, value } from './expression.ts';
import { refuse, type Scope } from './scope.ts';
import { indexOver, isPosted, type Sought } from './word-index.ts';

/** A word as it is written in a request; one followed by `*` is a prefix. */
export interface Term {
  readonly word: string;
  readonly prefix: boolean;
}

/** `l’`, `d’`, `qu’`…: what is elided before a word is no word that is looked for. `aujourd’hui` is not cut so. */
const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=[\p{L}\p{N}])/giu;

/** Words of letters and digits. Nothing else counts, `%` included. Refuses what passes `request_words`. */
export const termsOf = (text: Text, scope: Scope): Term[] => readTerms(text, text.value.replaceAll(ELIDED, ' '), scope);

/** The same, with what is elided: in a phrase every word has its place. */
export const phraseOf = (text: Text, scope: Scope): Term[] => readTerms(text, text.value, scope);

function readTerms(text: Text, written: string, scope: Scope): Term[] {
  const found = written.normalize('NFC').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*\*?/gu) ?? [];
  const most = scope.setting.limits.request_words;
  const total = scope.setting.countWords(found.length);
  if (total > most) {
    const detail = `The request looks for ${total} words or more; at most ${most} are accepted (request_words).`;
    throw refuse(scope, text, detail);
  }
  return found.map((word) =>
    word.endsWith('*') ? { word: word.slice(0, -1), prefix: true } : { word, prefix: false },
  );
}

/** An expression as text to look into: the values of a multivalued field one after the other, other types as they print, no markup. */
function asText(expression: Expression): Expression {
  if (isMany(expression)) return call('joined', 'text', expression);
  if (expression.type !== 'text') return call('to_text', 'text', expression);
  const hasMarkup = expression.kind === 'column' && expression.field?.markup === true;
  return hasMarkup ? call('plain_text', 'text', expression) : expression;
}

/** The words of some texts, as one text to look into. */
function wordsOf(texts: readonly Expression[]): Expression {
  const [first] = texts;
  if (first === undefined) return value('text', '');
  return call('words', 'text', texts.length > 1 ? call('spaced', 'text', ...texts.map(asText)) : asText(first));
}

/** Some text has the word. */
function has(words: Expression, { word, prefix, wrong }: Sought): Expression {
  const sought = call('words', 'text', value('text', word));
  const exact = call(prefix ? 'has_prefix' : 'has_word', 'boolean', words, sought);
  return wrong === 0 ? exact : some([exact, call('has_near_word', 'boolean', words, sought, value('int', wrong))]);
}

/** Every word is somewhere in the texts: told by the index when it has them all, by reading them otherwise. No word: never. */
function hasEvery(texts: readonly Expression[], sought: readonly Sought[], { setting }: Scope): Expression {
  if (sought.length === 0 || texts.length === 0) return NEVER;
  const index = indexOver(texts, setting.catalog);
  if (index !== undefined) return isPosted(index, sought);
  const words = wordsOf(texts);
  return every(sought.map((one) => has(words, one)));
}

/** All the words, whole, in any order. */
export const hasAllWords = (texts: readonly Expression[], terms: readonly Term[], scope: Scope): Expression =>
  hasEvery(
    texts,
    terms.map((term) => ({ ...term, wrong: 0 })),
    scope,
  );

/** Letters that may differ: two in a word of more than five, one in a word of more than two. */
const tolerance = (word: string): number => (word.length > 5 ? 2 : word.length > 2 ? 1 : 0);

/** All the words, each with some letters wrong, the last one as a prefix too. */
export const hasSimilarWords = (texts: readonly Expression[], terms: readonly Term[], scope: Scope): Expression =>
  hasEvery(
    texts,
    terms.map(({ word, prefix }, at) => ({
      word,
      prefix: prefix || at === terms.length - 1,
      wrong: tolerance(word),
    })),
    scope,
  );

/** All the words one after the other, the last one as a prefix. */
export function hasPhrase(texts: readonly Expression[], terms: readonly Term[], scope: Scope): Expression {
  const sought = terms.map(({ word }, at) => ({ word, prefix: at === terms.length - 1, wrong: 0 }));
  const somewhere = hasEvery(texts, sought, scope);
  if (terms.length < 2 || texts.length === 0) return somewhere;
  const phrase = has(wordsOf(texts), { word: terms.map(({ word }) => word).join(' '), prefix: true, wrong: 0 });
  const isIndexed = indexOver(texts, scope.setting.catalog) !== undefined;
  return isIndexed ? call('if_so', 'boolean', somewhere, phrase) : phrase;
}

/** The whole of the text begins so, to the letter. */
export const startsWith = (text: Expression, wanted: string): Expression =>
  call('starts_with', 'boolean', isMany(text) || text.type !== 'text' ? asText(text) : text, value('text', wanted));
