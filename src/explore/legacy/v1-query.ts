/**
 * The query language of API 1.0, the parameter `q`: read into a condition, which is written out as ODSQL. Words are prefixes, quoted ones
 * whole, side by side they must all be met; `field:value`, `field>=value`, `field:[low TO high]`; functions begin with `#`; NOT binds more
 * than AND, AND more than OR.
 */
import { Refusal } from '../../errors.ts';
import { LIMITS, type Limits } from '../../limits.ts';
import { type Catalog, type Field, type Node, print } from '../../odsql/index.ts';
import { findField } from '../facet-call.ts';
import {
  type Argument,
  between,
  CALLS,
  type Comparator,
  compare,
  compareWith,
  hasWords,
  join,
  not,
} from './v1-conditions.ts';

/** What may come next in a query. */
const RULES = {
  blank: /\s+/y,
  open: /\(/y,
  close: /\)/y,
  and: /AND(?=[\s()]|$)/y,
  or: /OR(?=[\s()]|$)/y,
  not: /NOT(?=[\s()]|$)/y,
  call: /#(\w+)\s*\(/y,
  field: /([\p{L}_][\p{L}\p{N}_.-]*)\s*(==|<=|>=|[:=<>])/uy,
  quoted: /"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/y,
  interval: /\[\s*(\S+)\s+TO\s+(\S+?)\s*\]/y,
  setting: /(\w+)\s*=\s*([+-]?)(\d+)\s*(?:,|(?=\)))/y,
  argument: /(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s,"'()]+))\s*(?:,|(?=\)))/y,
  word: /[^\s()]+/y,
} as const;
type Rule = keyof typeof RULES;

/** What a plain word is not. */
const OTHERS: readonly Rule[] = ['open', 'close', 'and', 'or', 'not', 'call', 'field'];

/** The condition that a query means, as ODSQL; nothing when it asks for nothing. Refuses `parameter`, with the character of the query. */
export function parseQuery(query: string, catalog: Catalog, limits: Limits = LIMITS): string | undefined {
  const condition = new QueryReader(query, catalog, limits.clause_depth).read();
  return condition === undefined ? undefined : print(condition);
}

class QueryReader {
  readonly #text: string;
  readonly #catalog: Catalog;
  readonly #deepest: number;
  #at = 0;
  #depth = 0;

  constructor(query: string, catalog: Catalog, deepest: number) {
    this.#text = query;
    this.#catalog = catalog;
    this.#deepest = deepest;
  }

