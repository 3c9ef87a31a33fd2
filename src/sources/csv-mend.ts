/**
 * Reading a CSV file that breaks its own rules, record by record: a broken record never takes the following ones with it. What begins a record
 * is a line from which one can be read with the right number of values; what lies before it is broken, and is mended where nothing has to
 * be guessed (quotes that were not doubled) or left out.
 */
import { isUtf8 } from 'node:buffer';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { LIMITS } from '../limits.ts';
import type { CsvHeader } from './csv-header.ts';
import { type RecordForm, readLoosely, type Scanned, scanRecord, type Trouble } from './csv-record.ts';

/** A record that breaks the rules. */
export interface BrokenRecord {
  /** Its first line, from 1. */
  readonly line: number;
  /** Header of the value where it went wrong. */
  readonly column: string;
  /** Its beginning. */
  readonly value: string;
  readonly expected: string;
  /** Taken nevertheless, with the quotes inside its values doubled; otherwise left out. */
  readonly mended: boolean;
}

/** The header or sound records as they are written, with the line of each record, or a broken one with its mended text. */
type Piece =
  | { readonly bytes: Buffer; readonly lines: readonly number[] }
  | { readonly broken: BrokenRecord; readonly text?: Buffer };

const [LF, CR] = [10, 13];

/** What was found in a file: the first broken records, and the count of all. */
export interface Mended {
  readonly first: readonly BrokenRecord[];
  readonly mended: number;
  readonly left_out: number;
}

/** Writes the sound and the mended records of a file into another one, under its header. */
export async function mendCsv(file: string, to: string, header: CsvHeader): Promise<Mended> {
  const out = createWriteStream(to);
  const write = async (bytes: Buffer) => {
    if (!out.write(bytes)) await once(out, 'drain');
  };
  const first: BrokenRecord[] = [];
  const counts = { mended: 0, left_out: 0 };
  for await (const piece of pieces(file, header)) {
    if ('bytes' in piece) {
      await write(piece.bytes);
      continue;
    }
    counts[piece.broken.mended ? 'mended' : 'left_out']++;
    if (first.length < LIMITS.broken_records_kept) first.push(piece.broken);
    if (piece.text !== undefined) await write(piece.text);
  }
  out.end();
  await finished(out);
  return { first, ...counts };
}

/** The lines on which records begin, by their numbers among those that are taken, from 1. */
export async function linesOf(
  file: string,
  header: CsvHeader,
  records: readonly number[],
): Promise<Map<number, number>> {
  const wanted = records.toSorted((a, b) => a - b);
  const found = new Map<number, number>();
  let taken = 0;
  for await (const piece of pieces(file, header)) {
    if (wanted.length === 0) break;
    const lines = 'bytes' in piece ? piece.lines : piece.broken.mended ? [piece.broken.line] : [];
    while (wanted.length > 0 && wanted[0]! <= taken + lines.length) {
      found.set(wanted[0]!, lines[wanted[0]! - taken - 1]!);
      wanted.shift();
    }
    taken += lines.length;
  }
  return found;
}

const quote = (value: string): string => (value === '' ? '' : `"${value.replaceAll('"', '""')}"`);

/** The header of a file and its records, in order. */
async function* pieces(file: string, header: CsvHeader): AsyncGenerator<Piece> {
  const reading = new Reading(header);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 22 }) as AsyncIterable<Buffer>)
    yield* reading.take(chunk, false);
  yield* reading.take(Buffer.alloc(0), true);
}

class Reading {
  readonly #header: CsvHeader;
  readonly #form: RecordForm;
  /** Bytes that begin with the record being read. */
  #rest: Buffer = Buffer.alloc(0);
  /** Line of the first of them. */
  #line = 1;
  /** Whether the header ends with CR LF: the records must then too, as the engine reads one kind only. */
  #crlf = false;
  /** Whether the first column is a date. */
  #dated = false;

  constructor(header: CsvHeader) {
    this.#header = header;
    this.#form = { delimiter: header.delimiter.charCodeAt(0), fields: header.names.length };
  }

