/** Answers that are kept as bytes: the same question about the same release is computed once and written once. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Encoding } from './encoding.ts';

/** An answer as bytes, and what must be said beside them. */
export type Answer<Beside extends object> = Beside & { readonly body: Buffer };

export interface AnswersLimits {
  /** Bytes of all the answers kept, compressed ones included. */
  bytes: number;
  /** Bytes of the largest answer that is kept. */
  largest: number;
}

/** Makes an answer; the signal says that nobody waits for it any more. */
export type Make<Beside extends object> = (signal: AbortSignal) => Promise<Answer<Beside>>;

/** A computation under way, and how many wait for it. */
interface Flight<Beside extends object> {
  answer: Promise<Answer<Beside>>;
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

export class Answers<Beside extends object> {
  readonly #limits: AnswersLimits;
  /** By key, the least recently used first. */
  readonly #kept = new Map<string, Answer<Beside>>();
  readonly #flights = new Map<string, Flight<Beside>>();
  #bytes = 0;

  constructor(limits: AnswersLimits) {
    this.#limits = limits;
  }

  /** Bytes kept now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer of a key, when it is kept. */
  find(key: string): Answer<Beside> | undefined {
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
  async findOrMake(key: string, signal: AbortSignal, make: Make<Beside>): Promise<Answer<Beside>> {
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
  async encoded(key: string, answer: Answer<Beside>, encoding: Encoding | undefined): Promise<Buffer> {
    if (encoding === undefined) return answer.body;
    const twin = `${key} ${encoding}`;
    const found = this.find(twin);
    if (found !== undefined) return found.body;
    const compressed = await COMPRESS[encoding](answer.body);
    this.#keep(twin, { ...answer, body: compressed });
    return compressed;
  }

  #start(key: string, make: Make<Beside>): Flight<Beside> {
    const stop = new AbortController();
    const answer = make(stop.signal);
    const flight: Flight<Beside> = { answer, stop, waiting: 0 };
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
  #end(key: string, flight: Flight<Beside>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  #keep(key: string, answer: Answer<Beside>): void {
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
