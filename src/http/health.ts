/** What watches the server asks: does it run, can it answer, what is it. */
import type { FastifyInstance } from 'fastify';

export interface HealthOptions {
  /** What stands in the way of answering, in words; nothing when ready. */
  reasons(): Promise<readonly string[]>;
  /** What `/version` says. */
  version(): Promise<object>;
}

/** `/livez`, `/readyz` (503 with reasons while it cannot serve) and `/version`; none may be cached. */
export async function health(app: FastifyInstance, { reasons, version }: HealthOptions): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_request, reply) => {
    const found = await reasons();
    return reply.code(found.length === 0 ? 200 : 503).send({ ready: found.length === 0, reasons: found });
  });
  app.get('/version', version);
}
