/** API 1.0, before Explore: search, charts and download of records, search of datasets. Its failures are `{errorcode, error}`. */
import type { FastifyInstance } from 'fastify';
import { answerFailure, type Failure } from '../../http/errors.ts';
import type { Desk } from '../desk.ts';
import { analyze } from './v1-analyze.ts';
import { datasetsOfV1 } from './v1-datasets.ts';
import { downloads } from './v1-download.ts';
import { recordsOfV1 } from './v1-records.ts';
import { acceptForms, answerCallbacks } from './v1-transport.ts';

/**
 * The official numbers are documented for quotas alone: otherwise the code is the HTTP status. `details` point at the parameter and
 * say what to try.
 */
const renderFailure = ({ status, message, refusal }: Failure, requestId: string): object => {
  const { code, place, value, expected, mend } = refusal ?? {};
  return { errorcode: status, error: message, details: { code, place, value, expected, mend, request_id: requestId } };
};

export const apiV1 =
  (desk: Desk) =>
  async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(answerFailure(renderFailure, desk.limits.query_wait_ms));
    acceptForms(app);
    answerCallbacks(app);
    app.addHook('preValidation', desk.countRequest);
    for (const family of [recordsOfV1, analyze, downloads, datasetsOfV1]) family(app, desk);
    for (const unknown of ['/api/records/1.0', '/api/records/1.0/*', '/api/datasets/1.0', '/api/datasets/1.0/*'])
      app.get(unknown, (request, reply) =>
        reply.code(404).send(renderFailure({ status: 404, message: 'There is no such endpoint.' }, request.id)),
      );
  };
