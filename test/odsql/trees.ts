/** Generators of trees, for the laws. */
import fc from 'fast-check';
import type { Comparator, Node, Operator } from '../../src/odsql/ast.ts';

const span = { start: 0, end: 0 };

const name = fc
  .oneof(
    fc.constantFrom('a', 'nom_text', 'count', 'year', 'desc', 'and', 'Select', 'distinct', 'default.title', 'date'),
    fc.string({ minLength: 1 }),
  )
  .map((text): Node => ({ kind: 'name', name: text, span }));
const text = fc.string({ unit: 'binary' }).map((value): Node => ({ kind: 'text', value, span }));
const number = fc
  .constantFrom('0', '01', '10', '5.80', '1.5e3', '81834734600020')
  .map((lexeme): Node => ({ kind: 'number', lexeme, span }));
const date = fc
  .constantFrom('2017', '2020-03', '2025-09-10 23:59', 'nonsense')
  .map((value): Node => ({ kind: 'date', value, span }));
const geometry = fc.constant<Node>({ kind: 'geometry', value: 'POINT(1 2)', span });
const constant = fc.constantFrom(true, false, null).map((value): Node => ({ kind: 'constant', value, span }));
const quantity = fc.constantFrom('day', 'km', 'M').map((unit): Node => ({ kind: 'quantity', lexeme: '1', unit, span }));
const signed = fc
  .tuple(fc.constantFrom('+', '-'), number)
  .map(([sign, operand]): Node => ({ kind: 'sign', sign, operand, span }));
const literal = fc.oneof(text, number, date, geometry, constant, signed);

const comparator = fc.constantFrom<Comparator>('=', '!=', '<', '<=', '>', '>=');

export const { expression, condition } = fc.letrec<{
  expression: Node;
  condition: Node;
  argument: Node;
  predicate: Node;
}>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    name,
    literal,
    quantity,
    fc
      .tuple(fc.constantFrom('+', '-'), tie('expression'))
      .map(([sign, operand]): Node => ({ kind: 'sign', sign, operand, span })),
    fc
      .tuple(fc.constantFrom<Operator>('+', '-', '*', '/'), tie('expression'), tie('expression'))
      .map(([operator, left, right]): Node => ({ kind: 'arithmetic', operator, left, right, span })),
    fc
      .tuple(
        fc.constantFrom('count', 'sum', 'now', 'range', 'lower'),
        fc.array(tie('argument'), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(
        ([called, args, distinct]): Node => ({
          kind: 'call',
          name: called,
          distinct: distinct && args.length === 1 && args[0]!.kind !== 'star',
          arguments: args,
          span,
        }),
      ),
    // A condition in parentheses may stand where an expression does.
    tie('condition'),
  ),
  argument: fc.oneof({ maxDepth: 4 }, fc.constant<Node>({ kind: 'star', span }), tie('condition')),
  predicate: fc.oneof(
    { maxDepth: 4 },
    name,
    text,
    fc
      .tuple(comparator, tie('expression'), tie('expression'))
      .map(([operator, left, right]): Node => ({ kind: 'comparison', operator, left, right, span })),
    fc
      .tuple(tie('expression'), literal)
      .map(([left, right]): Node => ({ kind: 'comparison', operator: ':', left, right, span })),
    fc
      .tuple(tie('expression'), text, fc.boolean())
      .map(
        ([operand, pattern, negated]): Node => ({ kind: 'like', negated, operand, pattern: pattern as never, span }),
      ),
    fc
      .tuple(tie('expression'), fc.constantFrom(true, false, null), fc.boolean())
      .map(([operand, value, negated]): Node => ({ kind: 'is', negated, operand, value, span })),
    fc.tuple(tie('expression'), fc.array(literal, { minLength: 1, maxLength: 3 }), fc.boolean()).map(
      ([operand, items, negated]): Node => ({
        kind: 'in',
        negated,
        operand,
        target: { kind: 'list', items, span },
        span,
      }),
    ),
    fc
      .tuple(literal, name)
      .map(([operand, target]): Node => ({ kind: 'in', negated: false, operand, target: target as never, span })),
    fc.tuple(tie('expression'), tie('expression'), tie('expression'), fc.boolean(), fc.boolean()).map(
      ([operand, low, high, lowOpen, highOpen]): Node => ({
        kind: 'in',
        negated: false,
        operand,
        target: { kind: 'interval', low, high, lowOpen, highOpen, span },
        span,
      }),
    ),
  ),
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('predicate'),
    tie('condition').map((operand): Node => ({ kind: 'not', operand, span })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((items): Node => ({ kind: 'and', items, span })),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((items): Node => ({ kind: 'or', items, span })),
  ),
}));

const alias = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
export const item = fc
  .tuple(expression, alias)
  .map(([node, label]): Node => ({ kind: 'item', expression: node, alias: label, source: '', span }));
export const order = fc
  .tuple(expression, fc.boolean())
  .map(([key, descending]): Node => ({ kind: 'order', key, descending, span }));

/** The tree without what depends on how it was typed. */
export const bare = (nodes: unknown): unknown =>
  JSON.parse(JSON.stringify(nodes, (key, content) => (key === 'span' || key === 'source' ? undefined : content)));
