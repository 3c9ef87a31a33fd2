/** Well-known text (OGC 06-103r4) → shape. Longitude comes first; heights and measures (`Z`, `M`, `ZM`) are read and left. */
import { LIMITS } from '../limits.ts';
import { BadGeometry, KINDS, type Kind, type Position, type Shape, Sketch } from './shape.ts';

const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const WORD = /[a-z]+/iy;

/** Reads a whole text. Throws `BadGeometry` at the character that does not fit. */
export function parseWkt(text: string): Shape {
  const reader = new WktReader(text);
  reader.geometry(0);
  reader.end();
  return reader.sketch.shape;
}

class WktReader {
  readonly sketch = new Sketch();
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  geometry(depth: number): void {
    const at = this.#skip();
    const word = this.#match(WORD)?.toLowerCase() ?? '';
    // `POINTZ` as well as `POINT Z`.
    const kind = KINDS.find((one) => word === one || ['z', 'm', 'zm'].some((suffix) => word === one + suffix));
    if (kind === undefined || depth > LIMITS.clause_depth)
      throw new BadGeometry(at, `one of ${KINDS.join(', ').toUpperCase()}`);
    const next = this.#skip();
    const after = this.#match(WORD)?.toLowerCase();
    if (after === 'empty') return;
    if (after !== undefined && !['z', 'm', 'zm'].includes(after)) throw new BadGeometry(next, '(');
    if (after !== undefined && this.#isWord('empty')) return;
    this.#body(kind, depth);
  }

  #body(kind: Kind, depth: number): void {
    const at = this.#skip();
    const { sketch } = this;
    const bodies: Record<Kind, () => void> = {
      point: () => sketch.point(this.#inside(() => this.#position())),
      linestring: () => sketch.line(this.#line(), at),
      polygon: () =>
        sketch.polygon(
          this.#list(() => this.#line()),
          at,
        ),
      multipoint: () =>
        this.#list(() => sketch.point(this.#is('(') ? this.#inside(() => this.#position()) : this.#position())),
      multilinestring: () => this.#list(() => sketch.line(this.#line(), at)),
      multipolygon: () =>
        this.#list(() =>
          sketch.polygon(
            this.#list(() => this.#line()),
            at,
          ),
        ),
      geometrycollection: () => this.#list(() => this.geometry(depth + 1)),
    };
    bodies[kind]();
  }

  end(): void {
    if (this.#skip() < this.#text.length) throw new BadGeometry(this.#at, 'the end');
  }

  #line = (): Position[] => this.#list(() => this.#position());

  #position(): Position {
    const at = this.#skip();
    const numbers: number[] = [];
    while (numbers.length < 4) {
      const number = this.#match(NUMBER);
      if (number === undefined) break;
      numbers.push(Number(number));
      this.#skip();
    }
    return this.sketch.position(numbers[0] ?? Number.NaN, numbers[1] ?? Number.NaN, at);
  }

  /** Items between parentheses, separated by commas. */
  #list<T>(item: () => T): T[] {
    return this.#inside(() => {
      const items = [item()];
      while (this.#is(',')) {
        this.#at++;
        items.push(item());
      }
      return items;
    });
  }

  #inside<T>(read: () => T): T {
    this.#expect('(');
    const inside = read();
    this.#expect(')');
    return inside;
  }

  #expect(sign: string): void {
    if (!this.#is(sign)) throw new BadGeometry(this.#at, sign);
    this.#at++;
  }

  #is(sign: string): boolean {
    return this.#text[this.#skip()] === sign;
  }

  #isWord(word: string): boolean {
    const at = this.#skip();
    if (this.#match(WORD)?.toLowerCase() === word) return true;
    this.#at = at;
    return false;
  }

  #match(rule: RegExp): string | undefined {
    rule.lastIndex = this.#at;
    const match = rule.exec(this.#text);
    if (match !== null) this.#at = rule.lastIndex;
    return match?.[0];
  }

  /** Past the blanks. */
  #skip(): number {
    while (this.#at < this.#text.length && /\s/.test(this.#text[this.#at]!)) this.#at++;
    return this.#at;
  }
}
