/** Comparisons as lenient as real scripts need: a literal takes the type of the other side, a partial date is a period. */
import type { Comparator } from './ast.ts';
import { compareTime, OPERATION, type Side } from './compare-time.ts';
import { call, type Expression, every, isMany, isNumber, isPlace, isTime, not, some } from './expression.ts';
import { coerce, settle } from './literal.ts';
import { refuse, type Scope, typed } from './scope.ts';

export type { Side } from './compare-time.ts';

const MIRRORED: Record<Comparator, Comparator> = {
  '=': '=',
  ':': ':',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `left operator right` as a condition. With a null on either side it is not met, `!=` included. */
export function compare(operator: Comparator, left: Side, right: Side, scope: Scope): Expression {
  if (left.operand.kind === 'literal' && right.operand.kind !== 'literal')
    return compare(MIRRORED[operator], right, left, scope);
  const subject = settle(left.operand, scope);
  if (isMany(subject)) return compareElements(operator, subject, right, scope);
  if (isTime(subject.type)) return compareTime(operator, left, right, scope);
  if (right.operand.kind === 'literal')
    return call(OPERATION[operator], 'boolean', subject, coerce(right.operand, subject.type, scope));
  return compareExpressions(operator, left, right, scope);
}

/** Two expressions: numbers with numbers, also a number written in a text. */
function compareExpressions(operator: Comparator, left: Side, right: Side, scope: Scope): Expression {
  const a = settle(left.operand, scope);
  const b = settle(right.operand, scope);
  if (isMany(b)) throw refuse(scope, right.node, `${typed(scope, right.node)} holds several values.`);
  if (isTime(b.type)) return compareTime(MIRRORED[operator], right, left, scope);
  const operation = OPERATION[operator];
  if (isPlace(a.type)) throw refuse(scope, left.node, 'Places are compared by distance(), in_bbox() or intersects().');
  if (a.type === b.type || (isNumber(a.type) && isNumber(b.type))) return call(operation, 'boolean', a, b);
  if (a.type === 'text' && isNumber(b.type)) return call(operation, 'boolean', call('parse_number', 'double', a), b);
  if (b.type === 'text' && isNumber(a.type)) return call(operation, 'boolean', a, call('parse_number', 'double', b));
  throw refuse(scope, left.node, `Cannot compare ${a.type} with ${b.type}.`, { value: typed(scope, left.node) });
}

/** A multivalued field is equal to a value when it holds it. */
function compareElements(operator: Comparator, subject: Expression, right: Side, scope: Scope): Expression {
  if (right.operand.kind !== 'literal' || !['=', ':', '!='].includes(operator))
    throw refuse(scope, right.node, 'A multivalued field can only be compared with = or != and a value.');
  const holds = call('holds', 'boolean', subject, coerce(right.operand, subject.type, scope));
  if (operator !== '!=') return holds;
  return every([not(call('is_empty', 'boolean', subject)), not(holds)]);
}

/** `operand in (…)`: equal to one of the values. */
export function isAmong(left: Side, items: readonly Side[], scope: Scope): Expression {
  const { operand } = left;
  const plain = operand.kind !== 'literal' && !isTime(operand.type) && !isMany(operand);
  const literals = items.flatMap((item) => (item.operand.kind === 'literal' ? [item.operand] : []));
  if (!plain || literals.length < items.length) return some(items.map((item) => compare('=', left, item, scope)));
  return call('in', 'boolean', operand, ...literals.map((literal) => coerce(literal, operand.type, scope)));
}

/** `operand in [low..high]`; an open side excludes its bound. */
export function isBetween(
  left: Side,
  low: Side & { open: boolean },
  high: Side & { open: boolean },
  scope: Scope,
): Expression {
  return every([compare(low.open ? '>' : '>=', left, low, scope), compare(high.open ? '<' : '<=', left, high, scope)]);
}
