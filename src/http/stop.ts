/** The graceful stop. */
import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../limits.ts';

/** A connection kept alive becomes idle when its answer is sent, and would hold the stop: it is closed within this time. */
const IDLE_CHECK_MS = 50;

/** Stops accepting, lets open requests finish for at most `timeMs`, cuts what is left, and runs the closing hooks. */
export async function stopServer(app: FastifyInstance, timeMs: number = LIMITS.stop_time_ms): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = setTimeout(() => app.server.closeAllConnections(), timeMs);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
