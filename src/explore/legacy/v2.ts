/** Explore API v2.0: the same clauses as v2.1, in the older envelopes; groups have an endpoint of their own, exports are those of v2.1. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { print } from '../../odsql/index.ts';
import { catalogueExports } from '../catalogue-exports.ts';
import type { Desk } from '../desk.ts';
import { guard } from '../edge.ts';
import { FORMATS } from '../export-format.ts';
import { exports } from '../exports.ts';
import { texts } from '../params.ts';
import { ROOTS, roots } from '../roots.ts';
import { aggregates } from './v2-aggregates.ts';
import { datasetsOfV2 } from './v2-datasets.ts';
import { facetsOfV2 } from './v2-facets.ts';
import { recordsOfV2 } from './v2-records.ts';

/** Both addresses of the older API. */
export const V2_ROOTS = ['/api/v2', '/api/explore/v2.0'] as const;

export const exploreV2 =
  (desk: Desk) =>
  async (app: FastifyInstance): Promise<void> => {
    guard(app, desk);
    app.addHook('preValidation', async (request) => respell(request));
    app.addHook('preSerialization', async (_request, _reply, payload) => renameLinks(payload as object));
    for (const family of [datasetsOfV2, recordsOfV2, aggregates, facetsOfV2, exports, catalogueExports])
      family(app, desk);
    roots(app, desk, { ...ROOTS, '/catalog': [...ROOTS['/catalog']!, 'aggregates', 'query'] });
  };

/** The list of exports of v2.1 as v2.0 gives it. */
function renameLinks(payload: object): object {
  if (!('_links' in payload)) return payload;
  const { _links, ...rest } = payload;
  return { links: _links, ...rest };
}

/** Defaults and names that v2.1 changed: CSV had no byte order mark, Excel files were called xls, order_by was first called sort, and search was a clause. */
function respell(request: FastifyRequest): void {
  const query = request.query as Record<string, string | string[]>;
  const params = request.params as { format?: string };
  if (params.format === 'xls' && Object.hasOwn(FORMATS, 'xlsx')) params.format = 'xlsx';
  if (params.format === 'csv') query.with_bom ??= 'false';
  if (query.sort !== undefined) {
    query.order_by ??= query.sort;
    delete query.sort;
  }
  if (query.search !== undefined) {
    const words = texts(query, 'search').map((value) => print({ kind: 'text', value, span: { start: 0, end: 0 } }));
    query.where = [...texts(query, 'where'), ...words];
    delete query.search;
  }
}
