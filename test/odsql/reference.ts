/** What a query means, said a second time and plainly: trees evaluated row by row. Knows only what the generated queries use. */

import type { Comparator, Item, Node, NodeOf, Order } from '../../src/odsql/ast.ts';
import { cell, cluster, distance, envelope, extent, meetsPlace, remembered } from './reference-places.ts';

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** The first day of what a partial date names, and the first day after it. */
const days = remembered((text): readonly [string, string] => {
  const [year, month, day] = text.split('-').map(Number) as [number, number?, number?];
  const iso = (y: number, m: number, d: number): string => new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10);
  if (month === undefined) return [iso(year, 0, 1), iso(year + 1, 0, 1)];
  if (day === undefined) return [iso(year, month - 1, 1), iso(year, month, 1)];
  return [iso(year, month - 1, day), iso(year, month - 1, day + 1)];
});

const isDate = (node: Node): boolean => node.kind === 'name' && node.name.endsWith('_date');
const isText = (node: Node): boolean =>
  (node.kind === 'name' && node.name.endsWith('_text')) ||
  (node.kind === 'call' && ['lower', 'ifnull'].includes(node.name));

/** A value of one row. */
export function evaluate(node: Node, row: Row): Cell {
  if (node.kind === 'name') return row[node.name]!;
  if (node.kind === 'number') return Number(node.lexeme);
  if (node.kind === 'text') return node.value;
  if (node.kind === 'arithmetic') return arithmetic(node, evaluate(node.left, row), evaluate(node.right, row));
  if (node.kind === 'call') return scalar(node, row);
  throw new Error(`no reference for ${node.kind}`);
}

function arithmetic({ operator }: NodeOf<'arithmetic'>, left: Cell, right: Cell): Cell {
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return right === 0 ? null : left / right;
}

function scalar(node: NodeOf<'call'>, row: Row): Cell {
  const [first, second] = node.arguments;
  const content = evaluate(first!, row);
  if (node.name === 'ifnull') return content ?? evaluate(second!, row);
  if (content === null) return null;
  if (node.name === 'distance') return distance(String(content), second!);
  if (node.name === 'geo_cluster') return cell(String(content), node);
  if (node.name === 'lower') return String(content).toLowerCase();
  if (node.name === 'length') return String(content).length;
  if (node.name === 'year') return Number(String(content).slice(0, 4));
  if (node.name === 'month') return Number(String(content).slice(5, 7));
  if (node.name === 'date_format') return String(content).slice(0, 7);
  const width = Number((second as NodeOf<'number'>).lexeme);
  const low = Math.floor(Number(content) / width) * width;
  return `[${low}, ${low + width}[`;
}

/** Whether a row meets a condition: yes or no, never unknown. */
export function meets(node: Node, row: Row): boolean {
  if (node.kind === 'and') return node.items.every((item) => meets(item, row));
  if (node.kind === 'or') return node.items.some((item) => meets(item, row));
  if (node.kind === 'not') return !meets(node.operand, row);
  if (node.kind === 'name') return row[node.name] === true;
  if (node.kind === 'comparison') return compare(node.operator, node.left, node.right, row);
  if (node.kind === 'like') return words(evaluate(node.operand, row), node.pattern.value) !== node.negated;
  if (node.kind === 'call' && node.name !== 'startswith')
    return meetsPlace(node, evaluate(node.arguments[0]!, row) as string | null);
  if (node.kind === 'call')
    return String(evaluate(node.arguments[0]!, row) ?? '\u0000').startsWith(String(evaluate(node.arguments[1]!, row)));
  if (node.kind === 'is') return (row[(node.operand as NodeOf<'name'>).name] === node.value) !== node.negated;
  if (node.kind === 'in') return among(node, row) !== node.negated;
  throw new Error(`no reference for ${node.kind}`);
}

function among({ operand, target }: NodeOf<'in'>, row: Row): boolean {
  if (target.kind === 'list') return target.items.some((item) => compare('=', operand, item, row));
  if (target.kind !== 'interval') throw new Error('no reference for names');
  return (
    compare(target.lowOpen ? '>' : '>=', operand, target.low, row) &&
    compare(target.highOpen ? '<' : '<=', operand, target.high, row)
  );
}

function compare(operator: Comparator, left: Node, right: Node, row: Row): boolean {
  const a = evaluate(left, row);
  if (isDate(left) && (right.kind === 'text' || right.kind === 'date')) {
    if (a === null) return false;
    const [start, end] = days(right.value);
    const place = a < start ? -1 : a < end ? 0 : 1;
    return holds(operator, place);
  }
  const typed = right.kind === 'number' && isText(left) ? right.lexeme : evaluate(right, row);
  const b = typeof a === 'number' && typeof typed === 'string' ? Number(typed) : typed;
  if (a === null || b === null) return false;
  return holds(operator, a < b ? -1 : a > b ? 1 : 0);
}

