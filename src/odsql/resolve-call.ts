/** Calls → typed expressions. Most follow from their row in `functions.ts`; the others have a resolver of their own here. */
import { resolveCount, resolvePercentile, resolveWeightedAverage, warnOfMeasure } from './aggregates.ts';
import { type ResolveOperand, takeArguments } from './arguments.ts';
import type { Call } from './ast.ts';
import { resolveRange } from './buckets.ts';
import { localTime } from './compare-time.ts';
import { DATE_LETTERS, formatDate } from './date-format.ts';
import { call, type Expression, isMany, isNumber, type Operation, value } from './expression.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';
import { coerce, literalOf, settle } from './literal.ts';
import { PLACE_FUNCTIONS } from './places.ts';
import { resolveNow } from './resolve-now.ts';
import { resolveSearch, resolveStartsWith, resolveSuggest } from './resolve-search.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** What a call means. Refuses it where the function is not allowed, and arguments that are not of its types. */
export function resolveCall(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const row = FUNCTIONS.get(node.name)!;
  if (
    !row.clauses.includes(scope.clause) ||
    (row.kind === 'aggregate' && scope.clause !== 'where' && !scope.aggregates)
  )
    throw refuse(scope, node, `${node.name}() is not allowed here.`, {
      value: node.name,
      expected: `${node.name}() in ${row.clauses.join(', ')}`,
    });
  if (node.distinct && node.name !== 'count') throw refuse(scope, node, `${node.name}() does not accept distinct.`);
  const own = OWN[node.name as FunctionName];
  if (own !== undefined) return own(node, scope, resolveOperand);
  const [subject, ...rest] = takeArguments(node, row, scope, resolveOperand);
  const build = BUILD[node.name as FunctionName];
  if (build !== undefined) return build(subject!, rest, node, scope);
  if (row.kind === 'aggregate') warnOfMeasure(node, subject!, scope);
  return call(node.name as Operation, row.gives === 'first' ? subject!.type : row.gives, subject!, ...rest);
}

type Build = (subject: Expression, rest: readonly Expression[], node: Call, scope: Scope) => Expression;

const datePart: Build = (subject, _, node, scope) => call(node.name as Operation, 'int', localTime(subject, scope));

const BUILD: Partial<Record<FunctionName, Build>> = {
  len: (subject) => call('length', 'int', subject),
  year: datePart,
  quarter: datePart,
  month: datePart,
  day: datePart,
  dayofweek: datePart,
  hour: datePart,
  minute: datePart,
  second: datePart,
  millisecond: datePart,
  date_format: (subject, _, node, scope) => {
    const pattern = node.arguments[1]!;
    if (pattern.kind !== 'text')
      throw refuse(scope, pattern, 'date_format() expects a pattern in quotes.', { value: typed(scope, pattern) });
    const { date_format_characters: most } = scope.setting.limits;
    if (pattern.value.length > most)
      throw refuse(scope, pattern, `The date format has more than ${most} characters (date_format_characters).`);
    const formatted = formatDate(localTime(subject, scope), pattern.value, scope.setting.lang);
    if ('kind' in formatted) return formatted;
    throw refuse(scope, pattern, `Invalid date format: ${formatted.unknown}.`, {
      value: formatted.unknown,
      expected: DATE_LETTERS.join(', '),
    });
  },
  percentile: resolvePercentile,
  weighted_avg: resolveWeightedAverage,
};

type Own = (node: Call, scope: Scope, resolveOperand: ResolveOperand) => Expression;

const OWN: Partial<Record<FunctionName, Own>> = {
  count: resolveCount,
  ifnull: resolveIfNull,
  now: resolveNow,
  range: resolveRange,
  random: resolveRandom,
  equi: (node, scope) => {
    throw refuse(scope, node, 'equi() is only allowed in range().', { expected: FUNCTIONS.get('equi')!.usage });
  },
  relevance: resolveRelevance,
  json_format: resolveJsonFormat,
  search: resolveSearch,
  suggest: resolveSuggest,
  startswith: resolveStartsWith,
  ...PLACE_FUNCTIONS,
};

/** Both sides in one type; a value takes the type of the field. */
function resolveIfNull(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const [first, second] = node.arguments;
  if (first === undefined || second === undefined || node.arguments.length > 2)
    throw refuse(scope, node, 'ifnull() expects 2 argument(s).', { expected: FUNCTIONS.get('ifnull')!.usage });
  const subject = settle(resolveOperand(first, scope), scope);
  const otherwise = coerce(resolveOperand(second, scope), subject.type, scope);
  if (isMany(subject) || isMany(otherwise)) throw refuse(scope, node, 'ifnull() does not support multivalued fields.');
  if (isNumber(subject.type) && isNumber(otherwise.type))
    return call('if_null', otherwise.type === 'int' ? subject.type : 'double', subject, otherwise);
  if (subject.type === otherwise.type) return call('if_null', subject.type, subject, otherwise);
  throw refuse(scope, second, `ifnull() expects a second argument of type ${subject.type}.`, {
    value: typed(scope, second),
  });
}

/** `random(seed)`: an order that the seed gives again. Without seed, the clock of the request is the seed. */
function resolveRandom(node: Call, scope: Scope): Expression {
  const seed = node.arguments[0] === undefined ? undefined : literalOf(node.arguments[0]);
  if (node.arguments.length > 1 || (node.arguments.length === 1 && !/^\d{1,15}$/.test(seed?.text ?? '')))
    throw refuse(scope, node, 'random() expects a whole number.', { value: typed(scope, node) });
  return call('shuffle', 'int', value('int', Number(seed?.text ?? scope.setting.now.getTime())));
}

/** `relevance()`: no row is told to be nearer to a search than another, so that it changes no order. */
function resolveRelevance(node: Call, scope: Scope): Expression {
  if (node.arguments.length > 0) throw refuse(scope, node, 'relevance() expects 0 argument(s).');
  return value('int', 1);
}

/** `json_format(field)`: known, and refused of every field, as none holds JSON. */
function resolveJsonFormat(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const [field] = node.arguments;
  if (field === undefined || node.arguments.length > 2)
    throw refuse(scope, node, 'json_format() expects 1 or 2 argument(s).', {
      expected: FUNCTIONS.get('json_format')!.usage,
    });
  const { type } = settle(resolveOperand(field, scope), scope);
  throw refuse(scope, field, 'json_format() only supports json expression.', {
    value: typed(scope, field),
    expected: `a field that holds JSON; this one is of type ${type}`,
  });
}
