/** Arguments of a call in the types that the function takes. */
import type { Call, Node } from './ast.ts';
import type { FieldType } from './catalog.ts';
import { type Expression, isMany, isNumber, isTime } from './expression.ts';
import type { FunctionRow, Takes } from './functions.ts';
import { coerce, type Operand, settle } from './literal.ts';
import { refuse, type Scope, typed } from './scope.ts';

/** How a resolver of calls has its arguments resolved. */
export type ResolveOperand = (node: Node, scope: Scope) => Operand;

/** The scope inside an aggregate: fields only, and no further aggregate. */
export const insideAggregate = (scope: Scope): Scope => ({ ...scope, aggregates: false, names: new Map() });

/** The arguments, as many and of the types that the row says, or a refusal. */
export function takeArguments(
  node: Call,
  row: FunctionRow,
  scope: Scope,
  resolveOperand: ResolveOperand,
): Expression[] {
  if (node.arguments.length !== row.takes.length)
    throw refuse(scope, node, `${node.name}() expects ${row.takes.length} argument(s).`, { expected: row.usage });
  const inner = row.kind === 'aggregate' ? insideAggregate(scope) : scope;
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
