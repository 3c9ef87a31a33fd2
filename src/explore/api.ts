/** The public API: Opendatasoft Explore v2.1, and the few endpoints that are ours. */
import type { FastifyInstance } from 'fastify';
import { calendar } from './calendar.ts';
import { catalogueExports } from './catalogue-exports.ts';
import { certifications } from './certifications.ts';
import { datasets } from './datasets.ts';
import type { Desk } from './desk.ts';
import { differences } from './differences.ts';
import { disclosures } from './disclosures.ts';
import { guard } from './edge.ts';
import { exports } from './exports.ts';
import { facets } from './facets.ts';
import { news } from './news.ts';
import { renderOpenApi } from './openapi/document.ts';
import { packages } from './packages.ts';
import { records } from './records.ts';
import { releases } from './releases.ts';
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

/** Every endpoint. */
export const exploreApi =
  (desk: Desk) =>
  async (app: FastifyInstance): Promise<void> => {
    guard(app, desk);
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
      disclosures,
      vintages,
      certifications,
      news,
      snippets,
    ])
      family(app, desk);
  };
