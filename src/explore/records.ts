/** `/records`: rows and groups, a page at a time. */
import type { FastifyInstance } from 'fastify';
import { compile, type Query } from '../odsql/index.ts';
import { type Cursor, parseCursor, renderCursor } from './cursor.ts';
import { answerJson, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { cursorLinks, pageLinks } from './links.ts';
import { readPageAndPlace } from './page.ts';
import { flag, KNOWN, parsePage, refuse, text } from './params.ts';

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.records }, async (signal) => {
      const raw = request.query;
      const cursor = parseCursor(raw, release);
      const now = cursor?.now ?? desk.now();
      const query = parsePage(raw, now);
      const compiled = compile(sought(query, cursor), declareFacets(release.catalog, raw));
      if (cursor !== undefined && compiled.place === undefined)
        refuse('cursor', text(raw, 'cursor')!, 'no cursor on this query');
      const { page, place } = await desk.queries.run(signal, (session) => readPageAndPlace(session, compiled, query));
      const next = place === undefined ? undefined : renderCursor(raw, release, place, now);
      const links = () =>
        cursor === undefined
          ? pageLinks(request, page.total_count, query.limit, query.offset)
          : cursorLinks(request, release, text(raw, 'cursor')!, next);
      const body = flag(raw, 'include_links', false) ? { ...page, _links: links() } : page;
      return next === undefined ? { body } : { body, next };
    });
  });
}

/** The query of a page with one row more, and the place of each row; groups have no place. */
const sought = <T extends Query & { limit: number }>(query: T, cursor: Cursor | undefined): T =>
  query.group_by !== undefined || query.limit === 0
    ? query
    : { ...query, limit: query.limit + 1, seek: cursor === undefined ? {} : { after: cursor.after } };
