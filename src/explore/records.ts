/** `/records`: rows and groups, a page at a time. */
import type { FastifyInstance } from 'fastify';
import { hangUp } from '../http/hang-up.ts';
import { compile } from '../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk, nameWarnings } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { pageLinks } from './links.ts';
import { readPage } from './page.ts';
import { flag, KNOWN, parsePage } from './params.ts';

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const raw = request.query;
    const query = parsePage(raw, desk.now());
    const compiled = compile(query, declareFacets(loan.release.catalog, raw));
    nameWarnings(reply, compiled.warnings);
    const page = await desk.queries.run(hangUp(reply), (session) => readPage(session, compiled, query));
    if (!flag(raw, 'include_links', false)) return page;
    return { ...page, _links: pageLinks(request, page.total_count, query.limit, query.offset) };
  });
}
