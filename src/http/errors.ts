/** The only place that knows HTTP statuses. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ErrorCode, Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';

/** The HTTP status of each code of the catalogue. What a request cannot cause is the server's fault. */
export const STATUS: Readonly<Record<ErrorCode, number>> = {
  usage: 400,
  parameter: 400,
  odsql_syntax: 400,
  odsql_meaning: 400,
  unknown_dataset: 404,
  unknown_record: 404,
  unknown_certification: 404,
  unknown_file: 404,
  unknown_release: 404,
  nothing_published: 404,
  overloaded: 503,
  publisher_busy: 503,
  release_damaged: 503,
  query_timeout: 504,
  file_missing: 500,
  source_layout: 500,
  source_contract: 500,
  edof_refused: 500,
  register_layout: 500,
  mirror_layout: 500,
  fetch_damaged: 500,
  upstream_refused: 500,
  upstream_unavailable: 500,
  notices_layout: 500,
  release_refused: 500,
  release_held: 500,
  port_in_use: 500,
  storage_full: 500,
  storage_denied: 500,
  storage_failed: 500,
};

/** Nobody listens to the answer any more: the work stops and nothing is sent. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** What may be told of a failure: a known one with its own words, anything else with none. */
export interface Failure {
  status: number;
  message: string;
  /** The known failure, when it is one. */
  refusal?: Refusal;
}

/** The failure as the outside may see it. A status that the web framework gave (a malformed request) is kept. */
export function resolveFailure(error: unknown): Failure {
  if (error instanceof Refusal && STATUS[error.code] !== 500)
    return { status: STATUS[error.code], message: error.message, refusal: error };
  const status = (error as { statusCode?: unknown }).statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) return { status, message: (error as Error).message };
  return { status: 500, message: 'The server failed; the failure was recorded under the request id.' };
}

/**
 * An error handler that answers with the body `render` makes, and records in the log what the answer does not say. `retryMs`: after how long
 * one who met a server too busy may come back.
 */
export const answerFailure =
  (render: (failure: Failure, requestId: string) => object, retryMs: number = LIMITS.query_wait_ms) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof ClientGone) return reply.hijack();
    const failure = resolveFailure(error);
    if (failure.status === 500) request.log.error({ err: error }, 'failed');
    if (failure.status === 503) reply.header('retry-after', Math.ceil(retryMs / 1000));
    return reply
      .code(failure.status)
      .header('cache-control', 'no-store')
      .removeHeader('etag')
      .removeHeader('content-disposition')
      .type('application/json; charset=utf-8')
      .send(render(failure, request.id));
  };

/** The answer where there is nothing. */
export const answerNotFound = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply.code(404).send(renderFailure({ status: 404, message: 'There is nothing at this address.' }, request.id));

/** The failure in the project's own shape, for the paths that follow no foreign contract. */
export const renderFailure = ({ message, refusal }: Failure, requestId: string): object => ({
  error: refusal === undefined ? { message } : refusal.toJSON(),
  request_id: requestId,
});
