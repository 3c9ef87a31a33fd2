/** The public API: Opendatasoft Explore v2.1, and the few endpoints that are ours. */
import type { FastifyInstance } from 'fastify';
import { answerFailure } from '../http/errors.ts';
import { calendar } from './calendar.ts';
import { catalogueExports } from './catalogue-exports.ts';
import { certifications } from './certifications.ts';
import { datasets } from './datasets.ts';
import type { Desk } from './desk.ts';
import { differences } from './differences.ts';
import { exports } from './exports.ts';
import { facets } from './facets.ts';
import { news } from './news.ts';
import { renderOpenApi } from './openapi/document.ts';
import { packages } from './packages.ts';
import { records } from './records.ts';
import { releases } from './releases.ts';
import { renderError } from './render.ts';
import { roots } from './roots.ts';
import { snippets } from './snippets.ts';
import { vintages } from './vintages.ts';

export const API = '/api/explore/v2.1';

/** Response headers that pages of other sites may read: those of the official API, then ours. */
export const EXPOSED_HEADERS = [
  'ODS-Explore-API-Deprecation',
  'Link',
  'X-RateLimit-Remaining',
  'X-RateLimit-Limit',
  'X-RateLimit-Reset',
  'X-RateLimit-dataset-Remaining',
  'X-RateLimit-dataset-Limit',
  'X-RateLimit-dataset-Reset',
  'ODS-Analyze-Truncated',
  'ETag',
  'Content-Disposition',
  'Retry-After',
  'X-Request-Id',
  'X-OpenCPF-Release',
  'X-OpenCPF-Unknown-Parameters',
  'X-OpenCPF-Warnings',
];

/** Every endpoint; failures below the API's path have its shape. */
export const exploreApi =
  (desk: Desk) =>
  async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(answerFailure(renderError, desk.limits.query_wait_ms));
    app.setNotFoundHandler((request, reply) => {
      const failure = { status: 404, message: 'There is no such endpoint.' };
      return reply.code(404).send(renderError(failure, request.id));
    });
    app.addHook('onRequest', desk.countRequest);
    app.get('/openapi.json', async () => renderOpenApi(desk.shelf.definitions, API, desk.software, desk.limits));
    for (const family of [
      roots,
      datasets,
      records,
      facets,
      exports,
      catalogueExports,
      releases,
      packages,
      calendar,
      differences,
      vintages,
      certifications,
      news,
      snippets,
    ])
      family(app, desk);
  };
