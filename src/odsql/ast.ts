/** The tree: what was written. Plain data; its shape is the table `CHILDREN`. */

/** Characters `start` to `end` (excluded) of the clause. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface At {
  readonly span: Span;
}

export type Comparator = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':';
export type Operator = '+' | '-' | '*' | '/';

export type Name = At & { readonly kind: 'name'; readonly name: string };
export type Text = At & { readonly kind: 'text'; readonly value: string };
/** A number keeps its digits as typed: `01` compared with a text is `'01'`. */
export type NumberLiteral = At & { readonly kind: 'number'; readonly lexeme: string };
export type DateLiteral = At & { readonly kind: 'date'; readonly value: string };
export type Geometry = At & { readonly kind: 'geometry'; readonly value: string };
export type Constant = At & { readonly kind: 'constant'; readonly value: boolean | null };
/** `*` as an argument: `count(*)`, `search(*, 'x')`, `range(f, *, 10)`. */
export type Star = At & { readonly kind: 'star' };
/** A number with its unit: `1 day`, `10km`. */
export type Quantity = At & { readonly kind: 'quantity'; readonly lexeme: string; readonly unit: string };
export type Sign = At & { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly operand: Node };
export type Arithmetic = At & {
  readonly kind: 'arithmetic';
  readonly operator: Operator;
  readonly left: Node;
  readonly right: Node;
};
/** `name` is in lower case. */
export type Call = At & {
  readonly kind: 'call';
  readonly name: string;
  readonly distinct: boolean;
  readonly arguments: readonly Node[];
};
export type Comparison = At & {
  readonly kind: 'comparison';
  readonly operator: Comparator;
  readonly left: Node;
  readonly right: Node;
};
export type List = At & { readonly kind: 'list'; readonly items: readonly Node[] };
/** `[a..b]`; an open side excludes its bound. */
export type Interval = At & {
  readonly kind: 'interval';
  readonly low: Node;
  readonly high: Node;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};
/** The target is a list, an interval or, for a multivalued field, a name. */
export type Membership = At & {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly operand: Node;
  readonly target: List | Interval | Name;
};
export type Like = At & {
  readonly kind: 'like';
  readonly negated: boolean;
  readonly operand: Node;
  readonly pattern: Text;
};
export type Is = At & {
  readonly kind: 'is';
  readonly negated: boolean;
  readonly operand: Node;
  readonly value: boolean | null;
};
export type Not = At & { readonly kind: 'not'; readonly operand: Node };
export type And = At & { readonly kind: 'and'; readonly items: readonly Node[] };
export type Or = At & { readonly kind: 'or'; readonly items: readonly Node[] };

/** `include(pop*)`, `exclude(pop*)` of a select; `*` alone is `include(*)` and is written `*`. */
export type Pattern = At & {
  readonly kind: 'pattern';
  readonly mode: 'all' | 'include' | 'exclude';
  readonly names: readonly string[];
};
/** One item of a select or a group_by. `source` is its text as typed, without the alias. */
export type Item = At & {
  readonly kind: 'item';
  readonly expression: Node;
  readonly alias: string | undefined;
  readonly source: string;
};
export type Order = At & { readonly kind: 'order'; readonly key: Node; readonly descending: boolean };

export type Node =
  | Name
  | Text
  | NumberLiteral
  | DateLiteral
  | Geometry
  | Constant
  | Star
  | Quantity
  | Sign
  | Arithmetic
  | Call
  | Comparison
  | List
  | Interval
  | Membership
  | Like
  | Is
  | Not
  | And
  | Or
  | Pattern
  | Item
  | Order;

export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

const none = (): readonly Node[] => [];

/** The nodes right below a node, in the order they are written. */
export const CHILDREN: { readonly [K in Node['kind']]: (node: NodeOf<K>) => readonly Node[] } = {
  name: none,
  text: none,
  number: none,
  date: none,
  geometry: none,
  constant: none,
  star: none,
  quantity: none,
  pattern: none,
  sign: (node) => [node.operand],
  arithmetic: (node) => [node.left, node.right],
  call: (node) => node.arguments,
  comparison: (node) => [node.left, node.right],
  list: (node) => node.items,
  interval: (node) => [node.low, node.high],
  in: (node) => [node.operand, node.target],
  like: (node) => [node.operand, node.pattern],
  is: (node) => [node.operand],
  not: (node) => [node.operand],
  and: (node) => node.items,
  or: (node) => node.items,
  item: (node) => [node.expression],
  order: (node) => [node.key],
};

export const childrenOf = (node: Node): readonly Node[] =>
  (CHILDREN[node.kind] as (node: Node) => readonly Node[])(node);

/** Visits a node and all below it, a parent before its children. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}
