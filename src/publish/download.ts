/**
 * One file brought over HTTP. It appears under its name when it is whole: until then its bytes are in `<file>.part`, from which a later call goes
 * on if the server still has the same file. Beside it: `<file>.sha256`, as `sha256sum -c` reads it, and `<file>.json`, what is known of it.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { makeDurable, writeAtomically } from '../releases/register.ts';
import { fingerprint } from '../sources/read.ts';

export interface Download {
  /** Address of the file, http or https. */
  readonly url: string;
  /** Where it is written. */
  readonly to: string;
  /** The SHA-256 that it must have, where it is known beforehand. */
  readonly sha256?: string;
  /** Told while bytes come: how many are there, and of how many when the server says. */
  readonly onProgress?: (bytes: number, total: number | undefined) => void;
  /** Other limits than the system's, in tests. */
  readonly limits?: Partial<
    Record<'fetch_bytes' | 'fetch_idle_ms' | 'fetch_time_ms' | 'fetch_tries' | 'fetch_backoff_ms', number>
  >;
}

/** What is known of a file that was fetched. `etag` and `modified` are the server's, for the next time. */
export interface Fetched {
  readonly url: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly etag?: string;
  readonly modified?: string;
}

/** Names of one version of a file, by which it is known again. */
type Version = Pick<Fetched, 'etag' | 'modified'>;

/** Statuses of a server that may answer later. */
const LATER = [408, 425, 429, 500, 502, 503, 504];

/**
 * Brings the file, unless the one that is there is still the server's. Refuses `upstream_unavailable` (no answer after every try), `upstream_refused`
 * (an answer that will not change) and `fetch_damaged` (too large, short, or not of the announced sum).
 */
export async function download(asked: Download): Promise<Fetched & { changed: boolean }> {
  const limits = { ...LIMITS, ...asked.limits };
  await mkdir(dirname(asked.to), { recursive: true });
  const deadline = AbortSignal.timeout(limits.fetch_time_ms);
  const known = await readKnown(asked);
  for (let tries = 1; ; tries++) {
    const before = await sizeOf(partOf(asked));
    const outcome = await attempt(asked, known, deadline, limits).catch((error: unknown) => failure(asked, error));
    if (outcome instanceof Refusal) throw outcome;
    if ('unchanged' in outcome) return { ...outcome.unchanged, changed: false };
    if ('version' in outcome) return { ...(await finish(asked, outcome.version, outcome.total)), changed: true };
    // A connection that breaks after giving something is not a server that gives nothing.
    if ((await sizeOf(partOf(asked))) > before) tries = 1;
    if (tries >= limits.fetch_tries || deadline.aborted) throw unavailable(asked, outcome.because, tries);
    const wait = outcome.wait ?? limits.fetch_backoff_ms * 2 ** (tries - 1);
    await sleep(Math.min(wait, limits.fetch_time_ms), undefined, { signal: deadline }).catch(() => undefined);
  }
}

/** The whole file in its part, the one at hand unchanged, or why not and after how long to try again (milliseconds). */
type Attempt =
  | { readonly version: Version; readonly total: number | undefined }
  | { readonly unchanged: Fetched }
  | { readonly because: string; readonly wait?: number };

async function attempt(
  asked: Download,
  known: Fetched | undefined,
  deadline: AbortSignal,
  limits: Record<'fetch_bytes' | 'fetch_idle_ms', number>,
): Promise<Attempt> {
  const begun = await readPart(asked);
  const idle = new AbortController();
  const clock = setTimeout(() => idle.abort(new Error(`no byte for ${limits.fetch_idle_ms} ms`)), limits.fetch_idle_ms);
  try {
    const signal = AbortSignal.any([deadline, idle.signal]);
    const response = await fetch(asked.url, { signal, headers: headersOf(known, begun) });
    if (response.status === 304 && known !== undefined) return { unchanged: known };
    if (LATER.includes(response.status)) {
      await response.body?.cancel();
      return { because: `status ${response.status}`, ...retryAfter(response.headers.get('retry-after')) };
    }
    if (response.status === 416) {
      await forgetPart(asked);
      return { because: 'the part at hand is not of this file', wait: 0 };
    }
    if (!response.ok || response.body === null) throw refused(asked, response.status);
    const from = response.status === 206 ? startOf(response, begun) : 0;
    if (from === undefined) {
      await forgetPart(asked);
      return { because: 'another range than the one asked', wait: 0 };
    }
    const version = versionOf(response);
    await writeAtomically(`${partOf(asked)}.json`, JSON.stringify(version));
    const total = totalOf(response);
    let bytes = from;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        clock.refresh();
        asked.onProgress?.(bytes, total);
        if (bytes > limits.fetch_bytes)
          done(damaged(asked, `${bytes} bytes`, `at most ${limits.fetch_bytes} bytes (fetch_bytes)`));
        else done(null, chunk);
      },
    });
    await pipeline(
      Readable.fromWeb(response.body),
      counted,
      createWriteStream(partOf(asked), { flags: from === 0 ? 'w' : 'a' }),
    );
    return { version, total };
  } finally {
    clearTimeout(clock);
  }
}

