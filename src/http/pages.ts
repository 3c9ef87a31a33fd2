/** Pages made on the server: kept a moment, made once for all who ask at the same time. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import type { Limits } from '../limits.ts';
import { type Answer, Answers } from './answers.ts';
import { acceptedEncoding, sendEncoded } from './encoding.ts';
import { answerKnown, entityTag, fingerprint } from './etag.ts';
import { hangUp } from './hang-up.ts';
import type { AnswerPage } from './page.ts';

export interface PagesOptions {
  answerPage: AnswerPage;
  /** The built `index.html`. */
  shell: string;
  /** Names what pages are made from: under another name, pages are made again. */
  edition(): Promise<string>;
  limits: Pick<Limits, 'pages_bytes' | 'page_kept_bytes' | 'page_kept_ms' | 'page_time_ms' | 'pages_made'>;
}

/** What is said of a page beside its bytes. */
interface Beside {
  readonly status: number;
  readonly type: string;
  /** Where a redirection leads. */
  readonly location: string | null;
  /** Names the bytes. */
  readonly sum: string;
}

/** The only page that depends on the reader's languages: it leads to the first page in one of them. */
const DOOR = '/';

export class Pages {
  readonly #app: FastifyInstance;
  readonly #options: PagesOptions;
  readonly #answers: Answers<Beside>;
  #making = 0;
  #readersAddress: string | undefined;

  /** Pages ask the public API of `app`. */
  constructor(app: FastifyInstance, options: PagesOptions) {
    this.#app = app;
    this.#options = options;
    this.#answers = new Answers({ bytes: options.limits.pages_bytes, largest: options.limits.page_kept_bytes });
  }

  /** Scheme, host and port of the last request for a page. */
  get readersAddress(): string | undefined {
    return this.#readersAddress;
  }

  /** Answers with the page of the request's address. Throws `overloaded` when too many are being made. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.#readersAddress = originOf(request);
    const key = await this.#keyOf(request);
    const page = await this.#answers.findOrMake(key, hangUp(reply), (signal) => this.#make(request, signal));
    if (isDoor(request)) reply.header('vary', 'accept-language');
    if (page.location !== null) return reply.header('cache-control', 'no-cache').redirect(page.location, page.status);
    if (answerKnown(request, reply, entityTag(request, [page.sum]), 'checked')) return reply;
    const encoding = acceptedEncoding(request, page.body.length);
    const bytes = await this.#answers.encoded(key, page, encoding);
    return sendEncoded(reply.code(page.status), page.type, bytes, encoding);
  }

  async #keyOf(request: FastifyRequest): Promise<string> {
    const moment = Math.floor(Date.now() / this.#options.limits.page_kept_ms);
    const languages = isDoor(request) ? (request.headers['accept-language'] ?? '') : '';
    return fingerprint([await this.#options.edition(), `${moment}`, languages, addressOf(request)]);
  }

  async #make(request: FastifyRequest, signal: AbortSignal): Promise<Answer<Beside>> {
    const { answerPage, shell, limits } = this.#options;
    if (this.#making >= limits.pages_made)
      throw new Refusal('overloaded', `Too many pages at once: ${limits.pages_made} are being made.`);
    this.#making++;
    try {
      const asked = new Request(addressOf(request), {
        headers: { 'accept-language': request.headers['accept-language'] ?? '' },
        signal: AbortSignal.any([signal, AbortSignal.timeout(limits.page_time_ms)]),
      });
      const page = await answerPage(asked, { shell, ask: (path) => this.#ask(path, request) });
      const body = Buffer.from(await page.arrayBuffer());
      const { status, headers } = page;
      const type = headers.get('content-type') ?? 'application/octet-stream';
      return { status, type, location: headers.get('location'), sum: fingerprint([`${status}`, `${body}`]), body };
    } finally {
      this.#making--;
    }
  }

  /** Asks the API as a proxy on this machine would, in the name of the reader: it counts in the reader's quota, as when the browser asks. */
  async #ask(path: string, { ip, host, protocol }: FastifyRequest): Promise<Response> {
    const headers = { host, 'x-forwarded-for': ip, 'x-forwarded-proto': protocol };
    const { statusCode, payload } = await this.#app.inject({ url: path, headers });
    return new Response(payload, { status: statusCode });
  }
}

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;
const addressOf = (request: FastifyRequest): string => originOf(request) + request.url;

const isDoor = ({ url }: FastifyRequest): boolean => url.split('?', 1)[0] === DOOR;
