/** Clause → tree: one entry per parameter. An empty clause is allowed. Refusals are `odsql_syntax`, or `odsql_meaning` past a limit (the system's when not given). */
import { LIMITS, type Limits } from '../limits.ts';
import type { Item, Node, Order, Pattern } from './ast.ts';
import { parseCondition } from './parse-condition.ts';
import { parseExpression } from './parse-expression.ts';
import { Reader } from './reader.ts';

export const parseSelect = (text: string, limits: Limits = LIMITS): (Item | Pattern)[] =>
  parseItems(new Reader('select', text, limits), selectItem);
export const parseGroupBy = (text: string, limits: Limits = LIMITS): Item[] =>
  parseItems(new Reader('group_by', text, limits), item);
export const parseOrderBy = (text: string, limits: Limits = LIMITS): Order[] =>
  parseItems(new Reader('order_by', text, limits), orderItem);

/** The condition, or nothing when the clause is empty. */
export function parseWhere(text: string, limits: Limits = LIMITS): Node | undefined {
  const reader = new Reader('where', text, limits);
  if (reader.peek().kind === 'end') return undefined;
  return toTheEnd(reader, parseCondition(reader));
}

function parseItems<T>(reader: Reader, one: (reader: Reader) => T): T[] {
  if (reader.peek().kind === 'end') return [];
  return toTheEnd(
    reader,
    reader.list(() => one(reader)),
  );
}

function toTheEnd<T>(reader: Reader, parsed: T): T {
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return parsed;
}

function selectItem(reader: Reader): Item | Pattern {
  const { start, value, kind } = reader.peek();
  if (reader.take('*')) return reader.make({ kind: 'pattern', mode: 'all', names: [], span: reader.spanFrom(start) });
  const mode = kind === 'word' && reader.isSymbol('(', 1) ? value.toLowerCase() : '';
  if (mode !== 'include' && mode !== 'exclude') return item(reader);
  reader.next();
  reader.expect('(');
  const names = reader.list(() => namePattern(reader));
  reader.expect(')');
  return reader.make({ kind: 'pattern', mode, names, span: reader.spanFrom(start) });
}

/** A name that may end with `*`, or `*` alone. */
function namePattern(reader: Reader): string {
  const name = ['word', 'quoted'].includes(reader.peek().kind) ? reader.next().value : '';
  if (reader.take('*')) return `${name}*`;
  if (name === '') throw reader.unexpected({ expected: 'a name, or the start of one and *' });
  return name;
}

function item(reader: Reader): Item {
  const { start } = reader.peek();
  const expression = parseExpression(reader);
  const source = reader.text.slice(start, reader.spanFrom(start).end);
  const alias = reader.take('as') ? label(reader) : undefined;
  return reader.make({ kind: 'item', expression, alias, source, span: reader.spanFrom(start) });
}

function label(reader: Reader): string {
  const token = reader.peek();
  if (token.kind !== 'word' && token.kind !== 'quoted') throw reader.unexpected({ expected: 'a name' });
  return reader.next().value;
}

function orderItem(reader: Reader): Order {
  const { start } = reader.peek();
  const minus = reader.take('-');
  if (!minus) reader.take('+');
  const key = parseExpression(reader);
  const descending = reader.take('desc') || (!reader.take('asc') && minus);
  return reader.make({ kind: 'order', key, descending, span: reader.spanFrom(start) });
}
