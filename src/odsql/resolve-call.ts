/** Calls → typed expressions. Most follow from their row in `functions.ts`; the others have a resolver of their own here. */
import type { Call, Node } from './ast.ts';
import { resolveRange } from './buckets.ts';
import type { FieldType } from './catalog.ts';
import { localTime } from './compare.ts';
import { DATE_LETTERS, formatDate } from './date-format.ts';
import {
  call,
  contains,
  type Expression,
  isAggregate,
  isMany,
  isNumber,
  isTime,
  type Operation,
  value,
} from './expression.ts';
import { FUNCTIONS, type FunctionName, type FunctionRow, type Takes } from './functions.ts';
import { coerce, literalOf, type Operand, settle, timeValue } from './literal.ts';
import { isNowSetting, NOW_KEYS, shiftNow } from './now.ts';
import { didYouMean } from './refusals.ts';
import { lookUp, refuse, type Scope, searchableColumns, typed } from './scope.ts';
import { hasPrefix, hasSimilarWords, startsWith } from './text-match.ts';
import { toInstant, toLocal } from './zone.ts';

export type ResolveOperand = (node: Node, scope: Scope) => Operand;

/** What a call means. Refuses it where the function is not allowed, and arguments that are not of its types. */
export function resolveCall(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const row = FUNCTIONS.get(node.name)!;
  if (row.kind === 'geometry')
    throw refuse(scope, node, `${node.name}() is not available: no field holds a geometry.`, { value: node.name });
  if (!row.clauses.includes(scope.clause) || (row.kind === 'aggregate' && !scope.aggregates))
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

/** The arguments in the types that the function takes. */
function takeArguments(node: Call, row: FunctionRow, scope: Scope, resolveOperand: ResolveOperand): Expression[] {
  if (node.arguments.length !== row.takes.length)
    throw refuse(scope, node, `${node.name}() expects ${row.takes.length} argument(s).`, { expected: row.usage });
  const inner = row.kind === 'aggregate' ? { ...scope, aggregates: false, names: new Map() } : scope;
  return row.takes.map((takes, index) => {
    const argument = node.arguments[index]!;
    return take(takes, resolveOperand(argument, inner), argument, row, inner);
  });
}

const TAKEN: Record<
  Takes,
  { readonly type?: FieldType; readonly fits: (type: FieldType) => boolean; readonly called: string }
> = {
  text: { type: 'text', fits: (type) => type === 'text', called: 'text' },
  number: { fits: isNumber, called: 'numeric' },
  date: { type: 'datetime', fits: isTime, called: 'date' },
  'number or date': { fits: (type) => isNumber(type) || isTime(type), called: 'numeric or date' },
  any: { fits: () => true, called: 'any' },
};

function take(takes: Takes, operand: Operand, node: Node, row: FunctionRow, scope: Scope): Expression {
  const { type, fits, called } = TAKEN[takes];
  const expression = type === undefined ? settle(operand, scope) : coerce(operand, type, scope);
  if (fits(expression.type) && !isMany(expression)) return expression;
  const detail =
    row.kind === 'aggregate'
      ? 'StatAggregation only supports numeric or date expression.'
      : `${row.usage.split('(')[0]}() only supports ${called} expression.`;
  throw refuse(scope, node, detail, { value: typed(scope, node), expected: row.usage });
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
    const formatted = formatDate(localTime(subject, scope), pattern.value, scope.setting.lang);
    if ('kind' in formatted) return formatted;
    throw refuse(scope, pattern, `Invalid date format: ${formatted.unknown}.`, {
      value: formatted.unknown,
      expected: DATE_LETTERS.join(', '),
    });
  },
  percentile: (subject, _, node, scope) => {
    const rank = literalOf(node.arguments[1]!);
    const percent = Number(rank?.text);
    if (rank?.of === 'number' && percent >= 0 && percent <= 100)
      return call('percentile', 'double', subject, value('double', percent / 100));
    throw refuse(scope, node.arguments[1]!, 'percentile() expects a number from 0 to 100.', {
      value: typed(scope, node.arguments[1]!),
    });
  },
};

type Own = (node: Call, scope: Scope, resolveOperand: ResolveOperand) => Expression;

const OWN: Partial<Record<FunctionName, Own>> = {
  count: resolveCount,
  ifnull: resolveIfNull,
  now: resolveNow,
  range: resolveRange,
  random: resolveRandom,
  search: (node, scope) => hasSimilarWords(...searched(node, scope)),
  suggest: (node, scope) => hasPrefix(...searched(node, scope)),
  startswith: (node, scope) => startsWith(...searched(node, scope)),
};

