/** The facets of v2.0, of a dataset and of the catalogue. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import type { Limits } from '../../limits.ts';
import { catalogueOf } from '../catalogue.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { declareFacets, type FacetCall, parseFacets } from '../facet-call.ts';
import { readFacetList } from '../facets.ts';
import { KNOWN, languageOf, parseClauses, type RawParameters } from '../params.ts';

/** What the catalogue lists when nothing is named. */
const OF_CATALOGUE = ['features', 'modified', 'publisher', 'keyword', 'theme'];

export function facetsOfV2(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/facets`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { catalog, definition } = loan.release;
    if (answerKept(desk, request, reply, [loan.release], KNOWN.facets)) return reply;
    const calls = callsOf(
      request.query,
      definition.columns.filter(({ facet }) => facet !== undefined).map(({ name }) => name),
      desk.limits,
    );
    const facets = await desk.queries.run(hangUp(reply), (session) =>
      readFacetList(
        session,
        {
          catalog: declareFacets(catalog, request.query, desk.limits),
          query: parseClauses(request.query, desk.now(), desk.limits),
        },
        calls,
      ),
    );
    return { links: [], facets };
  });

  app.get('/catalog/facets', async (request: FastifyRequest<{ Querystring: RawParameters }>, reply) => {
    const published = await desk.shelf.published();
    if (answerKept(desk, request, reply, published, KNOWN.facets)) return reply;
    const query = parseClauses(request.query, desk.now(), desk.limits);
    const catalog = declareFacets(catalogueOf(published, languageOf(query)), request.query, desk.limits);
    const facets = await desk.queries.run(hangUp(reply), (session) =>
      readFacetList(session, { catalog, query }, callsOf(request.query, OF_CATALOGUE, desk.limits)),
    );
    return { links: [], facets };
  });
}

/** The facets that a request names, or else those that are declared. */
function callsOf(raw: RawParameters, declared: readonly string[], limits: Limits): FacetCall[] {
  const asked = parseFacets(raw, limits);
  return asked.length > 0 ? asked : declared.map((name) => ({ name, limit: limits.facet_values }));
}
