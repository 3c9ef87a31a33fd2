/** What every endpoint works with, and the few acts they share. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CalendarRules } from '../calendar/expected.ts';
import type { Answers } from '../http/answers.ts';
import { acceptedEncoding, sendEncoded } from '../http/encoding.ts';
import { answerKnown } from '../http/etag.ts';
import { hangUp } from '../http/hang-up.ts';
import type { Limits } from '../limits.ts';
import type { Compiled } from '../odsql/index.ts';
import { type Asked, type Grounds, readAsked } from './asked.ts';
import type { Comparisons } from './comparisons.ts';
import type { Gate } from './gate.ts';
import { cursorAddress } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import type { RawParameters } from './params.ts';
import type { CountRequest } from './quotas.ts';
import type { Shelf } from './shelf.ts';

/** What an answer in JSON says in its headers. */
export interface Beside {
  /** The cursor of the page after this one, when there is one. */
  next?: string;
  /** What the query asks that probably means something else. */
  warnings?: Compiled['warnings'];
}

/** What a computation gives. */
export interface Made extends Beside {
  /** The answer, as JSON will say it. */
  body: object;
}

export interface Desk {
  /** The data folder. */
  data: string;
  shelf: Shelf;
  /** Door of the engine for pages and facets. */
  queries: Gate;
  /** Door of the engine for exports: they are longer, and must not keep pages waiting. */
  exports: Gate;
  /** JSON answers that were made already. */
  answers: Answers<Beside>;
  /** What releases differ by, made at the door of exports. */
  comparisons: Comparisons;
  /** Folder for exports being made. */
  folder: string;
  /** Version of the software: another one may write other bytes. */
  software: string;
  /** Counts the requests of each client, those of every API together. */
  countRequest: CountRequest;
  /** When releases are expected. */
  calendar: CalendarRules;
  /** The limits of this server. */
  limits: Limits;
  now(): Date;
}

/** A request about the whole catalogue. */
export type CatalogueRequest = FastifyRequest<{ Querystring: RawParameters }>;

/** A request about one dataset. */
export type DatasetRequest = FastifyRequest<{ Params: { dataset: string }; Querystring: RawParameters }>;

/** Path of everything that concerns one dataset. */
export const DATASET = '/catalog/datasets/:dataset';

/** Names the warnings of a query in a header, for answers that are files and for readers who look at rows only. */
export function nameWarnings(reply: FastifyReply, warnings: Compiled['warnings'] = []): void {
  const codes = new Set(warnings.map(({ code }) => code));
  if (codes.size > 0) reply.header('x-opencpf-warnings', [...codes].join('; '));
}

/**
 * Says which releases the answer is made from and how it may be kept, and names the parameters that were not understood. True when the
 * client has the answer already: it has then been sent, and nothing is left to do.
 */
export function answerKept(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  releases: readonly OpenRelease[],
  known: readonly string[],
): boolean {
  return introduce(desk, request, reply, { releases, known }).sent;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Answers in JSON. The same question about the same releases is computed once, by `make`, and then sent as it was written; the releases
 * stay open as long as `make` works, even for those who asked first and left.
 */
export async function answerJson(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  grounds: Grounds,
  make: (signal: AbortSignal) => Promise<Made>,
): Promise<FastifyReply> {
  const { asked, sent } = introduce(desk, request, reply, grounds);
  if (sent) return reply;
  const key = asked.lasting?.key;
  if (key === undefined) {
    const { body, next, warnings } = await make(hangUp(reply));
    linkNext(request, reply, grounds, asked, next);
    nameWarnings(reply, warnings);
    return reply.send(body);
  }
  const answer =
    desk.answers.find(key) ??
    (await desk.answers.findOrMake(key, hangUp(reply), async (signal) => {
      await using loans = new AsyncDisposableStack();
      for (const release of grounds.releases) loans.use(release.borrow());
      const { body, ...beside } = await make(signal);
      return { ...beside, body: Buffer.from(JSON.stringify(body)) };
    }));
  linkNext(request, reply, grounds, asked, answer.next);
  nameWarnings(reply, answer.warnings);
  const encoding = acceptedEncoding(request, answer.body.length);
  return sendEncoded(reply, JSON_TYPE, await desk.answers.encoded(key, answer, encoding), encoding);
}

/** The `Link` header of a page that has a next one. */
function linkNext(
  request: FastifyRequest,
  reply: FastifyReply,
  { releases: [release] }: Grounds,
  asked: Asked,
  cursor: string | undefined,
): void {
  if (release === undefined || cursor === undefined) return;
  asked.link ??= `<${cursorAddress(request, release, cursor)}>; rel="next"`;
  reply.header('link', asked.link);
}

/** Sends the headers of an answer, and a 304 when the client has it already. */
function introduce(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  grounds: Grounds,
): { asked: Asked; sent: boolean } {
  const asked = readAsked(request, desk.software, grounds);
  reply.headers(asked.headers);
  const { lasting } = asked;
  if (lasting === undefined) reply.header('cache-control', 'no-store');
  return { asked, sent: lasting !== undefined && answerKnown(request, reply, lasting.tag, lasting.kept) };
}
