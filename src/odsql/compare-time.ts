/** Comparisons of dates: a partial date is a period, a number a year, and two dates meet as instants. */
import type { Comparator, Node } from './ast.ts';
import { call, type Expression, every, isMany, isNumber, isTime, NEVER, type Operation, some } from './expression.ts';
import { inUtc, type Literal, type Operand, periodOf, settle, timeValue } from './literal.ts';
import { isOneDay, type Period, wholeDays } from './period.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** One side of a comparison, with the node it comes from. */
export interface Side {
  readonly node: Node;
  readonly operand: Operand;
}

/** The comparators as operations. */
export const OPERATION: Record<Comparator, Operation> = {
  '=': 'equal',
  ':': 'equal',
  '!=': 'differs',
  '<': 'less',
  '<=': 'at_most',
  '>': 'more',
  '>=': 'at_least',
};

/** `left operator right` where the left side is a date or a datetime. */
export function compareTime(operator: Comparator, left: Side, right: Side, scope: Scope): Expression {
  const subject = settle(left.operand, scope);
  const other = right.operand;
  if (other.kind === 'literal' && other.of === 'null') return NEVER;
  if (other.kind === 'literal' && other.of !== 'number') return comparePeriod(operator, subject, other, scope);
  const met = settle(other, scope);
  if (isNumber(met.type)) {
    warnOfSubtraction(right.node, scope);
    return call(OPERATION[operator], 'boolean', call('year', 'int', localTime(subject, scope)), met);
  }
  if (!isTime(met.type) || isMany(met))
    throw refuse(scope, right.node, `Cannot compare ${subject.type} with ${met.type}.`, {
      value: typed(scope, right.node),
    });
  if (subject.type === met.type) return call(OPERATION[operator], 'boolean', subject, met);
  return call(OPERATION[operator], 'boolean', asInstant(subject, scope), asInstant(met, scope));
}

/** `=` inside the period, `>=` from its start, `<` before it, `<=` to its end, `>` after it. */
function comparePeriod(operator: Comparator, subject: Expression, literal: Literal, scope: Scope): Expression {
  const daily = subject.type === 'date';
  const period = daily ? wholeDays(periodOf(literal, scope)) : inUtc(periodOf(literal, scope), scope.setting.timezone);
  const bound = (milliseconds: number): Expression => timeValue(daily ? 'date' : 'datetime', milliseconds);
  const against = (operation: Operation, milliseconds: number): Expression =>
    call(operation, 'boolean', subject, bound(milliseconds));
  if (isPoint(period, daily)) return against(OPERATION[operator], period.start);
  switch (operator) {
    case '=':
    case ':':
      return every([against('at_least', period.start), against('less', period.end)]);
    case '!=':
      return some([against('less', period.start), against('at_least', period.end)]);
    case '<':
      return against('less', period.start);
    case '<=':
      return against('less', period.end);
    case '>':
      return against('at_least', period.end);
    case '>=':
      return against('at_least', period.start);
  }
}

const isPoint = (period: Period, daily: boolean): boolean => (daily ? isOneDay(period) : period.start === period.end);

/** A date or datetime as it reads on the wall in the zone of the request. */
export const localTime = (subject: Expression, scope: Scope): Expression =>
  subject.type === 'date' || scope.setting.timezone === 'UTC'
    ? subject
    : call('to_local', 'datetime', subject, { kind: 'value', value: scope.setting.timezone, type: 'text' });

/** A date as the instant when it begins in the zone of the request. */
function asInstant(subject: Expression, scope: Scope): Expression {
  if (subject.type === 'datetime') return subject;
  const midnight = call('midnight', 'datetime', subject);
  if (scope.setting.timezone === 'UTC') return midnight;
  return call('from_local', 'datetime', midnight, { kind: 'value', value: scope.setting.timezone, type: 'text' });
}

/** `2024-05-10` without quotes is 2009. It is answered, as the year 2009, with a warning. */
function warnOfSubtraction(node: Node, scope: Scope): void {
  const text = typed(scope, node);
  if (!/^\d{4}\s*-\s*\d{1,2}(\s*-\s*\d{1,2})?$/.test(text)) return;
  const date = text.replaceAll(/\s/g, '');
  scope.setting.warn({
    code: 'subtracted_date',
    message: `${text} is read as a subtraction; a date is written date'${date}'.`,
    clause: scope.clause,
    character: node.span.start,
    instead: `date'${date}'`,
  });
}
