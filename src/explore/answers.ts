/** JSON answers that are kept as bytes: the same question about the same release is computed once and written once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from '../http/encoding.ts';
import type { Compiled } from '../odsql/index.ts';

/** What a computation gives. */
export interface Made {
  /** The answer, as JSON will say it. */
  body: object;
  /** The cursor of the page after this one, when there is one. */
  next?: string;
  /** What the query asks that probably means something else. */
  warnings?: Compiled['warnings'];
}

/** An answer as bytes. */
export interface Answer extends Omit<Made, 'body'> {
  body: Buffer;
}

export interface AnswersLimits {
  /** Bytes of all the answers kept, compressed ones included. */
  bytes: number;
  /** Bytes of the largest answer that is kept. */
  largest: number;
}

/** A computation under way, and how many wait for it. */
interface Flight {
  answer: Promise<Answer>;
  stop: AbortController;
  waiting: number;
}

/** Compressed once, sent many times: a little above what a stream would be worth. */
const COMPRESS: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body) => promisify(gzip)(body),
};

/** Bytes that an answer takes beside its own: its key and its place. */
const PLACE_BYTES = 512;

export class Answers {
  readonly #limits: AnswersLimits;
  /** By key, the least recently used first. */
  readonly #kept = new Map<string, Answer>();
  readonly #flights = new Map<string, Flight>();
  #bytes = 0;

  constructor(limits: AnswersLimits) {
    this.#limits = limits;
  }

  /** Bytes kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer of a key, when it is kept. */
  find(key: string): Answer | undefined {
    const answer = this.#kept.get(key);
    if (answer === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    return answer;
  }

  /**
   * The answer of a key, made when it is not kept. Those who ask while it is made wait for the same computation; it is stopped when the
   * last of them has left. Throws the signal's reason to the one who leaves, and what `make` throws to all.
   */
  async findOrMake(key: string, signal: AbortSignal, make: (signal: AbortSignal) => Promise<Made>): Promise<Answer> {
    signal.throwIfAborted();
    const found = this.find(key);
    if (found !== undefined) return found;
    const flight = this.#flights.get(key) ?? this.#start(key, make);
    flight.waiting++;
    const left = Promise.withResolvers<never>();
    const leave = () => {
      left.reject(signal.reason);
      if (--flight.waiting > 0) return;
      this.#end(key, flight);
      flight.stop.abort(signal.reason);
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([flight.answer, left.promise]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** The bytes of an answer, compressed when the client reads an encoding; what is compressed is kept too. */
  async encoded(key: string, { body }: Answer, encoding: Encoding | undefined): Promise<Buffer> {
    if (encoding === undefined) return body;
    const twin = `${key} ${encoding}`;
    const found = this.find(twin);
    if (found !== undefined) return found.body;
    const compressed = await COMPRESS[encoding](body);
    this.#keep(twin, { body: compressed });
    return compressed;
  }

  #start(key: string, make: (signal: AbortSignal) => Promise<Made>): Flight {
    const stop = new AbortController();
    const answer = make(stop.signal).then(({ body, ...rest }) => ({
      ...rest,
      body: Buffer.from(JSON.stringify(body)),
    }));
    const flight: Flight = { answer, stop, waiting: 0 };
    this.#flights.set(key, flight);
    answer.then(
      (made) => {
        this.#end(key, flight);
        this.#keep(key, made);
      },
      () => this.#end(key, flight),
    );
    return flight;
  }

  /** Nobody joins it any more. */
  #end(key: string, flight: Flight): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  #keep(key: string, answer: Answer): void {
    if (answer.body.length > this.#limits.largest) return;
    this.#drop(key);
    this.#kept.set(key, { ...answer, body: inOwnMemory(answer.body) });
    this.#bytes += answer.body.length + PLACE_BYTES;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limits.bytes) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const answer = this.#kept.get(key);
    if (answer === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= answer.body.length + PLACE_BYTES;
  }
}

/** A small buffer is a piece of a larger block, all of which it would keep. */
function inOwnMemory(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const alone = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(alone);
  return alone;
}
