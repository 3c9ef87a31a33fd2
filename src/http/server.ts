/** The web edge that all our APIs share: one Fastify server with its log, its headers and its tolerance. */
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import { ENCODED_FROM_BYTES, ENCODINGS } from './encoding.ts';
import { answerFailure, renderFailure } from './errors.ts';

export interface ServerOptions {
  /** Where the log goes, as pino takes it (`level`, `stream`); false: nowhere. One JSON object a line, on standard output by default. */
  logger: Exclude<FastifyServerOptions['logger'], true>;
  /** Bytes of the request line and headers, and of a body, at most. */
  requestBytes: number;
  /** Response headers that scripts of other sites may read. */
  exposedHeaders: readonly string[];
  /** Beginnings of the paths whose pages may stand in frames of other sites; none by default. */
  framed?: readonly string[];
}

/** Pages run our own files only: no inline code, no third party. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'object-src': ["'none'"],
  },
};

/** A server without routes: they are registered by the rooms that own them. Neither addresses nor query texts are logged. */
export async function createServer({
  logger,
  requestBytes,
  exposedHeaders,
  framed = [],
}: ServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: logger === false ? false : { ...logger, serializers: {} },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // A proxy on this machine or on the private network says who the client is, and by which address it asked.
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'],
    bodyLimit: requestBytes,
    http: { maxHeaderSize: requestBytes },
    forceCloseConnections: 'idle',
    // Some clients double the leading slash.
    rewriteUrl: ({ url = '/' }) => url.replace(/^\/{2,}/, '/'),
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 200 },
  });
  const protection = await protectiveHeaders({ frames: 'own' });
  const framedProtection = await protectiveHeaders({ frames: 'any' });
  const isFramed = (url: string): boolean => framed.some((path) => url.startsWith(path));
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isFramed(request.url) ? framedProtection : protection).header('x-request-id', request.id);
    done();
  });
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    exposedHeaders: exposedHeaders.join(', '),
    maxAge: 86_400,
  });
  await app.register(compress, { encodings: [...ENCODINGS], threshold: ENCODED_FROM_BYTES });
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
    done();
  });
  app.setErrorHandler(answerFailure(renderFailure));
  return app;
}

/** The headers of helmet, for pages that stand in our own frames or in any. It is asked once: making them takes as long as sending a kept answer. */
async function protectiveHeaders({ frames }: { frames: 'own' | 'any' }): Promise<Record<string, string>> {
  await using scratch = fastify();
  await scratch.register(helmet, {
    contentSecurityPolicy: {
      ...CONTENT_SECURITY_POLICY,
      directives: { ...CONTENT_SECURITY_POLICY.directives, 'frame-ancestors': [frames === 'own' ? "'self'" : '*'] },
    },
    xFrameOptions: frames === 'own',
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  scratch.get('/', (_request, reply) => reply.code(204).send());
  const { date, connection, ...headers } = (await scratch.inject('/')).headers;
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