function resolveCount(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const [argument] = node.arguments;
  if (argument === undefined || node.arguments.length > 1)
    throw refuse(scope, node, 'count() expects 1 argument(s).', { expected: FUNCTIONS.get('count')!.usage });
  if (argument.kind === 'star' && !node.distinct) return call('count_all', 'int');
  const subject = settle(resolveOperand(argument, { ...scope, aggregates: false, names: new Map() }), scope);
  return call(node.distinct ? 'count_distinct' : 'count', 'int', subject);
}

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

/** The instant of the request, moved by its arguments in the local time of the request. */
function resolveNow(node: Call, scope: Scope): Expression {
  const { now, timezone } = scope.setting;
  const settings = new Map(node.arguments.map((argument) => nowSetting(argument, scope)));
  const shifted = shiftNow(toLocal(now.getTime(), timezone), settings);
  if (shifted === undefined)
    throw refuse(scope, node, 'now() is moved out of the calendar.', { value: typed(scope, node) });
  return timeValue('datetime', settings.size === 0 ? now.getTime() : toInstant(shifted, timezone));
}

const WEEKDAYS: Record<string, number> = { mo: 0, tu: 1, we: 2, th: 3, fr: 4, sa: 5, su: 6 };

function nowSetting(node: Node, scope: Scope): readonly [string, number] {
  if (node.kind !== 'comparison' || node.operator !== '=' || node.left.kind !== 'name')
    throw refuse(scope, node, 'now() expects arguments such as days=-1.', { value: typed(scope, node) });
  const key = node.left.name.toLowerCase();
  if (!NOW_KEYS.includes(key))
    throw refuse(scope, node.left, `Unknown argument of now(): ${key}.`, {
      value: key,
      expected: NOW_KEYS.join(', '),
      ...didYouMean(key, NOW_KEYS),
    });
  const literal = literalOf(node.right);
  const weekday = key === 'weekday' && node.right.kind === 'name' ? WEEKDAYS[node.right.name.toLowerCase()] : undefined;
  const amount = weekday ?? (literal?.of === 'number' ? Number(literal.text) : Number.NaN);
  if (isNowSetting(key, amount)) return [key, amount];
  throw refuse(scope, node.right, `Invalid value for ${key}: ${typed(scope, node.right)}.`, {
    value: typed(scope, node.right),
  });
}

/** `random(seed)`: an order that the seed gives again. Without seed, the clock of the request is the seed. */
function resolveRandom(node: Call, scope: Scope): Expression {
  const seed = node.arguments[0] === undefined ? undefined : literalOf(node.arguments[0]);
  if (node.arguments.length > 1 || (node.arguments.length === 1 && !/^\d{1,15}$/.test(seed?.text ?? '')))
    throw refuse(scope, node, 'random() expects a whole number.', { value: typed(scope, node) });
  return call('shuffle', 'int', value('int', Number(seed?.text ?? scope.setting.now.getTime())));
}

/** Fields to look into (all texts when none or `*`) and the text to look for. */
function searched(node: Call, scope: Scope): [Expression[], string] {
  const text = node.arguments.at(-1);
  const fields = node.arguments.slice(0, -1);
  if (text?.kind !== 'text')
    throw refuse(scope, node, `${node.name}() expects a text as its last argument.`, {
      expected: FUNCTIONS.get(node.name)!.usage,
    });
  const all = fields.length === 0 || fields.some((field) => field.kind === 'star');
  const columns = all
    ? searchableColumns(scope)
    : fields.map((field) => {
        if (field.kind === 'name') return lookUp(scope, field.name, field);
        throw refuse(scope, field, `${node.name}() expects fields.`, { value: typed(scope, field) });
      });
  return [columns, text.value];
}

/** Warns of a figure that the measure does not support: people counted once per row are not added, a mean is not averaged again. */
function warnOfMeasure(node: Call, subject: Expression, scope: Scope): void {
  const aggregation = subject.kind === 'column' ? subject.field?.aggregation : undefined;
  const written = typed(scope, node);
  const place = { clause: scope.clause, character: node.span.start };
  if (node.name === 'sum' && aggregation?.kind === 'distinct')
    scope.setting.warn({
      code: 'not_additive',
      message: `${written} counts people several times: ${typed(scope, node.arguments[0]!)} is distinct within each row only and cannot be added.`,
      ...place,
    });
  if (['sum', 'avg'].includes(node.name) && aggregation?.kind === 'mean') {
    const instead = `sum(${aggregation.numerator})/sum(${aggregation.weight})`;
    scope.setting.warn({
      code: 'unweighted_mean',
      message: `${written} gives every row the same weight; the mean over all of them is ${instead}.`,
      ...place,
      instead,
    });
  }
}

/** Whether a figure over several rows is part of an expression. */
export const hasAggregate = (expression: Expression): boolean =>
  contains(expression, (part) => part.kind === 'call' && isAggregate(part.operation));