/** Asks for what follows the part at hand, of the same file only; without part, for a file that differs from the known one. No compression: sizes and ranges are those of the file. */
function headersOf(
  known: Fetched | undefined,
  begun: (Version & { bytes: number }) | undefined,
): Record<string, string> {
  const plain = { 'accept-encoding': 'identity' };
  // `fetch` itself says `identity` beside a range.
  if (begun !== undefined) return { range: `bytes=${begun.bytes}-`, 'if-range': (begun.etag ?? begun.modified)! };
  if (known?.etag !== undefined) return { ...plain, 'if-none-match': known.etag };
  return known?.modified === undefined ? plain : { ...plain, 'if-modified-since': known.modified };
}

/** Where a partial answer begins, if it goes on from the part at hand. */
function startOf(response: Response, begun: { bytes: number } | undefined): number | undefined {
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return begun !== undefined && Number(start) === begun.bytes ? begun.bytes : undefined;
}

/** Bytes of the whole file, where the server says. */
function totalOf({ status, headers }: Response): number | undefined {
  const said =
    status === 206 ? /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] : headers.get('content-length');
  return said == null ? undefined : Number(said);
}

function versionOf({ headers }: Response): Version {
  const [etag, modified] = [headers.get('etag'), headers.get('last-modified')];
  return { ...(etag === null ? {} : { etag }), ...(modified === null ? {} : { modified }) };
}

/** Seconds, or a date. */
function retryAfter(value: string | null): { wait?: number } {
  if (value === null) return {};
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) ? { wait: Math.max(0, wait) } : {};
}

/** Gives the whole file its name, once it is known to be the announced one. */
async function finish(asked: Download, version: Version, total: number | undefined): Promise<Fetched> {
  const { url, to } = asked;
  const print = await fingerprint(partOf(asked));
  if (total !== undefined && print.bytes !== total) {
    await forgetPart(asked);
    throw damaged(asked, `${print.bytes} bytes`, `${total} bytes, as announced`);
  }
  if (asked.sha256 !== undefined && print.sha256 !== asked.sha256.toLowerCase()) {
    await forgetPart(asked);
    throw damaged(asked, `SHA-256 ${print.sha256}`, `SHA-256 ${asked.sha256}`);
  }
  const fetched: Fetched = { url, ...print, ...version };
  await makeDurable(partOf(asked));
  // What is known of the former file is not that of the next one, even if the process stops here.
  await rm(`${to}.json`, { force: true });
  await rename(partOf(asked), to);
  await writeAtomically(`${to}.sha256`, `${print.sha256}  ${basename(to)}\n`);
  await writeAtomically(`${to}.json`, `${JSON.stringify(fetched, null, 2)}\n`);
  await forgetPart(asked);
  return fetched;
}

const partOf = ({ to }: Download): string => `${to}.part`;

async function forgetPart(asked: Download): Promise<void> {
  for (const file of [partOf(asked), `${partOf(asked)}.json`]) await rm(file, { force: true });
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => ({ size: 0 }))).size;

const readJson = async <T>(file: string): Promise<T | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
};

/** The file at hand, if it is the one that was fetched from this address. */
async function readKnown({ to, url, sha256 }: Download): Promise<Fetched | undefined> {
  const known = await readJson<Fetched>(`${to}.json`);
  const same =
    known?.url === url &&
    known.bytes === (await sizeOf(to)) &&
    (sha256 === undefined || known.sha256 === sha256.toLowerCase());
  return same ? known : undefined;
}

/** The part at hand, if the server named the file it is of: a weak tag does not tell its bytes. */
async function readPart(asked: Download): Promise<(Version & { bytes: number }) | undefined> {
  const [version, bytes] = [await readJson<Version>(`${partOf(asked)}.json`), await sizeOf(partOf(asked))];
  if (version === undefined || bytes === 0) return undefined;
  const strong = version.etag?.startsWith('W/') === true ? undefined : version.etag;
  if (strong === undefined && version.modified === undefined) return undefined;
  return { ...(strong === undefined ? { modified: version.modified! } : { etag: strong }), bytes };
}

/** A broken connection may be tried again; a refusal and a failure of the disk may not. */
function failure(asked: Download, error: unknown): Refusal | Attempt {
  if (error instanceof Refusal) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && ['ENOSPC', 'EACCES', 'EROFS', 'EDQUOT', 'EIO'].includes(code))
    return damaged(asked, code, 'a disk that can be written', 'Free some space, or check the rights of the folder.');
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  return { because: cause?.code ?? cause?.message ?? (error as Error).message };
}

const unavailable = ({ url }: Download, because: string, tries: number): Refusal =>
  new Refusal('upstream_unavailable', `The file could not be fetched after ${tries} tries without progress.`, {
    place: { path: url },
    value: because,
    mend: 'Try again later: what has come is kept, and the next call goes on from there if the server can.',
  });

const refused = ({ url }: Download, status: number): Refusal =>
  new Refusal('upstream_refused', 'The server refuses to give the file.', {
    place: { path: url },
    value: `status ${status}`,
    expected: 'status 200, 206 or 304',
    mend: 'Check the setting `upstream` and the identifier of the dataset on that portal.',
  });

const damaged = ({ to }: Download, value: string, expected: string, mend = 'Fetch it again.'): Refusal =>
  new Refusal('fetch_damaged', 'What came is not the whole file: it was not kept.', {
    place: { file: basename(to) },
    value,
    expected,
    mend,
  });
