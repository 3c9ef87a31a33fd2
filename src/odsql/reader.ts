/** A cursor over the tokens of one clause. It makes the nodes, and so holds the limits on the tree. */
import type { Limits } from '../limits.ts';
import { childrenOf, type Node, type Span } from './ast.ts';
import { type Clause, malformed, unexpected } from './refusals.ts';
import { type Token, tokens } from './tokens.ts';

export class Reader {
  readonly clause: Clause;
  readonly text: string;
  readonly #limits: Limits;
  readonly #tokens: readonly Token[];
  #at = 0;
  #nesting = 0;
  readonly #depths = new WeakMap<Node, number>();

  constructor(clause: Clause, text: string, limits: Limits) {
    this.clause = clause;
    this.text = text;
    this.#limits = limits;
    this.#tokens = tokens(clause, text, limits);
  }

  /** The token to be read, or one further; beyond the last, the last (`end`). */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? this.#tokens.at(-1)!;
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  isSymbol(symbol: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'symbol' && token.value === symbol;
  }

  isWord(word: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'word' && token.value.toLowerCase() === word;
  }

  /** Takes the symbol or the word (in any case) when it comes next. */
  take(what: string): boolean {
    const found = this.isSymbol(what) || this.isWord(what);
    if (found) this.#at++;
    return found;
  }

  expect(what: string): Token {
    const token = this.peek();
    if (!this.take(what)) throw this.unexpected({ expected: what });
    return token;
  }

  /** Items separated by commas, at least one. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.take(',')) {
      if (items.length >= this.#limits.clause_items) throw this.#tooMany('clause_items', 'items in one list');
      items.push(item());
    }
    return items;
  }

  /** Items separated by one word (`and`, `or`), at least one; the first may have been read already. */
  chain<T>(word: string, item: () => T, first: T = item()): T[] {
    const items = [first];
    while (this.take(word)) {
      if (items.length >= this.#limits.clause_items)
        throw this.#tooMany('clause_items', `conditions joined by "${word}"`);
      items.push(item());
    }
    return items;
  }

  /** Reads something that may hold itself. */
  nested<T>(read: () => T): T {
    if (++this.#nesting > this.#limits.clause_depth) throw this.#tooMany('clause_depth', 'levels of nesting');
    const inside = read();
    this.#nesting--;
    return inside;
  }

  make<N extends Node>(node: N): N {
    const depth = 1 + childrenOf(node).reduce((deepest, child) => Math.max(deepest, this.#depths.get(child) ?? 0), 0);
    if (depth > this.#limits.clause_depth) throw this.#tooMany('clause_depth', 'levels of nesting');
    this.#depths.set(node, depth);
    return node;
  }

  /** From a position to the end of the last token read. */
  spanFrom(start: number): Span {
    return { start, end: this.#tokens[this.#at - 1]?.end ?? start };
  }

  unexpected(details: { expected?: string; mend?: string } = {}, token: Token = this.peek()): Error {
    const found = token.kind === 'end' ? '<EOF>' : this.text.slice(token.start, token.end);
    return unexpected(this.clause, this.text, token.start, found, details);
  }

  #tooMany(limit: 'clause_items' | 'clause_depth', what: string): Error {
    const detail = `The clause has too many ${what}; at most ${this.#limits[limit]} are accepted (${limit}).`;
    return malformed(this.clause, this.peek().start, detail);
  }
}
