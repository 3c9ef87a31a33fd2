/** Tokens → tree, for expressions: one function per level of precedence, sums first. */
import type { Constant, Name, Node, Operator, Text } from './ast.ts';
import { FUNCTIONS } from './functions.ts';
import { parseCondition } from './parse-condition.ts';
import type { Reader } from './reader.ts';
import { didYouMean } from './refusals.ts';
import type { Token } from './tokens.ts';

/** Words that are never a bare field name; back-quoted they are. */
export const OPERATOR_WORDS: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'in',
  'is',
  'like',
  'as',
  'asc',
  'desc',
  'true',
  'false',
  'null',
]);

/** Units of time are told apart by case (`m` minute, `M` month); units of length are in lower case. */
const UNITS: ReadonlySet<string> = new Set(
  `ms millisecond milliseconds s second seconds m minute minutes h hour hours d day days w week weeks
   M month months q quarter quarters y year years mi yd ft cm km mm`.split(/\s+/),
);

const CONSTANTS: Record<string, boolean | null> = { true: true, false: false, null: null };

/** A sum of products of signed atoms. */
export function parseExpression(reader: Reader): Node {
  return parseArithmetic(reader, ['+', '-'], () => parseArithmetic(reader, ['*', '/'], () => parseSigned(reader)));
}

function parseArithmetic(reader: Reader, operators: readonly Operator[], operand: () => Node): Node {
  const { start } = reader.peek();
  let left = operand();
  for (;;) {
    const operator = operators.find((candidate) => reader.isSymbol(candidate));
    if (operator === undefined) return left;
    reader.next();
    const right = operand();
    left = reader.make({ kind: 'arithmetic', operator, left, right, span: reader.spanFrom(start) });
  }
}

function parseSigned(reader: Reader): Node {
  const { start, value } = reader.peek();
  if (!reader.isSymbol('+') && !reader.isSymbol('-')) return parseAtom(reader);
  reader.next();
  const operand = reader.nested(() => parseSigned(reader));
  return reader.make({ kind: 'sign', sign: value as '+' | '-', operand, span: reader.spanFrom(start) });
}

function parseAtom(reader: Reader): Node {
  const token = reader.peek();
  if (reader.isSymbol('(')) {
    reader.next();
    const inside = reader.nested(() => parseCondition(reader));
    reader.expect(')');
    return inside;
  }
  if (token.kind === 'word' && reader.isSymbol('(', 1) && !OPERATOR_WORDS.has(token.value.toLowerCase()))
    return parseCall(reader);
  if (token.kind === 'quoted' || (token.kind === 'word' && !OPERATOR_WORDS.has(token.value.toLowerCase())))
    return parseName(reader);
  return parseLiteral(reader);
}

function parseCall(reader: Reader): Node {
  const token = reader.next();
  const name = token.value.toLowerCase();
  if (!FUNCTIONS.has(name)) {
    throw reader.unexpected({
      expected: `one of the functions ${[...FUNCTIONS.keys()].join(', ')}`,
      ...didYouMean(name, FUNCTIONS.keys()),
    });
  }
  reader.expect('(');
  const distinct = startsDistinct(reader) && reader.take('distinct');
  const items = reader.isSymbol(')') ? [] : reader.nested(() => parseArguments(reader, name));
  reader.expect(')');
  return reader.make({ kind: 'call', name, distinct, arguments: items, span: reader.spanFrom(token.start) });
}

/** `distinct` is the keyword when an expression follows it, otherwise a field. */
function startsDistinct(reader: Reader): boolean {
  const after = reader.peek(1);
  return reader.isWord('distinct') && (after.value === '(' || !['symbol', 'end'].includes(after.kind));
}

const parseArguments = (reader: Reader, name: string): Node[] =>
  reader.list(() => (name === 'range' && isBracket(reader) ? parseSteps(reader) : [parseArgument(reader)])).flat();

const isBracket = (reader: Reader): boolean => reader.isSymbol('[') || reader.isSymbol(']');

/** Steps of a range as v2.0 wrote them: `[10, 50]`, or `]10, 50[` where what is below and above counts too, which is `*, 10, 50, *`. */
function parseSteps(reader: Reader): Node[] {
  const open = reader.next();
  const steps = reader.list(() => parseLiteral(reader));
  const close = reader.peek();
  if (!reader.take(']')) reader.expect('[');
  const star = ({ start, end }: Token): Node => reader.make({ kind: 'star', span: { start, end } });
  return [...(open.value === ']' ? [star(open)] : []), ...steps, ...(close.value === '[' ? [star(close)] : [])];
}

function parseArgument(reader: Reader): Node {
  const token = reader.peek();
  if (!reader.take('*')) return parseCondition(reader);
  return reader.make({ kind: 'star', span: reader.spanFrom(token.start) });
}

/** A value as it stands, signed or not. */
export function parseLiteral(reader: Reader): Node {
  const token = reader.peek();
  const { start } = token;
  if (token.kind === 'number') return parseNumber(reader);
  if (token.kind === 'text') return parseText(reader);
  if (token.kind === 'date' || token.kind === 'geometry') {
    reader.next();
    return reader.make({ kind: token.kind, value: token.value, span: reader.spanFrom(start) });
  }
  if (token.kind === 'symbol' && (token.value === '+' || token.value === '-') && reader.peek(1).kind === 'number') {
    reader.next();
    return reader.make({ kind: 'sign', sign: token.value, operand: parseNumber(reader), span: reader.spanFrom(start) });
  }
  return parseConstant(reader);
}

function parseNumber(reader: Reader): Node {
  const { value: lexeme, start } = reader.next();
  const unit = reader.peek();
  if (unit.kind === 'word' && UNITS.has(unit.value)) {
    reader.next();
    return reader.make({ kind: 'quantity', lexeme, unit: unit.value, span: reader.spanFrom(start) });
  }
  return reader.make({ kind: 'number', lexeme, span: reader.spanFrom(start) });
}

export function parseText(reader: Reader): Text {
  const token = reader.peek();
  if (token.kind !== 'text') throw reader.unexpected({ expected: 'a text in quotes' });
  reader.next();
  return reader.make({ kind: 'text', value: token.value, span: reader.spanFrom(token.start) });
}

export function parseConstant(reader: Reader): Constant {
  const token = reader.peek();
  const value = token.kind === 'word' ? CONSTANTS[token.value.toLowerCase()] : undefined;
  if (value === undefined) throw reader.unexpected();
  reader.next();
  return reader.make({ kind: 'constant', value, span: reader.spanFrom(token.start) });
}

export function parseName(reader: Reader): Name {
  const token = reader.peek();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw reader.unexpected({ expected: 'the name of a field' });
  reader.next();
  return reader.make({ kind: 'name', name: token.value, span: reader.spanFrom(token.start) });
}
