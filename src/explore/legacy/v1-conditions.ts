/** The conditions that the query language of API 1.0 can say, as trees of ODSQL. */
import type { Field, Node } from '../../odsql/index.ts';

export type Comparator = '=' | '<' | '<=' | '>' | '>=';

/** An argument of a function; one of `#now` has a name and a sign. */
export interface Argument {
  value: string;
  key?: string;
  sign?: string;
}

/** Nothing of a tree made here was written in a clause. */
const span = { start: 0, end: 0 };
const name = (called: string): Node => ({ kind: 'name', name: called, span });
const textOf = (value: string) => ({ kind: 'text', value, span }) as const;
const call = (called: string, args: readonly Node[]): Node => ({
  kind: 'call',
  name: called,
  distinct: false,
  arguments: args,
  span,
});

/** Words that stand somewhere in the texts of a row; a prefix ends with `*`. */
export const hasWords = (words: readonly string[]): Node => textOf(words.join(' '));

export const not = (operand: Node): Node => ({ kind: 'not', operand, span });

export const join = (kind: 'and' | 'or', items: readonly Node[]): Node =>
  items.length === 1 ? items[0]! : { kind, items, span };

export const compare = (field: Field, operator: Comparator, right: Node): Node => ({
  kind: 'comparison',
  operator,
  left: name(field.name),
  right,
  span,
});

/** A field against a value as typed. A text is equal to words when it holds them all. */
export const compareWith = (field: Field, operator: Comparator, value: string): Node =>
  field.type === 'text' && operator === '=' && /[\p{L}\p{N}]/u.test(value)
    ? { kind: 'like', negated: false, operand: name(field.name), pattern: textOf(value), span }
    : compare(field, operator, textOf(value));

/** Both bounds belong to the interval; `*` is no bound. */
export function between(field: Field, low: string, high: string): Node {
  const bounds = [
    ...(low === '*' ? [] : [compare(field, '>=', textOf(low))]),
    ...(high === '*' ? [] : [compare(field, '<=', textOf(high))]),
  ];
  return bounds.length === 0 ? isNull(field, true) : join('and', bounds);
}

const isNull = (field: Field, negated = false): Node => ({
  kind: 'is',
  negated,
  operand: name(field.name),
  value: null,
  span,
});

/** `search` and `startswith`: fields, if any, then the text. */
const searching =
  (called: string) =>
  (args: readonly Argument[], field: (written: string) => Field): Node | undefined => {
    const wanted = args.at(-1);
    if (wanted === undefined) return undefined;
    const fields = args.slice(0, -1).map(({ value }) => name(field(value).name));
    return call(called, [...fields, textOf(wanted.value)]);
  };

const setting = ({ key = '', sign, value }: Argument): Node => {
  const number: Node = { kind: 'number', lexeme: value, span };
  const right: Node = sign === '-' ? { kind: 'sign', sign, operand: number, span } : number;
  return { kind: 'comparison', operator: '=', left: name(key), right, span };
};

/** The functions, written with `#`. Nothing where the arguments are others. */
export const CALLS: Readonly<
  Record<string, (args: readonly Argument[], field: (written: string) => Field) => Node | undefined>
> = {
  now: (args) => call('now', args.map(setting)),
  null: ([one, other], field) => (one === undefined || other !== undefined ? undefined : isNull(field(one.value))),
  exact: ([one, value, other], field) =>
    one === undefined || value === undefined || other !== undefined
      ? undefined
      : compare(field(one.value), '=', textOf(value.value)),
  search: searching('search'),
  startswith: searching('startswith'),
};
