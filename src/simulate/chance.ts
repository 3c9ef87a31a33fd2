/**
 * Chance as SQL expressions: each draw is a hash of (seed, stream, index, draw), so a value depends on nothing else: not on the order of rows, not on threads.
 * The engine's hash is stable within one of its versions, which the lockfile pins.
 */
import { createHash } from 'node:crypto';

/** Draws that one key may give. */
const DRAWS = 64;

/** The key of element `index` of a stream (`files`, `holders`…): a 64-bit number from which draws are made. */
export function chanceKey(seed: number, stream: string, index: string): string {
  const base = createHash('sha256').update(`${seed}:${stream}`).digest().readBigUInt64BE() >> 3n;
  return `(${base}::ubigint + (${index})::ubigint * ${DRAWS}::ubigint)`;
}

const drawn = (key: string, draw: number): string => `hash(${key} + ${draw}::ubigint)`;

/** Uniform in [0, 1). */
export const unit = (key: string, draw: number): string => `((${drawn(key, draw)} >> 11)::double / 9007199254740992.0)`;

/** Uniform whole number in 0 … count - 1; `count` may be an expression. */
export const below = (key: string, draw: number, count: number | string): string =>
  `((${drawn(key, draw)} >> 33) % (${count})::ubigint)::integer`;

/** True with this probability, given in percent. */
export const happens = (key: string, draw: number, percent: number | string): string =>
  `(${unit(key, draw)} * 100 < ${percent})`;

/** Nearly normal, mean 0, deviation 1 (sum of four uniforms); takes the four draws from `draw` on. */
export const normal = (key: string, draw: number): string =>
  `((${[0, 1, 2, 3].map((next) => unit(key, draw + next)).join(' + ')} - 2) * 1.7320508)`;

/** Waiting time in days, exponential of this mean. */
export const waiting = (key: string, draw: number, mean: number | string): string =>
  `floor(-ln(1 - ${unit(key, draw)}) * ${mean})::integer`;

const item = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

/** The element of a short constant list at a zero-based position. */
export const elementAt = (list: readonly (string | number)[], position: string): string =>
  `list_extract([${list.map(item).join(', ')}], 1 + (${position})::integer)`;

/** An element of a short constant list, all as likely. */
export const oneOf = (list: readonly (string | number)[], key: string, draw: number): string =>
  elementAt(list, below(key, draw, list.length));
