/** What looks into texts: a bare string, `search`, `suggest`, `startswith`. Several fields are one after the other, or each apart. */
import type { Call, Text } from './ast.ts';
import { type Expression, NEVER, some } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { columnOf, lookUp, refuse, type Scope, typed } from './scope.ts';
import { hasAllWords, hasPhrase, hasSimilarWords, phraseOf, startsWith, termsOf } from './text-match.ts';

/** A text alone: all its words, each in any of the texts. */
export const resolveText = (wanted: Text, scope: Scope): Expression =>
  hasAllWords(searchableColumns(scope), termsOf(wanted, scope), scope);

export function resolveSearch(node: Call, scope: Scope): Expression {
  const { fields, wanted } = readArguments(node, scope);
  return hasSimilarWords(fields, termsOf(wanted, scope), scope);
}

export function resolveSuggest(node: Call, scope: Scope): Expression {
  const { fields, all, wanted } = readArguments(node, scope);
  const terms = phraseOf(wanted, scope);
  if (all) return hasPhrase(fields, terms, scope);
  return some(fields.map((field) => hasPhrase([field], terms, scope)));
}

export function resolveStartsWith(node: Call, scope: Scope): Expression {
  const { fields, wanted } = readArguments(node, scope);
  return fields.length === 0 ? NEVER : some(fields.map((text) => startsWith(text, wanted.value)));
}

/** The text fields that a search without field looks into. */
const searchableColumns = ({ setting }: Scope): Expression[] =>
  setting.catalog.fields.filter((field) => field.type === 'text' && field.searchable !== false).map(columnOf);

interface Search {
  /** What is looked into. */
  fields: Expression[];
  /** No field was named: they are all the searchable ones. */
  all: boolean;
  wanted: Text;
}

function readArguments(node: Call, scope: Scope): Search {
  const text = node.arguments.at(-1);
  const named = node.arguments.slice(0, -1);
  if (text?.kind !== 'text')
    throw refuse(scope, node, `${node.name}() expects a text as its last argument.`, {
      expected: FUNCTIONS.get(node.name)!.usage,
    });
  if (named.length === 0 || named.some((field) => field.kind === 'star'))
    return { fields: searchableColumns(scope), all: true, wanted: text };
  const fields = named.map((field) => {
    if (field.kind === 'name') return lookUp(scope, field.name, field);
    throw refuse(scope, field, `${node.name}() expects fields.`, { value: typed(scope, field) });
  });
  return { fields, all: false, wanted: text };
}
