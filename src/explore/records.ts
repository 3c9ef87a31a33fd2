/** `/records`: rows and groups, a page at a time, and one row by its identifier. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { hangUp } from '../http/hang-up.ts';
import { LIMITS } from '../limits.ts';
import { type Compiled, compile, type Query } from '../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk, nameWarnings } from './desk.ts';
import { declareFacets } from './facet-call.ts';
import { addressOf, pageLinks } from './links.ts';
import type { OpenRelease } from './open-release.ts';
import { readPage } from './page.ts';
import { flag, KNOWN, parseClauses, parsePage, type RawParameters } from './params.ts';
import { nearRecord } from './record-fields.ts';

type RecordRequest = FastifyRequest<{ Params: { dataset: string; record: string }; Querystring: RawParameters }>;

export function records(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const raw = request.query;
    const query = parsePage(raw, desk.now());
    const catalog = declareFacets(loan.release.catalog, raw);
    const asked = compile(query, catalog);
    const rows = !asked.grouped && !asked.total;
    const links = flag(raw, 'include_links', false);
    const compiled = rows && (links || metas(request)) ? compile(withMetas(query), catalog) : asked;
    nameWarnings(reply, compiled.warnings);
    const page = await desk.queries.run(hangUp(reply), (session) => readPage(session, compiled, query));
    if (!links) return page;
    const results = rows ? page.results.map((row) => withLinks(request, row)) : page.results;
    return { ...page, results, _links: pageLinks(request, page.total_count, query.limit, query.offset) };
  });

  app.get(`${DATASET}/records/:record`, async (request: RecordRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.record)) return reply;
    const { select = '*', timezone = 'UTC', lang = 'fr', now } = parseClauses(request.query, desk.now());
    const query = { select, timezone, lang, now, limit: 1, offset: 0 };
    const compiled = compileRecord(loan.release, request.params.record, metas(request) ? withMetas(query) : query);
    const page = await desk.queries.run(hangUp(reply), (session) => readPage(session, compiled, query));
    // A figure is given even of no row: the count alone says that there is one.
    if (page.total_count === 0) throw unknownRecord(request.params.record);
    return page.results[0];
  });
}

const metas = (request: DatasetRequest): boolean => flag(request.query, 'include_app_metas', false);

/** The query with what the API says of each row beside its values. */
const withMetas = (query: Query): Query => ({
  ...query,
  select: `${query.select ?? '*'}, recordid as _id, record_timestamp as _timestamp, record_size as _size`,
});

/** A row with its own address and that of its dataset; without its metadata unless they were asked. */
function withLinks(request: DatasetRequest, row: Record<string, unknown>): Record<string, unknown> {
  const { _id, _timestamp, _size, ...values } = row;
  const address = addressOf(request);
  const _links = [
    { rel: 'self', href: `${address}/${_id}` },
    { rel: 'dataset', href: address.replace(/\/records$/, '') },
  ];
  return { ...(metas(request) ? row : values), _links };
}

/** The query of one record. An identifier that cannot be one is refused. */
export function compileRecord({ catalog, definition, manifest }: OpenRelease, id: string, query: Query): Compiled {
  const near = nearRecord(catalog, definition, manifest, id);
  if (near === undefined) throw unknownRecord(id);
  return compile({ ...query, where: [`recordid = "${id}"`] }, near);
}

export const unknownRecord = (id: string): Refusal => {
  const value = id.slice(0, LIMITS.value_shown_characters);
  return new Refusal('unknown_record', `The requested record ${value} does not exist.`, { value });
};
