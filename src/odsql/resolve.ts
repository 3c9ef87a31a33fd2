/** Tree → typed expression: one resolver per kind of node. */
import type { Node, NodeOf } from './ast.ts';
import { compare, isAmong, isBetween, type Side } from './compare.ts';
import { call, type Expression, every, isMany, isNumber, isTime, not, type Operation, some } from './expression.ts';
import { literalOf, type Operand, settle } from './literal.ts';
import { resolveCall } from './resolve-call.ts';
import { resolveText } from './resolve-search.ts';
import { lookUp, refuse, type Scope, typed } from './scope.ts';
import { hasAllWords, termsOf } from './text-match.ts';

/** What a node means, with the type of a literal left open. */
export function resolveOperand(node: Node, scope: Scope): Operand {
  const literal = literalOf(node);
  if (literal !== undefined) return literal;
  const resolver = RESOLVERS[node.kind] as ((node: Node, scope: Scope) => Expression) | undefined;
  if (resolver === undefined)
    throw refuse(scope, node, `Invalid expression: ${typed(scope, node)}.`, { value: typed(scope, node) });
  return resolver(node, scope);
}

/** What a node means. */
export const resolve = (node: Node, scope: Scope): Expression => settle(resolveOperand(node, scope), scope);

/** What a node means where a condition is expected: a text is looked for in all texts, a boolean field stands for itself. */
export function resolveCondition(node: Node, scope: Scope): Expression {
  if (node.kind === 'text') return resolveText(node, scope);
  const condition = resolve(node, scope);
  if (condition.type === 'boolean' && !isMany(condition)) return condition;
  throw refuse(scope, node, `${typed(scope, node)} is not a condition.`, {
    value: typed(scope, node),
    expected: 'a comparison, or a boolean field',
  });
}

/** Operations whose result is a double already, whatever the engine stores. */
const CALCULATED: ReadonlySet<Operation> = new Set(['add', 'subtract', 'multiply', 'divide', 'negate']);

/** A number for arithmetic, as a double: whole numbers and decimals of the engine would overflow. */
function resolveNumber(node: Node, scope: Scope): Expression {
  const operand = resolveOperand(node, scope);
  const number = settle(operand, scope);
  if (!isNumber(number.type) || isMany(number))
    throw refuse(scope, node, 'Arithmetic only supports numeric expression.', { value: typed(scope, node) });
  if (number.kind === 'value') return { ...number, type: 'double' };
  return number.kind === 'call' && CALCULATED.has(number.operation) ? number : call('to_double', 'double', number);
}

const side = (node: Node, scope: Scope): Side => ({ node, operand: resolveOperand(node, scope) });

function onlyInWhere(node: Node, scope: Scope): void {
  if (scope.clause !== 'where')
    throw refuse(scope, node, 'A condition is only allowed in where.', { value: typed(scope, node) });
}

const negate = (negated: boolean, condition: Expression): Expression => (negated ? not(condition) : condition);

const ARITHMETIC: Record<NodeOf<'arithmetic'>['operator'], Operation> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};

type Resolver<K extends Node['kind']> = (node: NodeOf<K>, scope: Scope) => Expression;

const RESOLVERS: { readonly [K in Node['kind']]?: Resolver<K> } = {
  name: (node, scope) => lookUp(scope, node.name, node),
  call: (node, scope) => resolveCall(node, scope, resolveOperand),
  sign: (node, scope) => {
    const operand = resolveNumber(node.operand, scope);
    return node.sign === '-' ? call('negate', 'double', operand) : operand;
  },
  arithmetic: (node, scope) =>
    call(ARITHMETIC[node.operator], 'double', resolveNumber(node.left, scope), resolveNumber(node.right, scope)),
  comparison: (node, scope) => {
    onlyInWhere(node, scope);
    return compare(node.operator, side(node.left, scope), side(node.right, scope), scope);
  },
  in: (node, scope) => {
    onlyInWhere(node, scope);
    return negate(node.negated, resolveMembership(node, scope));
  },
  like: (node, scope) => {
    onlyInWhere(node, scope);
    const subject = resolve(node.operand, scope);
    if (isNumber(subject.type) || isTime(subject.type))
      return negate(node.negated, compare('=', side(node.operand, scope), side(node.pattern, scope), scope));
    return negate(node.negated, hasAllWords([subject], termsOf(node.pattern, scope), scope));
  },
  is: (node, scope) => {
    onlyInWhere(node, scope);
    if (node.value === null) return negate(node.negated, isNull(resolve(node.operand, scope)));
    const { span } = node;
    const word = { kind: 'literal', of: 'boolean', text: String(node.value), span } as const;
    return negate(node.negated, compare('=', side(node.operand, scope), { node, operand: word }, scope));
  },
  not: (node, scope) => {
    onlyInWhere(node, scope);
    return not(resolveCondition(node.operand, scope));
  },
  and: (node, scope) => {
    onlyInWhere(node, scope);
    return every(node.items.map((item) => resolveCondition(item, scope)));
  },
  or: (node, scope) => {
    onlyInWhere(node, scope);
    return some(node.items.map((item) => resolveCondition(item, scope)));
  },
};

const isNull = (subject: Expression): Expression =>
  isMany(subject) ? call('is_empty', 'boolean', subject) : call('is_null', 'boolean', subject);

function resolveMembership(node: NodeOf<'in'>, scope: Scope): Expression {
  const { target } = node;
  const left = side(node.operand, scope);
  if (target.kind === 'name') return compare('=', side(target, scope), left, scope);
  if (target.kind === 'list')
    return isAmong(
      left,
      target.items.map((item) => side(item, scope)),
      scope,
    );
  return isBetween(
    left,
    { ...side(target.low, scope), open: target.lowOpen },
    { ...side(target.high, scope), open: target.highOpen },
    scope,
  );
}
