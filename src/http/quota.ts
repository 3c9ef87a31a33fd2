/** How many requests each client may make in a day, counted without knowing who the clients are. */
import { hash, randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;

/** Where a client stands after a request. */
export interface Standing {
  limit: number;
  /** Requests left today, none when over. */
  remaining: number;
  /** The limit was met before this request. */
  over: boolean;
}

/**
 * Counters of one day, in UTC. A client is a place in a table of fixed size, found by a hash whose key is drawn anew every day: nothing here
 * leads back to an address, or from one day to the next. Two clients may share a place, rarely, as long as they are few beside the places.
 */
export class Quota {
  readonly #limit: number;
  readonly #counts: Uint32Array;
  #key = drawKey();
  #day = Number.NEGATIVE_INFINITY;

  constructor(limit: number, places: number) {
    this.#limit = limit;
    this.#counts = new Uint32Array(places);
  }

  /** Counts one request of a client. */
  count(client: string, now: Date): Standing {
    this.#begin(Math.floor(now.getTime() / DAY_MS));
    const place = Number.parseInt(hash('sha256', this.#key + client).slice(0, 8), 16) % this.#counts.length;
    const before = this.#counts[place]!;
    const over = before >= this.#limit;
    if (!over) this.#counts[place] = before + 1;
    return { limit: this.#limit, remaining: over ? 0 : this.#limit - before - 1, over };
  }

  #begin(day: number): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#key = drawKey();
    this.#counts.fill(0);
  }
}

const drawKey = (): string => randomBytes(32).toString('hex');

/** When the counters start again: the next midnight, UTC. */
export const nextDay = (now: Date): Date => new Date((Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS);

/**
 * The client of an address. One IPv6 subscriber holds a whole /64 network: its first half is the client; an IPv4 address written as IPv6
 * is the IPv4 one.
 */
export function clientOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = address.split('%', 1)[0]!.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  const whole = [...groups, ...Array.from({ length: zeros }, () => '0'), ...rest];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
