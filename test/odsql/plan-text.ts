/** A plan as a reviewer reads it: one line per part, each column with its type. */
import type { Expression } from '../../src/odsql/expression.ts';
import type { Plan } from '../../src/odsql/plan.ts';

function expressionText(expression: Expression): string {
  if (expression.kind === 'value') return `${JSON.stringify(String(expression.value))}:${expression.type}`;
  if (expression.kind === 'column') return expression.column;
  if (expression.kind === 'relation') return expression.sql;
  if (expression.kind === 'element') return `each ${expression.column}`;
  return `${expression.operation}(${expression.arguments.map(expressionText).join(', ')})`;
}

export function planText(plan: Plan): string {
  return [
    `grain   ${plan.grain}`,
    ...plan.filters.map((filter) => `filter  ${expressionText(filter)}`),
    ...plan.keys.map((key) => `group   ${key.name} = ${expressionText(key.expression)}`),
    ...plan.columns.map((column) => `column  ${column.key}: ${column.type} = ${expressionText(column.expression)}`),
    ...plan.order.map(
      (sort) => `order   ${expressionText(sort.expression)}${sort.descending ? ' desc' : ''}, nulls ${sort.nulls}`,
    ),
    ...(plan.limit === undefined ? [] : [`page    ${plan.limit} from ${plan.offset}`]),
  ].join('\n');
}
