/** Well-known binary (OGC 06-103r4), written in hexadecimal → shape. The extended form of PostGIS (EWKB: heights, measures, SRID) is read too. */
import { LIMITS } from '../limits.ts';
import { BadGeometry, KINDS, type Position, type Shape, Sketch } from './shape.ts';

const WITH_Z = 0x80000000;
const WITH_M = 0x40000000;
const WITH_SRID = 0x20000000;

/** Whether a text is hexadecimal digits, two for each byte. */
export const looksLikeWkb = (text: string): boolean => /^(?:[0-9a-f]{2})+$/i.test(text);

/** Reads digits that `looksLikeWkb`. Throws `BadGeometry` at the digit that does not fit. */
export function parseWkb(text: string): Shape {
  const reader = new WkbReader(Buffer.from(text, 'hex'));
  reader.geometry(0);
  reader.end();
  return reader.sketch.shape;
}

class WkbReader {
  readonly sketch = new Sketch();
  readonly #bytes: Buffer;
  #at = 0;
  #little = true;
  #ordinates = 2;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  geometry(depth: number): void {
    const at = this.#at;
    const order = this.#bytes[this.#take(1)];
    if (order !== 0 && order !== 1) throw this.#bad(at, '00 or 01, the order of the bytes');
    this.#little = order === 1;
    const type = this.#integer();
    if ((type & WITH_SRID) !== 0) this.#take(4);
    const plain = type & 0x1fffffff;
    const kind = KINDS[(plain % 1000) - 1];
    const thousands = Math.floor(plain / 1000);
    if (kind === undefined || thousands > 3 || depth > LIMITS.clause_depth)
      throw this.#bad(at + 1, 'a type from 1 to 7');
    const extra = [0, 1, 1, 2][thousands]!;
    this.#ordinates = 2 + extra + Number((type & WITH_Z) !== 0) + Number((type & WITH_M) !== 0);
    if (kind === 'point') this.#point();
    else if (kind === 'linestring') this.sketch.line(this.#positions(), at * 2);
    else if (kind === 'polygon') this.#polygon(at);
    else this.#repeat(() => this.geometry(depth + 1));
  }

  end(): void {
    if (this.#at < this.#bytes.length) throw this.#bad(this.#at, 'the end');
  }

  /** An empty point is written with numbers that are none. */
  #point(): void {
    const at = this.#take(8 * this.#ordinates);
    const [lon, lat] = [this.#double(at), this.#double(at + 8)];
    if (Number.isNaN(lon) && Number.isNaN(lat)) return;
    this.sketch.point(this.sketch.position(lon, lat, at * 2));
  }

  #polygon(at: number): void {
    const rings = this.#repeat(() => this.#positions());
    if (rings.length > 0) this.sketch.polygon(rings, at * 2);
  }

  #positions = (): Position[] =>
    this.#repeat(() => {
      const at = this.#take(8 * this.#ordinates);
      return this.sketch.position(this.#double(at), this.#double(at + 8), at * 2);
    });

  #repeat<T>(read: () => T): T[] {
    const items: T[] = [];
    for (let left = this.#integer(); left > 0; left--) items.push(read());
    return items;
  }

  #integer(): number {
    const at = this.#take(4);
    return this.#little ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }

  #double(at: number): number {
    return this.#little ? this.#bytes.readDoubleLE(at) : this.#bytes.readDoubleBE(at);
  }

  /** Moves past some bytes and gives the place where they begin. */
  #take(bytes: number): number {
    const at = this.#at;
    if (at + bytes > this.#bytes.length) throw this.#bad(this.#bytes.length, `${bytes} more bytes`);
    this.#at += bytes;
    return at;
  }

  #bad(byte: number, expected: string): BadGeometry {
    return new BadGeometry(byte * 2, expected);
  }
}
