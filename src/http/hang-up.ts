/** The end of a request whose client left. */
import type { FastifyReply } from 'fastify';
import { ClientGone } from './errors.ts';

/** A signal that is aborted when the client hangs up before it has the whole answer; at once when it has hung up already. */
export function hangUp({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  const leave = () => {
    if (!raw.writableFinished) controller.abort(new ClientGone('The client hung up.'));
  };
  if (raw.destroyed) leave();
  else raw.once('close', leave);
  return controller.signal;
}
