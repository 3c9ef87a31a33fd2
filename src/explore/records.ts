/** `/records`: rows and groups, a page at a time. */
import type { FastifyInstance } from 'fastify';
import { compile } from '../odsql/index.ts';
import { answerJson, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { pageLinks } from './links.ts';
import { readPage } from './page.ts';
import { flag, KNOWN, parsePage } from './params.ts';

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.page }, async (signal) => {
      const raw = request.query;
      const query = parsePage(raw, desk.now());
      const compiled = compile(query, declareFacets(release.catalog, raw));
      const page = await desk.queries.run(signal, (session) => readPage(session, compiled, query));
      if (!flag(raw, 'include_links', false)) return { body: page };
      return { body: { ...page, _links: pageLinks(request, page.total_count, query.limit, query.offset) } };
    });
  });
}