  /** The records that end within the bytes at hand. */
  *take(chunk: Buffer, last: boolean): Generator<Piece> {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = this.#line === 1 ? this.#passHeader(bytes) : 0;
    let [start, lines]: [number, number[]] = [0, []];
    while (this.#line > 1 && at < bytes.length) {
      const blank = blankLine(bytes, at);
      const scanned = blank > 0 ? { end: at + blank } : this.#scan(bytes, at, last);
      if ('more' in scanned && !last && bytes.length - at <= LIMITS.csv_record_bytes) break;
      if ('end' in scanned && isUtf8(bytes.subarray(at, scanned.end))) {
        const { end } = scanned;
        const line = blank > 0 ? [] : [this.#line];
        this.#line += breaks(bytes, at, end);
        if (this.#endsWell(bytes, end)) lines.push(...line);
        else {
          if (at > start) yield { bytes: bytes.subarray(start, at), lines };
          yield { bytes: this.#withBreak(bytes.subarray(at, end).toString()), lines: line };
          [start, lines] = [end, []];
        }
        at = end;
        continue;
      }
      const trouble = troubleOf(scanned);
      const broken = this.#ends(bytes, at, trouble) ?? this.#extent(bytes, at, last);
      if (broken === undefined) break;
      if (at > start) yield { bytes: bytes.subarray(start, at), lines };
      yield this.#tell(bytes.subarray(at, broken.next), trouble, broken.values);
      this.#line += breaks(bytes, at, broken.next);
      at = broken.next;
      [start, lines] = [at, []];
    }
    if (at > start) yield { bytes: bytes.subarray(start, at), lines };
    this.#rest = bytes.subarray(at);
  }

  /**
   * Whether a record begins here: one can be read; in a file whose records begin with a day, as those of the official portal do, a day is here.
   * Undefined when more bytes are needed to know.
   */
  #begins(bytes: Buffer, at: number, last: boolean): boolean | undefined {
    if (this.#dated) {
      if (bytes.length - at < DAY_BYTES && !last) return undefined;
      return DAY.test(bytes.toString('latin1', at, at + DAY_BYTES));
    }
    const scanned = scanRecord(bytes, at, last, this.#form);
    return 'more' in scanned ? undefined : 'end' in scanned;
  }

  /** Passes over the header once it is whole; a file without a line break holds no record that could be told. */
  #passHeader(bytes: Buffer): number {
    const end = bytes.indexOf(LF) + 1;
    if (end === 0) return 0;
    this.#line = 2;
    this.#crlf = bytes[end - 2] === CR;
    this.#dated = this.#header.names[0]!.startsWith('date');
    return end;
  }

  /** Whether the record before this place ends as the header does, or the file ends there. */
  #endsWell = (bytes: Buffer, end: number): boolean => bytes[end - 1] !== LF || (bytes[end - 2] === CR) === this.#crlf;

  #withBreak = (record: string): Buffer => Buffer.from(`${record.replace(/\r?\n$/, '')}${this.#crlf ? '\r\n' : '\n'}`);

  /** A broken record, with its mended text where its values are known. */
  #tell(bytes: Buffer, { field, expected }: Trouble, values?: readonly string[]): Piece {
    const { delimiter, names } = this.#header;
    const broken: BrokenRecord = {
      line: this.#line,
      column: names[field]!,
      value: bytes.toString().trimEnd().slice(0, LIMITS.value_shown_characters),
      expected,
      mended: values !== undefined,
    };
    return values === undefined ? { broken } : { broken, text: this.#withBreak(values.map(quote).join(delimiter)) };
  }

  /** A record, unless it would hold another one: its quote then belongs to that one. */
  #scan(bytes: Buffer, from: number, last: boolean): Scanned {
    const scanned = scanRecord(bytes, from, last, this.#form);
    if (!('end' in scanned) || !this.#dated) return scanned;
    for (let at = bytes.indexOf(LF, from) + 1; at > 0 && at < scanned.end; at = bytes.indexOf(LF, at) + 1) {
      if (DAY.test(bytes.toString('latin1', at, at + DAY_BYTES)))
        return { trouble: { field: 0, expected: 'a closing quote before the next record' } };
    }
    return scanned;
  }

  /** The end of a broken record of one line. One of several lines may have opened a quote and taken other records with it. */
  #ends(bytes: Buffer, from: number, { end }: Trouble): { next: number; values?: string[] } | undefined {
    return end === undefined || breaks(bytes, from, end) > 1 ? undefined : { next: end };
  }

  /**
   * Where a record whose quotes are broken ends: at the first line break before which it can be read loosely, or from which another record can
   * be read. Undefined when more bytes are needed to know.
   */
  #extent(bytes: Buffer, from: number, last: boolean): { next: number; values?: string[] } | undefined {
    const { delimiter, names } = this.#header;
    const whole = last || bytes.length - from > LIMITS.csv_record_bytes;
    let tries = LOOSE_TRIES;
    for (let at = from; ; ) {
      const found = bytes.indexOf(LF, at);
      if (found === -1 && !whole) return undefined;
      at = found === -1 ? bytes.length : found + 1;
      const record = bytes.subarray(from, at);
      const values =
        tries-- > 0 && isUtf8(record) ? readLoosely(record.toString().trimEnd(), delimiter, names.length) : undefined;
      if (values !== undefined) return { next: at, values };
      if (at === bytes.length) return whole ? { next: at } : undefined;
      const begins = at - from > LIMITS.csv_record_bytes || this.#begins(bytes, at, last);
      if (begins === true) return { next: at };
      if (begins === undefined && !whole) return undefined;
    }
  }
}

const DAY = /^"?\d{4}-\d\d-\d\d"?[;,\t|]/;
const DAY_BYTES = 13;

/** Lines of a broken record at the end of each of which it is read loosely; beyond, it is left out. */
const LOOSE_TRIES = 500;

/** What is wrong with a record that was scanned and not taken. */
function troubleOf(scanned: Scanned): Trouble {
  if ('trouble' in scanned) return scanned.trouble;
  return 'end' in scanned
    ? { field: 0, expected: 'text in UTF-8', end: scanned.end }
    : { field: 0, expected: `at most ${LIMITS.csv_record_bytes} bytes in a record, a closing quote` };
}

/** Bytes of an empty line at this place, 0 where there is none. */
const blankLine = (bytes: Buffer, at: number): number =>
  bytes[at] === LF ? 1 : bytes[at] === CR && bytes[at + 1] === LF ? 2 : 0;

/** Line breaks between two places. */
function breaks(bytes: Buffer, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) count++;
  return count;
}
