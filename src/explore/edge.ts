/** What every version of the Explore API has at its edge. */
import type { FastifyInstance } from 'fastify';
import { answerFailure } from '../http/errors.ts';
import type { Desk } from './desk.ts';
import { renderError } from './render.ts';

/** Failures below the path of the API have its shape, and its requests are counted. */
export function guard(app: FastifyInstance, desk: Desk): void {
  app.setErrorHandler(answerFailure(renderError, desk.limits.query_wait_ms));
  app.setNotFoundHandler((request, reply) => {
    const failure = { status: 404, message: 'There is no such endpoint.' };
    return reply.code(404).send(renderError(failure, request.id));
  });
  app.addHook('onRequest', desk.countRequest);
}
