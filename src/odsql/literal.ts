/** Values of a clause before their type is known: a literal takes the type of what it meets. */

import { dateText, timestampText, toInstant } from '../zone.ts';
import type { Node, Span } from './ast.ts';
import type { FieldType } from './catalog.ts';
import { type Expression, isPlace, type Value, value } from './expression.ts';
import { type Period, parsePeriod } from './period.ts';
import { refuse, type Scope } from './scope.ts';

export interface Literal {
  readonly kind: 'literal';
  readonly of: 'text' | 'number' | 'date' | 'boolean' | 'null';
  /** As typed, quotes and escapes apart: `01` stays `01`. */
  readonly text: string;
  readonly span: Span;
}

/** An expression, or a literal whose type is still open. */
export type Operand = Expression | Literal;

/** The literal that a node is (a number may have a sign), or nothing. */
export function literalOf(node: Node): Literal | undefined {
  const { span } = node;
  if (node.kind === 'text' || node.kind === 'date') return { kind: 'literal', of: node.kind, text: node.value, span };
  if (node.kind === 'number') return { kind: 'literal', of: 'number', text: node.lexeme, span };
  if (node.kind === 'constant')
    return { kind: 'literal', of: node.value === null ? 'null' : 'boolean', text: String(node.value), span };
  if (node.kind !== 'sign' || node.operand.kind !== 'number') return undefined;
  return { kind: 'literal', of: 'number', text: `${node.sign === '-' ? '-' : ''}${node.operand.lexeme}`, span };
}

/** Gives a literal its own type, where nothing asks for another. */
export function settle(operand: Operand, scope: Scope): Expression {
  if (operand.kind !== 'literal') return operand;
  if (operand.of === 'text' || operand.of === 'null') return coerce(operand, 'text', scope);
  if (operand.of === 'boolean') return coerce(operand, 'boolean', scope);
  if (operand.of === 'number') return numberValue(operand, scope);
  const period = periodOf(operand, scope);
  return startOf(operand, period.daily ? 'date' : 'datetime', scope);
}

/** A literal as a value of a type; an expression is left as it is. Refuses a literal that cannot be read so. */
export function coerce(operand: Operand, type: FieldType, scope: Scope): Expression {
  if (operand.kind !== 'literal') return operand;
  if (operand.of === 'null') return value(type, null);
  if (type === 'text') return value('text', operand.text);
  if (type === 'boolean') return booleanValue(operand, scope);
  if (type === 'date' || type === 'datetime') return startOf(operand, type, scope);
  if (isPlace(type)) throw refuse(scope, operand, `${operand.text} is not a place.`, { value: operand.text });
  return numberValue(operand, scope);
}

function startOf(literal: Literal, type: 'date' | 'datetime', scope: Scope): Value {
  const period = periodOf(literal, scope);
  return timeValue(type, type === 'date' ? period.start : inUtc(period, scope.setting.timezone).start);
}

function booleanValue(literal: Literal, scope: Scope): Value {
  const text = literal.text.toLowerCase();
  if (text === 'true' || text === 'false') return value('boolean', text === 'true');
  throw refuse(scope, literal, `${literal.text} is not a boolean.`, { value: literal.text, expected: 'true or false' });
}

/** Whole numbers stay exact as far as the engine's 64-bit integers go. */
function numberValue(literal: Literal, scope: Scope): Value {
  const text = literal.text.trim();
  const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (literal.of === 'boolean' || literal.of === 'date' || !Number.isFinite(number))
    throw refuse(scope, literal, `${literal.text} is not a number.`, { value: literal.text, expected: 'a number' });
  if (Number.isSafeInteger(number)) return value('int', number + 0);
  const whole = /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined;
  return whole !== undefined && BigInt.asIntN(64, whole) === whole ? value('int', whole) : value('double', number);
}

/** The stretch of time that a literal names; a number names one when it is a year. */
export function periodOf(literal: Literal, scope: Scope): Period {
  const never = literal.of === 'boolean' || (literal.of === 'number' && !/^\d{4}$/.test(literal.text));
  const period = never ? undefined : parsePeriod(literal.text);
  if (period !== undefined) return period;
  throw refuse(scope, literal, `${literal.text} is not a date.`, {
    value: literal.text,
    expected: "a date such as date'2024', date'2024-05' or date'2024-05-01T10:30'",
  });
}

/** Local times of a period as instants in UTC, the way `datetime` columns are stored. */
export function inUtc(period: Period, timezone: string): Period {
  if (period.zoned) return period;
  return { ...period, start: toInstant(period.start, timezone), end: toInstant(period.end, timezone) };
}

export const timeValue = (type: 'date' | 'datetime', milliseconds: number): Value =>
  value(type, type === 'date' ? dateText(milliseconds) : timestampText(milliseconds));
