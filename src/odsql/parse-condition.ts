/** Tokens → tree, for conditions: one function per level of precedence, `or` first. */
import type { Comparator, Interval, List, Name, Node } from './ast.ts';
import { parseConstant, parseExpression, parseLiteral, parseName, parseText } from './parse-expression.ts';
import type { Reader } from './reader.ts';

const COMPARATORS: Record<string, Comparator> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** A whole condition: `or` of `and` of `not` of predicates. */
export function parseCondition(reader: Reader): Node {
  const { start } = reader.peek();
  const items = reader.chain('or', () => parseConjunction(reader));
  return items.length === 1 ? items[0]! : reader.make({ kind: 'or', items, span: reader.spanFrom(start) });
}

function parseConjunction(reader: Reader): Node {
  const { start } = reader.peek();
  const items = reader.chain('and', () => parseNegation(reader));
  return items.length === 1 ? items[0]! : reader.make({ kind: 'and', items, span: reader.spanFrom(start) });
}

function parseNegation(reader: Reader): Node {
  const { start } = reader.peek();
  if (!reader.take('not')) return parsePredicate(reader);
  const operand = reader.nested(() => parseNegation(reader));
  return reader.make({ kind: 'not', operand, span: reader.spanFrom(start) });
}

function parsePredicate(reader: Reader): Node {
  const { start } = reader.peek();
  const left = parseExpression(reader);
  const operator = reader.peek().kind === 'symbol' ? COMPARATORS[reader.peek().value] : undefined;
  if (operator !== undefined) {
    reader.next();
    const right = parseExpression(reader);
    return reader.make({ kind: 'comparison', operator, left, right, span: reader.spanFrom(start) });
  }
  if (reader.take(':')) return parseTerms(reader, left);
  if (reader.take('is')) {
    const negated = reader.take('not');
    const { value } = parseConstant(reader);
    return reader.make({ kind: 'is', negated, operand: left, value, span: reader.spanFrom(start) });
  }
  const negated = reader.isWord('not') && (reader.isWord('in', 1) || reader.isWord('like', 1)) && reader.take('not');
  if (reader.take('in')) {
    const target = parseTarget(reader);
    return reader.make({ kind: 'in', negated, operand: left, target, span: reader.spanFrom(start) });
  }
  if (reader.take('like')) {
    const pattern = parseText(reader);
    return reader.make({ kind: 'like', negated, operand: left, pattern, span: reader.spanFrom(start) });
  }
  return left;
}

/** What follows `field:`: one term, or terms joined by one kind of word in parentheses. */
function parseTerms(reader: Reader, field: Node): Node {
  const { start } = field.span;
  if (!reader.take('(')) return parseTerm(reader, field);
  const terms = (): Node => reader.nested(() => parseTerms(reader, field));
  const first = terms();
  const word = ['and', 'or'].find((candidate) => reader.isWord(candidate));
  if (word === undefined) {
    reader.expect(')');
    return first;
  }
  const items = reader.chain(word, terms, first);
  reader.expect(')');
  return reader.make({ kind: word as 'and' | 'or', items, span: reader.spanFrom(start) });
}

function parseTerm(reader: Reader, field: Node): Node {
  const { start } = field.span;
  if (reader.isSymbol('[') || reader.isSymbol(']')) {
    const target = parseInterval(reader);
    return reader.make({ kind: 'in', negated: false, operand: field, target, span: reader.spanFrom(start) });
  }
  const right = parseLiteral(reader);
  return reader.make({ kind: 'comparison', operator: ':', left: field, right, span: reader.spanFrom(start) });
}

function parseTarget(reader: Reader): List | Interval | Name {
  const { start } = reader.peek();
  if (reader.isSymbol('[') || reader.isSymbol(']')) return parseInterval(reader);
  if (reader.take('(')) {
    const items = reader.list(() => parseLiteral(reader));
    reader.expect(')');
    return reader.make({ kind: 'list', items, span: reader.spanFrom(start) });
  }
  return parseName(reader);
}

function parseInterval(reader: Reader): Interval {
  const open = reader.next();
  const low = parseExpression(reader);
  if (!reader.take('..')) reader.expect('to');
  const high = parseExpression(reader);
  const close = reader.peek();
  if (!reader.take(']')) reader.expect('[');
  return reader.make({
    kind: 'interval',
    low,
    high,
    lowOpen: open.value === ']',
    highOpen: close.value === '[',
    span: reader.spanFrom(open.start),
  });
}
