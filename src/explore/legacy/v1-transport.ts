/** How older pages ask API 1.0 and read it: forms in place of addresses that are too long, and answers as scripts (JSONP). */
import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type RawParameters, refuse, text } from '../params.ts';

/** Names of functions of a page, `jQuery123_456` or `app.show`: nothing else may begin a script. */
const CALLBACK = /^[A-Za-z_$][\w$]{0,99}(?:\.[A-Za-z_$][\w$]{0,99}){0,4}$/;

/** Every route is asked by `POST` too, its parameters as a form; they win over those of the address. */
export function acceptForms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, parse(String(body))),
  );
  app.addHook('onRoute', (route) => {
    if (route.method === 'GET') app.route({ ...route, method: 'POST' });
  });
  app.addHook('preValidation', async (request) => {
    if (request.method !== 'POST') return;
    Object.assign(request.query as object, request.body);
    // What a client has already concerns what it read by GET.
    delete request.headers['if-none-match'];
  });
}

/** JSON answers are calls of the function that the request names. */
export function answerCallbacks(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const name = nameOf(request);
    if (name !== undefined && !CALLBACK.test(name)) refuse('callback', name, 'the name of a function is expected');
  });
  app.addHook('preSerialization', async (request, reply, payload) => {
    const name = nameOf(request);
    if (name === undefined || !CALLBACK.test(name)) return payload;
    // The comment keeps the name from being the first bytes of the answer.
    reply
      .type('application/javascript; charset=utf-8')
      .serializer((body: unknown) => `/**/${name}(${JSON.stringify(body)});`);
    return payload;
  });
}

function nameOf({ query }: FastifyRequest): string | undefined {
  const raw = query as RawParameters;
  return text(raw, 'callback') ?? (text(raw, 'format') === 'jsonp' ? 'callback' : undefined);
}