const holds = (operator: Comparator, place: number): boolean =>
  ({
    '=': place === 0,
    ':': place === 0,
    '!=': place !== 0,
    '<': place < 0,
    '<=': place <= 0,
    '>': place > 0,
    '>=': place >= 0,
  })[operator];

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const words = (text: Cell, wanted: string): boolean =>
  text !== null && wordsOf(wanted).length > 0 && wordsOf(wanted).every((word) => wordsOf(String(text)).includes(word));

/** A value over the rows of one group. */
export function summarize(node: Node, rows: readonly Row[], keys: readonly Item[]): Cell {
  if (node.kind === 'number') return Number(node.lexeme);
  if (node.kind === 'arithmetic')
    return arithmetic(node, summarize(node.left, rows, keys), summarize(node.right, rows, keys));
  if (
    node.kind !== 'call' ||
    !['count', 'sum', 'avg', 'min', 'max', 'weighted_avg', 'envelope', 'bbox'].includes(node.name)
  )
    return evaluate(node, rows[0]!);
  const argument = node.arguments[0]!;
  const drawn = DRAWN[node.name]?.(placesOf(argument, rows));
  if (drawn !== undefined) return drawn === null ? null : JSON.stringify(drawn);
  if (argument.kind === 'star') return rows.length;
  if (node.name === 'weighted_avg') return weightedAverage(argument, node.arguments[1]!, rows);
  const known = rows.map((row) => evaluate(argument, row)).filter((cell) => cell !== null);
  if (node.name === 'count') return node.distinct ? new Set(known).size : known.length;
  if (known.length === 0) return null;
  const numbers = known as number[];
  if (node.name === 'min') return known.toSorted(order)[0]!;
  if (node.name === 'max') return known.toSorted(order).at(-1)!;
  const sum = numbers.reduce((a, b) => a + b, 0);
  return node.name === 'sum' ? sum : sum / numbers.length;
}

const placesOf = (field: Node, rows: readonly Row[]): string[] =>
  rows.map((row) => evaluate(field, row)).filter((place): place is string => typeof place === 'string');

const DRAWN: Record<string, (places: readonly string[]) => object | null> = { envelope, bbox: extent };

/** What is shown of a key: of a cluster, what is drawn around its places. */
export function shownKey({ expression }: Item, key: Cell, rows: readonly Row[]): Cell {
  if (expression.kind !== 'call' || expression.name !== 'geo_cluster' || key === null) return key;
  return JSON.stringify(cluster(placesOf(expression.arguments[0]!, rows)));
}

function weightedAverage(subject: Node, weight: Node, rows: readonly Row[]): Cell {
  const pairs = rows.map((row) => [evaluate(subject, row), evaluate(weight, row)] as const);
  const known = pairs.filter((pair): pair is readonly [number, number] => !pair.includes(null));
  const weights = known.reduce((sum, [, one]) => sum + one, 0);
  return weights === 0 ? null : known.reduce((sum, [content, one]) => sum + content * one, 0) / weights;
}

/** What sorts a key: the bucket of a range by its lower bound. */
const sortable = (cell: Cell): Cell =>
  typeof cell === 'string' && cell.startsWith('[') ? Number.parseFloat(cell.slice(1)) : cell;

/** Null is the lowest. */
const order = (a: Cell, b: Cell): number => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1);

/** Groups by their keys in the order of the keys, null first. */
export function groups(keys: readonly Item[], rows: readonly Row[]): { key: Cell[]; rows: Row[] }[] {
  const made = new Map<string, { key: Cell[]; rows: Row[] }>();
  for (const row of rows) {
    const key = keys.map((item) => evaluate(item.expression, row));
    const print = JSON.stringify(key);
    const group = made.get(print) ?? { key, rows: [] };
    group.rows.push(row);
    made.set(print, group);
  }
  return [...made.values()].sort(
    (a, b) => a.key.map((cell, at) => order(sortable(cell), sortable(b.key[at]!))).find((sign) => sign !== 0) ?? 0,
  );
}

/** Rows in the order asked, nulls last both ways, ties as they came. */
export const sorted = (items: readonly Order[], rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => {
    for (const { key, descending } of items) {
      const [x, y] = [evaluate(key, a), evaluate(key, b)];
      if ((x === null) !== (y === null)) return x === null ? 1 : -1;
      const sign = order(x, y);
      if (sign !== 0) return descending ? -sign : sign;
    }
    return 0;
  });
