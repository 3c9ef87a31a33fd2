/** What looks into texts: a bare string, `search`, `suggest`, `startswith`. Several fields are one after the other, or each apart. */
import type { Call, Text } from './ast.ts';
import { type Expression, NEVER, some } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { columnOf, lookUp, refuse, type Scope, typed } from './scope.ts';
import { hasAllWords, hasPhrase, hasSimilarWords, startsWith, termsOf, wordsOf } from './text-match.ts';

/** A text alone: all its words, each in any of the texts. */
export const resolveText = (wanted: Text, scope: Scope): Expression =>
  hasAllWords(allWords(scope), termsOf(wanted, scope));

export function resolveSearch(node: Call, scope: Scope): Expression {
  const { fields, wanted } = readArguments(node, scope);
  return hasSimilarWords(fields === 'all' ? allWords(scope) : wordsOf(fields), termsOf(wanted, scope));
}

export function resolveSuggest(node: Call, scope: Scope): Expression {
  const { fields, wanted } = readArguments(node, scope);
  const terms = termsOf(wanted, scope);
  if (fields === 'all') return hasPhrase(allWords(scope), terms);
  return some(fields.map((field) => hasPhrase(wordsOf([field]), terms)));
}

export function resolveStartsWith(node: Call, scope: Scope): Expression {
  const { fields, wanted } = readArguments(node, scope);
  const texts = fields === 'all' ? searchableColumns(scope) : fields;
  return texts.length === 0 ? NEVER : some(texts.map((text) => startsWith(text, wanted.value)));
}

/** The text fields that a search without field looks into. */
const searchableColumns = ({ setting }: Scope): Expression[] =>
  setting.catalog.fields.filter((field) => field.type === 'text' && field.searchable !== false).map(columnOf);

function allWords(scope: Scope): Expression {
  const { words } = scope.setting.catalog;
  return words === undefined ? wordsOf(searchableColumns(scope)) : { kind: 'column', column: words, type: 'text' };
}

/** Fields to look into (all when none or `*`) and the text to look for. */
function readArguments(node: Call, scope: Scope): { fields: Expression[] | 'all'; wanted: Text } {
  const text = node.arguments.at(-1);
  const named = node.arguments.slice(0, -1);
  if (text?.kind !== 'text')
    throw refuse(scope, node, `${node.name}() expects a text as its last argument.`, {
      expected: FUNCTIONS.get(node.name)!.usage,
    });
  if (named.length === 0 || named.some((field) => field.kind === 'star')) return { fields: 'all', wanted: text };
  const fields = named.map((field) => {
    if (field.kind === 'name') return lookUp(scope, field.name, field);
    throw refuse(scope, field, `${node.name}() expects fields.`, { value: typed(scope, field) });
  });
  return { fields, wanted: text };
}