  read(): Node | undefined {
    const condition = this.#readOr();
    if (this.#at < this.#text.length) throw this.#refuse('a word or an operator is expected');
    return condition;
  }

  #readOr(): Node | undefined {
    const items: Node[] = [];
    do items.push(...this.#readAnd());
    while (this.#take('or'));
    return items.length === 0 ? undefined : join('or', items);
  }

  /** One condition, or none where nothing is asked. Words side by side are looked for together. */
  #readAnd(): Node[] {
    const words: string[] = [];
    const items: Node[] = [];
    while (!this.#ends()) {
      if (this.#take('and')) continue;
      const word = this.#readWord();
      if (word === undefined) items.push(...this.#readNot());
      else if (word !== '') words.push(word);
    }
    if (words.length > 0) items.unshift(hasWords(words));
    return items.length === 0 ? [] : [join('and', items)];
  }

  #readNot(): Node[] {
    if (!this.#take('not')) return this.#readTerm();
    if (this.#ends()) throw this.#refuse('something is expected after NOT');
    const word = this.#readWord();
    if (word !== undefined) return word === '' ? [] : [not(hasWords([word]))];
    return this.#nested(() => this.#readNot()).map(not);
  }

  #readTerm(): Node[] {
    if (this.#take('open')) {
      const inner = this.#nested(() => this.#readOr());
      if (!this.#take('close')) throw this.#refuse(') is expected');
      return inner === undefined ? [] : [inner];
    }
    const called = this.#take('call')?.[1];
    if (called !== undefined) return [this.#readCall(called)];
    const compared = this.#take('field');
    if (compared !== null) return [this.#readComparison(this.#field(compared[1]!), compared[2]!)];
    throw this.#refuse('a word, field:value or #function(…) is expected');
  }

  /** A word as a prefix, a quoted text as whole words; empty where there is neither letter nor digit, nothing where no word comes. */
  #readWord(): string | undefined {
    const quoted = this.#take('quoted');
    if (quoted !== null) return unescaped(quoted).replaceAll('*', ' ').trim();
    if (OTHERS.some((rule) => this.#match(rule) !== null)) return undefined;
    const word = this.#take('word')?.[0].replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
    return word === undefined || word === '' ? word : `${word}*`;
  }

  #readComparison(field: Field, written: string): Node {
    const operator = written === ':' || written === '==' ? '=' : (written as Comparator);
    const interval = operator === '=' ? this.#take('interval') : null;
    if (interval !== null) return between(field, interval[1]!, interval[2]!);
    const called = this.#take('call')?.[1];
    if (called === 'now') return compare(field, operator, this.#readCall(called));
    const quoted = this.#take('quoted');
    const value = quoted === null ? this.#take('word')?.[0] : unescaped(quoted);
    if (called === undefined && value !== undefined) return compareWith(field, operator, value);
    throw this.#refuse(`a value, [low TO high] or #now(…) is expected after ${field.name}${written}`);
  }

  /** After `#name(`. */
  #readCall(name: string): Node {
    const make = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
    const known = Object.keys(CALLS).map((one) => `#${one}`);
    if (make === undefined) throw this.#refuse(`#${name} is not one of ${known.join(' ')}`);
    const args = name === 'now' ? this.#settings() : this.#arguments();
    const made = this.#take('close') === null ? undefined : make(args, (written) => this.#field(written));
    if (made === undefined) throw this.#refuse(`#${name} has other arguments`);
    return made;
  }

  #arguments(): Argument[] {
    const found: Argument[] = [];
    for (let one = this.#take('argument'); one !== null; one = this.#take('argument'))
      found.push({ value: one[3] ?? unescaped(one) });
    return found;
  }

  #settings(): Argument[] {
    const found: Argument[] = [];
    for (let one = this.#take('setting'); one !== null; one = this.#take('setting'))
      found.push({ key: one[1]!, sign: one[2]!, value: one[3]! });
    return found;
  }

  #field(written: string): Field {
    const field = findField(this.#catalog, written);
    if (field !== undefined) return field;
    throw this.#refuse(`${written} is not a field`);
  }

  /** Whether a part joined by AND ends here. */
  #ends(): boolean {
    this.#take('blank');
    return this.#at >= this.#text.length || this.#match('close') !== null || this.#match('or') !== null;
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > this.#deepest)
      throw this.#refuse(`at most ${this.#deepest} levels are accepted (clause_depth)`);
    const found = read();
    this.#depth--;
    return found;
  }

  #match(rule: Rule): RegExpExecArray | null {
    RULES[rule].lastIndex = this.#at;
    return RULES[rule].exec(this.#text);
  }

  /** Reads past the blanks here and past what the rule finds behind them. */
  #take(rule: Rule): RegExpExecArray | null {
    this.#at += this.#match('blank')?.[0].length ?? 0;
    const found = this.#match(rule);
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  #refuse(expected: string): Refusal {
    const shown = this.#text.slice(0, LIMITS.value_shown_characters);
    return new Refusal('parameter', `Invalid value for q API parameter: ${shown} was found but ${expected}.`, {
      place: { column: 'q', character: this.#at },
      value: shown,
      expected,
    });
  }
}

/** What stands in the double or single quotes of a match. */
const unescaped = ([, double, single]: RegExpExecArray): string => (double ?? single ?? '').replaceAll(/\\(.)/gs, '$1');
