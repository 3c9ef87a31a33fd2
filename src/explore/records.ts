/** `/records`: rows and groups, a page at a time, and one row by its identifier. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { hangUp } from '../http/hang-up.ts';
import { LIMITS } from '../limits.ts';
import { type Catalog, compile, type Query } from '../odsql/index.ts';
import type { Session } from '../warehouse/duck.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk, nameWarnings } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { addressOf, pageLinks } from './links.ts';
import { type Page, readPage } from './page.ts';
import { flag, KNOWN, parseClauses, parsePage, type RawParameters } from './params.ts';
import { nearRecord } from './record-fields.ts';
import { addMetas, type MetasAsked, withPlaces } from './record-metas.ts';

type RecordRequest = FastifyRequest<{ Params: { dataset: string; record: string }; Querystring: RawParameters }>;

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const query = parsePage(request.query, desk.now());
    const catalog = declareFacets(loan.release.catalog, request.query);
    const asked = metasAsked(request, addressOf(request));
    const page = await desk.queries.run(hangUp(reply), (session) => readRecords(session, catalog, query, asked));
    nameWarnings(reply, page.warnings ?? []);
    if (!asked.links) return page;
    return { ...page, _links: pageLinks(request, page.total_count, query.limit, query.offset) };
  });

  app.get(`${DATASET}/records/:record`, async (request: RecordRequest, reply) => {
    const { record } = request.params;
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.record)) return reply;
    const { catalog, definition, manifest } = loan.release;
    const near = nearRecord(catalog, definition, manifest, record);
    if (near === undefined) throw unknownRecord(record);
    const { select = '*', timezone = 'UTC', lang = 'fr', now } = parseClauses(request.query, desk.now());
    const query = { select, timezone, lang, now, where: [`recordid = "${record}"`], limit: 1, offset: 0 };
    const asked = metasAsked(request, addressOf(request).replace(/\/[^/]*$/, ''));
    const page = await desk.queries.run(hangUp(reply), (session) => readRecords(session, near, query, asked));
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

/** A page, with what was asked of each row; groups and figures have neither metadata nor address. */
async function readRecords(
  session: Session,
  catalog: Catalog,
  query: Query & { limit: number; offset: number },
  asked: MetasAsked,
): Promise<Page> {
  const compiled = compile(query, catalog);
  if (compiled.grouped || compiled.total || !(asked.metas || asked.links)) return readPage(session, compiled, query);
  const page = await readPage(session, compile(withPlaces(query), catalog), query);
  return { ...page, results: await addMetas(session, catalog, query, page.results, asked) };
}

export const unknownRecord = (id: string): Refusal => {
  const value = id.slice(0, LIMITS.value_shown_characters);
  return new Refusal('unknown_record', `The requested record ${value} does not exist.`, { value });
};
