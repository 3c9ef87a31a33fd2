/** `/records`: rows and groups, a page at a time, and one row by its identifier. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { hangUp } from '../http/hang-up.ts';
import { LIMITS } from '../limits.ts';
import { type Catalog, type Compiled, compile, type Query } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { type Cursor, parseCursor, renderCursor } from './cursor.ts';
import { answerJson, answerKept, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { addressOf, cursorLinks, pageLinks } from './links.ts';
import { type Page, readPageAndPlace } from './page.ts';
import { flag, KNOWN, parseClauses, parsePage, type RawParameters, refuse, text } from './params.ts';
import { isRecordId } from './record-fields.ts';
import { addMetas, type MetasAsked, withPlaces } from './record-metas.ts';

type RecordRequest = FastifyRequest<{ Params: { dataset: string; record: string }; Querystring: RawParameters }>;
type PageQuery = Query & { limit: number; offset: number };

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.records }, async (signal) => {
      const raw = request.query;
      const cursor = parseCursor(raw, release);
      const now = cursor?.now ?? desk.now();
      const query = parsePage(raw, now, desk.limits);
      const asked = metasAsked(request, addressOf(request));
      const reading = compileRecords(query, cursor, declareFacets(release.catalog, raw, desk.limits), asked);
      if (cursor !== undefined && reading.compiled.place === undefined)
        refuse('cursor', text(raw, 'cursor')!, 'no cursor on this query');
      const { page, place } = await desk.queries.run(signal, (session) => readRecords(session, query, reading, asked));
      const next = place === undefined ? {} : { next: renderCursor(raw, release, place, now) };
      const links = () =>
        cursor === undefined
          ? pageLinks(request, page.total_count, query.limit, query.offset)
          : cursorLinks(request, release, text(raw, 'cursor')!, next.next);
      const body = asked.links ? { ...page, _links: links() } : page;
      return { body, ...next, warnings: reading.compiled.warnings };
    });
  });

  app.get(`${DATASET}/records/:record`, async (request: RecordRequest, reply) => {
    const { record } = request.params;
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.record)) return reply;
    if (!isRecordId(record)) throw unknownRecord(record);
    const { select = '*', timezone = 'UTC', lang = 'fr', now } = parseClauses(request.query, desk.now(), desk.limits);
    const query = {
      select,
      timezone,
      lang,
      now,
      limits: desk.limits,
      where: [`recordid = "${record}"`],
      limit: 1,
      offset: 0,
    };
    const asked = metasAsked(request, addressOf(request).replace(/\/[^/]*$/, ''));
    const reading = compileRecords(query, undefined, loan.release.catalog, asked);
    const { page } = await desk.queries.run(hangUp(reply), (session) => readRecords(session, query, reading, asked));
    // A figure is given even of no row: the count alone says that there is one.
    if (page.total_count === 0) throw unknownRecord(record);
    return page.results[0];
  });
}

const metasAsked = ({ query }: DatasetRequest, address: string): MetasAsked => ({
  metas: flag(query, 'include_app_metas', false),
  links: flag(query, 'include_links', false),
  address,
});

/** How a page is read: `metas` says whether its rows get more than their values; groups and figures do not. */
interface Reading {
  catalog: Catalog;
  compiled: Compiled;
  metas: boolean;
}

function compileRecords(query: PageQuery, cursor: Cursor | undefined, catalog: Catalog, asked: MetasAsked): Reading {
  const compiled = compile(sought(query, cursor), catalog);
  const metas = (asked.metas || asked.links) && !compiled.grouped && !compiled.total;
  return { catalog, metas, compiled: metas ? compile(sought(withPlaces(query), cursor), catalog) : compiled };
}

/** The query of a page with one row more, and the place of each row; groups have no place. */
const sought = <T extends Query & { limit: number }>(query: T, cursor: Cursor | undefined): T =>
  query.group_by !== undefined || query.limit === 0
    ? query
    : { ...query, limit: query.limit + 1, seek: cursor === undefined ? {} : { after: cursor.after } };

/** A page with what was asked of each row, and its place when rows follow it. */
async function readRecords(
  session: Session,
  query: PageQuery,
  { catalog, compiled, metas }: Reading,
  asked: MetasAsked,
): Promise<{ page: Page; place?: number }> {
  const read = await readPageAndPlace(session, compiled, query);
  if (!metas) return read;
  return {
    ...read,
    page: { ...read.page, results: await addMetas(session, catalog, query, read.page.results, asked) },
  };
}

export const unknownRecord = (id: string): Refusal => {
  const value = id.slice(0, LIMITS.value_shown_characters);
  return new Refusal('unknown_record', `The requested record ${value} does not exist.`, { value });
};
