/** Which encoding a file is in: declared, and true. XML's rule is the declaration; the bytes have the last word. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { FileFinding } from './problem.ts';

export type EncodingRead = 'iso-8859-1' | 'utf-8' | 'windows-1252' | 'iso-8859-15';

export interface Encoding {
  /** As the XML declaration writes it; null when it says none (UTF-8, then). */
  readonly declared: string | null;
  readonly read: EncodingRead;
  readonly findings: readonly FileFinding[];
  /** Nothing can be read: an encoding that is not accepted. */
  readonly refused: boolean;
}

/** What is declared, lower case, to how it is read. ISO-8859-1 is read by Node's decoder as windows-1252: the same but for bytes 80 to 9F. */
const ACCEPTED = new Map<string, EncodingRead>([
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['us-ascii', 'iso-8859-1'],
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
]);

/** What the bytes of a whole file are. */
interface Bytes {
  ascii: boolean;
  utf8: boolean;
  /** Some byte from 80 to 9F. */
  controls: boolean;
  first: Buffer;
}

/** The decoder of a file, to be fed its chunks in order. */
export const decoderOf = (encoding: EncodingRead) => new TextDecoder(encoding);

/** Reads the whole file once as bytes, then judges its encoding. */
export async function readEncoding(file: string): Promise<Encoding> {
  return judge(await readBytes(file));
}

async function readBytes(file: string): Promise<Bytes> {
  const bytes: Bytes = { ascii: true, utf8: true, controls: false, first: Buffer.alloc(0) };
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (bytes.first.length === 0) bytes.first = Buffer.from(chunk.subarray(0, 1024));
    if (rest.length === 0 && isAscii(chunk)) continue;
    bytes.ascii = false;
    bytes.controls ||= chunk.some((byte) => byte >= 0x80 && byte <= 0x9f);
    if (!bytes.utf8) continue;
    const joined = Buffer.concat([rest, chunk]);
    const end = lastBoundary(joined);
    bytes.utf8 = isUtf8(joined.subarray(0, end));
    rest = Buffer.from(joined.subarray(end));
  }
  if (rest.length > 0) bytes.utf8 = false;
  return bytes;
}

/** Where the last, perhaps unfinished, UTF-8 sequence starts when it is cut by the end of the chunk; else the end. */
function lastBoundary(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back]!;
    if (byte < 0x80) break;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    if (length > back) return chunk.length - back;
    if (length > 1) break;
  }
  return chunk.length;
}

function judge(bytes: Bytes): Encoding {
  const { ascii, utf8, controls, first } = bytes;
  const marked = first.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const declared =
    /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\bencoding\s*=\s*["']([^"']{1,40})["']/.exec(first.toString('latin1'))?.[1] ?? null;
  const read = marked ? 'utf-8' : ACCEPTED.get((declared ?? 'utf-8').toLowerCase());
  const found = (code: FileFinding['code'], value: string): FileFinding[] => [{ code, value }];
  if (read === undefined || first.includes(0))
    return { declared, read: 'utf-8', findings: found('O103', declared ?? 'UTF-16'), refused: true };
  if (read === 'utf-8' && !utf8)
    return { declared, read: 'windows-1252', findings: found('O103', declared ?? 'UTF-8'), refused: false };
  if (read === 'utf-8') return { declared, read, findings: found('O104', declared ?? 'UTF-8'), refused: false };
  if (!ascii && utf8) return { declared, read: 'utf-8', findings: found('O105', declared!), refused: false };
  if (read === 'iso-8859-1')
    return { declared, read, findings: controls ? found('O106', declared!) : [], refused: false };
  return { declared, read, findings: found('O104', declared!), refused: false };
}
