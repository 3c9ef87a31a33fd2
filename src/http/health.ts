/** What watches the server asks: does it run, can it answer, what is it. */
import type { FastifyInstance } from 'fastify';

export interface Readiness {
  ready: boolean;
  reasons: readonly string[];
  /** How fresh what is served is, by dataset. */
  freshness: object;
}

export interface HealthOptions {
  /** Whether requests can be answered, and what is not as it should be, in words. */
  readiness(): Promise<Readiness>;
  /** What `/version` says. */
  version(): Promise<object>;
}

/** `/livez`, `/readyz` (503 with reasons while it cannot serve) and `/version`; none may be cached. */
export async function health(app: FastifyInstance, { readiness, version }: HealthOptions): Promise<void> {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.get('/livez', async () => ({ live: true }));
  app.get('/readyz', async (_request, reply) => {
    const state = await readiness();
    return reply.code(state.ready ? 200 : 503).send(state);
  });
  app.get('/version', version);
}
