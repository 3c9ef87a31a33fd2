/** What a request asks: which answer it is given, and what that answer's headers say whatever it holds. */
import type { FastifyRequest } from 'fastify';
import { entityTag, fingerprint } from '../http/etag.ts';
import { LIMITS } from '../limits.ts';
import { addressOf } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { type RawParameters, texts, unknownParameters } from './params.ts';

/** What an answer is made from, and the parameters that its endpoint reads. */
export interface Grounds {
  releases: readonly OpenRelease[];
  known: readonly string[];
}

export interface Asked {
  /** Says which releases the answer is made from, and names the parameters that were not understood. */
  headers: Readonly<Record<string, string>>;
  /** Absent when the answer changes while the releases do not. */
  lasting?: {
    /** Names what is asked, whoever asks. */
    key: string;
    tag: string;
    kept: 'minute' | 'forever';
  };
  /** The `Link` header of the answer, once it is known. */
  link?: string;
}

/** Functions whose value changes while the release does not. */
const VOLATILE = /\b(?:now|random)\s*\(/i;

/** By release, then by request: a release that is let go takes its requests along. */
const heard = new WeakMap<OpenRelease, Map<string, Asked>>();

/** What a request asks. The same words about the same release are read once. */
export function readAsked(request: FastifyRequest, software: string, grounds: Grounds): Asked {
  const [release, ...others] = grounds.releases;
  const words = [addressOf(request), request.headers['accept-encoding'] ?? '', request.url].join('\0');
  // What a form asks is not in its address; a key is not kept, even unread.
  const passing =
    request.method === 'POST' ||
    words.length > LIMITS.request_kept_characters ||
    'apikey' in (request.query as RawParameters);
  if (release === undefined || others.length > 0 || passing) return read(request, software, grounds);
  const same = heard.get(release) ?? new Map<string, Asked>();
  heard.set(release, same);
  const known = same.get(words);
  if (known !== undefined) return known;
  const asked = read(request, software, grounds);
  // The cursor of an answer that changes tells its instant: it is never the same again.
  if (asked.lasting === undefined) return asked;
  if (same.size >= LIMITS.requests_kept) same.clear();
  same.set(words, asked);
  return asked;
}

function read(request: FastifyRequest, software: string, { releases, known }: Grounds): Asked {
  const raw = request.query as RawParameters;
  const headers: Record<string, string> = {};
  if (releases.length > 0) headers['x-opencpf-release'] = releases.map(({ label }) => label).join(', ');
  const unknown = unknownParameters(raw, known).map(encodeURIComponent);
  if (unknown.length > 0) headers['x-opencpf-unknown-parameters'] = unknown.join(', ');
  if (isVolatile(raw)) return { headers };
  const parameters = Object.keys(raw)
    .filter((name) => name !== 'apikey')
    .toSorted()
    .map((name) => [name, ...texts(raw, name)]);
  const versions = releases.map(({ label, manifest }) => `${label} ${manifest.created_at}`);
  // The address is in the key because links are in some answers.
  const key = fingerprint([software, ...versions, addressOf(request), JSON.stringify(parameters)]);
  const kept = namesRelease(request) ? 'forever' : 'minute';
  return { headers, lasting: { key, tag: entityTag(request, [key]), kept } };
}

/** Whether an answer depends on more than the releases: on the clock, or on chance. */
export const isVolatile = (raw: RawParameters): boolean =>
  Object.keys(raw).some((name) => texts(raw, name).some((value) => VOLATILE.test(value)));

/** Whether the dataset is asked in one release: `dataset@version`. What is answered will never change. */
const namesRelease = (request: FastifyRequest): boolean =>
  (request.params as { dataset?: string }).dataset?.includes('@') ?? false;
