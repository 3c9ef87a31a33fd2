/** One record of a CSV file, read byte by byte: where it ends, or what is wrong with it. The delimiter is one byte; quotes inside quotes are doubled. */

const [QUOTE, SPACE, LF, CR] = [34, 32, 10, 13];

/** How the records of a file are written. */
export interface RecordForm {
  /** Byte between two values. */
  readonly delimiter: number;
  /** Values of each record. */
  readonly fields: number;
}

/** Which value of a broken record is wrong, and what was expected there; `end`: first byte after the record, where its quotes tell it. */
export interface Trouble {
  readonly field: number;
  readonly expected: string;
  readonly end?: number;
}

/** A record that ends (`end`: first byte after its line break), one that goes on beyond the bytes at hand, or a broken one. */
export type Scanned = { readonly end: number } | { readonly more: true } | { readonly trouble: Trouble };

const MORE: Scanned = { more: true };

/** Reads the record that begins at `from`. `last`: no byte follows those. */
export function scanRecord(bytes: Buffer, from: number, last: boolean, { delimiter, fields }: RecordForm): Scanned {
  const size = bytes.length;
  const broken = (field: number, expected: string, end?: number): Scanned => ({
    trouble: { field: Math.min(field, fields - 1), expected, ...(end === undefined ? {} : { end }) },
  });
  for (let at = from, field = 0; ; at++) {
    if (bytes[at] === QUOTE) {
      at = afterQuotes(bytes, at + 1);
      if (at > size || (at === size && !last)) return last ? broken(field, 'a closing quote') : MORE;
      while (bytes[at] === SPACE) at++;
      const next = bytes[at];
      if (at < size && next !== delimiter && next !== LF && next !== CR)
        return broken(field, 'the separator after a closing quote; quotes inside a value doubled');
    } else {
      while (at < size && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++;
    }
    if (at + 1 >= size && !last) return MORE;
    if (at < size && bytes[at] === delimiter) {
      field++;
      continue;
    }
    if (at < size && bytes[at] === CR && bytes[at + 1] !== LF)
      return broken(field, 'no carriage return outside quotes');
    const end = at >= size ? size : at + (bytes[at] === LF ? 1 : 2);
    return field + 1 === fields ? { end } : broken(field, `${fields} values, ${field + 1} found`, end);
  }
}

/** The byte after the quote that closes a value; beyond the end when none does. */
function afterQuotes(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(QUOTE, at);
    if (at === -1) return bytes.length + 1;
    if (bytes[at + 1] !== QUOTE) return at + 1;
  }
}

/**
 * The values of a record whose quotes were not doubled: a quote closes a value only before a separator or at the end. Undefined when that does
 * not give the announced number of values, or when a line break is outside quotes: nothing is guessed beyond that.
 */
export function readLoosely(record: string, delimiter: string, fields: number): string[] | undefined {
  const values: string[] = [];
  for (let at = 0; ; ) {
    const quoted = record[at] === '"';
    const end = quoted ? closingQuote(record, at + 1, delimiter) : record.indexOf(delimiter, at);
    if (quoted && end === -1) return undefined;
    const stop = end === -1 ? record.length : end;
    const value = record.slice(quoted ? at + 1 : at, stop);
    if (!quoted && /[\r\n]/.test(value)) return undefined;
    values.push(quoted ? value.replaceAll('""', '"') : value);
    if (values.length > fields) return undefined;
    const next = quoted ? record.indexOf(delimiter, stop) : end;
    if (next === -1) return values.length === fields ? values : undefined;
    at = next + 1;
  }
}

/** Where the value that began before `from` is closed: the last of an odd number of quotes, before a separator or the end. */
function closingQuote(record: string, from: number, delimiter: string): number {
  for (let at = record.indexOf('"', from); at !== -1; at = record.indexOf('"', at)) {
    let after = at;
    while (record[after] === '"') after++;
    let next = after;
    while (record[next] === ' ') next++;
    const ends = next === record.length || record[next] === delimiter;
    if (ends && (after - at) % 2 === 1) return after - 1;
    at = after;
  }
  return -1;
}
