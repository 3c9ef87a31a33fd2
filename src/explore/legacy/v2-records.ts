/** `/records` of v2.0: each row under its identity. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { compile } from '../../odsql/index.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { declareFacets } from '../facet-call.ts';
import { pageLinks } from '../links.ts';
import type { OpenRelease } from '../open-release.ts';
import { readPage } from '../page.ts';
import { KNOWN, parseClauses, parsePage } from '../params.ts';
import { isRecordId } from '../record-fields.ts';
import { unknownRecord } from '../records.ts';
import { ID, readRecordPage, recordTime } from './record.ts';
import { linksOfRecord } from './v2-links.ts';

type RecordRequest = FastifyRequest<{
  Params: { dataset: string; record: string };
  Querystring: DatasetRequest['query'];
}>;

export function recordsOfV2(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const query = parsePage(request.query, desk.now(), desk.limits);
    const catalog = declareFacets(loan.release.catalog, request.query, desk.limits);
    // Groups have no identity.
    const page = await desk.queries.run(hangUp(reply), (session) =>
      query.group_by === undefined
        ? readRecordPage(session, catalog, query)
        : readPage(session, compile(query, catalog), query),
    );
    return {
      total_count: page.total_count,
      links: pageLinks(request, page.total_count, query.limit, query.offset),
      records: page.results.map((row) => renderRecord(request, loan.release, row)),
    };
  });

  app.get(`${DATASET}/records/:record`, async (request: RecordRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], ['select', 'lang', 'timezone'])) return reply;
    const { record } = request.params;
    if (!isRecordId(record)) throw unknownRecord(record);
    const { select = '*', lang = 'fr', timezone = 'UTC', now } = parseClauses(request.query, desk.now(), desk.limits);
    const query = {
      select,
      lang,
      timezone,
      now,
      limits: desk.limits,
      where: [`recordid = "${record}"`],
      limit: 1,
      offset: 0,
    };
    const { results } = await desk.queries.run(hangUp(reply), (session) =>
      readRecordPage(session, loan.release.catalog, query),
    );
    if (results[0] === undefined) throw unknownRecord(record);
    return renderRecord(request, loan.release, results[0]);
  });
}

function renderRecord(request: FastifyRequest, release: OpenRelease, row: Record<string, unknown>): object {
  const { [ID]: id, ...fields } = row;
  if (id === undefined) return { links: [], record: { fields } };
  return {
    links: linksOfRecord(request, release.definition.id, String(id)),
    record: {
      id,
      timestamp: recordTime(release),
      size: Buffer.byteLength(JSON.stringify(fields)),
      fields,
    },
  };
}
