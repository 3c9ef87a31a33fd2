/** The graceful stop. */
import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../limits.ts';

/** Stops accepting, lets open requests finish for at most `timeMs`, cuts what is left, and runs the closing hooks. */
export async function stopServer(app: FastifyInstance, timeMs: number = LIMITS.stop_time_ms): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), timeMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}
