/** Tree → text. Parsing the text gives the same tree again, spans apart. */
import type { Node, NodeOf } from './ast.ts';
import { OPERATOR_WORDS } from './parse-expression.ts';

/** How tightly a node holds together; one that stands where a tighter one is wanted gets parentheses. */
const LEVEL: Partial<Record<Node['kind'], number>> = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  in: 4,
  like: 4,
  is: 4,
  sign: 7,
};
const EXPRESSION = 5;
const FACTOR = 6;
const ATOM = 8;

const levelOf = (node: Node): number =>
  node.kind === 'arithmetic'
    ? node.operator === '+' || node.operator === '-'
      ? EXPRESSION
      : FACTOR
    : (LEVEL[node.kind] ?? ATOM);

/** A name as the language wants it: bare when it can be, otherwise in back-quotes. */
export const printName = (name: string): string =>
  /^[A-Za-z_]\w*(\.\w+)*$/.test(name) && !OPERATOR_WORDS.has(name.toLowerCase()) && name.toLowerCase() !== 'distinct'
    ? name
    : `\`${name.replaceAll(/[`\\]/g, '\\$&')}\``;

/** A pattern of include and exclude: its last `*` is not part of the name. */
const printPattern = (pattern: string): string =>
  pattern === '*' ? '*' : pattern.endsWith('*') ? `${printName(pattern.slice(0, -1))}*` : printName(pattern);

const printNot = (negated: boolean): string => (negated ? 'not ' : '');
const printAlias = (alias: string | undefined): string => (alias === undefined ? '' : ` as ${printName(alias)}`);
const printItems = (nodes: readonly Node[]): string => nodes.map((node) => print(node)).join(', ');

/** Text that begins with a sign, in parentheses: after `distinct` or at the start of a sort key, a bare sign means something else. */
const unsigned = (text: string): string => (/^[+-]/.test(text) ? `(${text})` : text);

const printArguments = ({ arguments: args, distinct }: NodeOf<'call'>): string =>
  args.map((node, index) => (distinct && index === 0 ? unsigned(print(node)) : print(node))).join(', ');

const PRINT: { readonly [K in Node['kind']]: (node: NodeOf<K>) => string } = {
  name: (node) => printName(node.name),
  text: (node) => JSON.stringify(node.value),
  number: (node) => node.lexeme,
  date: (node) => `date'${node.value}'`,
  geometry: (node) => `geom'${node.value}'`,
  constant: (node) => String(node.value),
  star: () => '*',
  quantity: (node) => `${node.lexeme} ${node.unit}`,
  sign: (node) => `${node.sign}${print(node.operand, ATOM)}`,
  arithmetic: (node) => `${print(node.left, levelOf(node))} ${node.operator} ${print(node.right, levelOf(node) + 1)}`,
  call: (node) => `${node.name}(${node.distinct ? 'distinct ' : ''}${printArguments(node)})`,
  comparison: (node) =>
    node.operator === ':'
      ? `${print(node.left, EXPRESSION)}: ${print(node.right, EXPRESSION)}`
      : `${print(node.left, EXPRESSION)} ${node.operator} ${print(node.right, EXPRESSION)}`,
  list: (node) => `(${printItems(node.items)})`,
  interval: (node) =>
    `${node.lowOpen ? ']' : '['}${print(node.low, EXPRESSION)} .. ${print(node.high, EXPRESSION)}${node.highOpen ? '[' : ']'}`,
  in: (node) => `${print(node.operand, EXPRESSION)} ${printNot(node.negated)}in ${print(node.target)}`,
  like: (node) => `${print(node.operand, EXPRESSION)} ${printNot(node.negated)}like ${print(node.pattern)}`,
  is: (node) => `${print(node.operand, EXPRESSION)} is ${printNot(node.negated)}${node.value}`,
  not: (node) => `not ${print(node.operand, LEVEL.not)}`,
  and: (node) => node.items.map((item) => print(item, LEVEL.not)).join(' and '),
  or: (node) => node.items.map((item) => print(item, LEVEL.and)).join(' or '),
  pattern: (node) => (node.mode === 'all' ? '*' : `${node.mode}(${node.names.map(printPattern).join(', ')})`),
  item: (node) => `${print(node.expression, EXPRESSION)}${printAlias(node.alias)}`,
  order: (node) => `${unsigned(print(node.key, EXPRESSION))}${node.descending ? ' desc' : ''}`,
};

/** One node as text, in parentheses when it holds less tightly than `least`. */
export function print(node: Node, least = 0): string {
  const text = (PRINT[node.kind] as (node: Node) => string)(node);
  return levelOf(node) < least ? `(${text})` : text;
}

/** The items of a clause, separated by commas. */
export const printClause = (nodes: readonly Node[]): string => printItems(nodes);
