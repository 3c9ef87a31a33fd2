/** Figures over several rows: what the table of functions cannot say of them. */
import { insideAggregate, type ResolveOperand } from './arguments.ts';
import type { Call } from './ast.ts';
import { call, contains, type Expression, isAggregate, value } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import { literalOf, settle } from './literal.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** `count(*)`, `count(field)`, `count(distinct field)`. */
export function resolveCount(node: Call, scope: Scope, resolveOperand: ResolveOperand): Expression {
  const [argument] = node.arguments;
  if (argument === undefined || node.arguments.length > 1)
    throw refuse(scope, node, 'count() expects 1 argument(s).', { expected: FUNCTIONS.get('count')!.usage });
  if (argument.kind === 'star' && !node.distinct) return call('count_all', 'int');
  const subject = settle(resolveOperand(argument, insideAggregate(scope)), scope);
  return call(node.distinct ? 'count_distinct' : 'count', 'int', subject);
}

/** `percentile(field, rank)`, the rank from 0 to 100. */
export function resolvePercentile(subject: Expression, _: unknown, node: Call, scope: Scope): Expression {
  const rank = literalOf(node.arguments[1]!);
  const percent = Number(rank?.text);
  if (rank?.of === 'number' && percent >= 0 && percent <= 100)
    return call('percentile', 'double', subject, value('double', percent / 100));
  throw refuse(scope, node.arguments[1]!, 'percentile() expects a number from 0 to 100.', {
    value: typed(scope, node.arguments[1]!),
  });
}

/** `weighted_avg(field, weight)`: sum(field * weight) / sum(weight) over the rows where both are known; null where the weights sum to 0. */
export const resolveWeightedAverage = (subject: Expression, [weight]: readonly Expression[]): Expression =>
  call(
    'divide',
    'double',
    call('sum', 'double', call('multiply', 'double', call('to_double', 'double', subject), weight!)),
    call('sum', weight!.type, call('where_known', weight!.type, weight!, subject)),
  );

/** Warns of a figure that the measure does not support: people counted once per row are not added, a mean is not averaged again. */
export function warnOfMeasure(node: Call, subject: Expression, scope: Scope): void {
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
    const { numerator, weight } = aggregation;
    const instead =
      numerator === undefined
        ? `weighted_avg(${typed(scope, node.arguments[0]!)}, ${weight})`
        : `sum(${numerator})/sum(${weight})`;
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
