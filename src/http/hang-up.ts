/** The end of a request whose client left. */
import type { FastifyReply } from 'fastify';
import { ClientGone } from './errors.ts';

/** A signal that is aborted when the client hangs up before it has the whole answer. */
export function hangUp(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new ClientGone('The client hung up.'));
  });
  return controller.signal;
}
