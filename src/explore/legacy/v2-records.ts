/** `/records` of v2.0: each row under its identity. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../errors.ts';
import { hangUp } from '../../http/hang-up.ts';
import { compile, type Query } from '../../odsql/index.ts';
import { identifier, type Session } from '../../warehouse/duck.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { declareFacets } from '../facet-call.ts';
import { pageLinks } from '../links.ts';
import type { OpenRelease } from '../open-release.ts';
import { readPage } from '../page.ts';
import { KNOWN, parseClauses, parsePage } from '../params.ts';
import { POSITION, positioned, recordId, recordIdSql, recordTime } from './record.ts';
import { linksOfRecord } from './v2-links.ts';

type RecordRequest = FastifyRequest<{
  Params: { dataset: string; record: string };
  Querystring: DatasetRequest['query'];
}>;

export function recordsOfV2(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/records`, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], KNOWN.page)) return reply;
    const query = parsePage(request.query, desk.now());
    const catalog = declareFacets(loan.release.catalog, request.query);
    // Groups have no identity.
    const compiled =
      query.group_by === undefined ? compile(withPosition(query), positioned(catalog)) : compile(query, catalog);
    const page = await desk.queries.run(hangUp(reply), (session) => readPage(session, compiled, query));
    return {
      total_count: page.total_count,
      links: pageLinks(request, page.total_count, query.limit, query.offset),
      records: page.results.map((row) => renderRecord(request, loan.release, row)),
    };
  });

  app.get(`${DATASET}/records/:record`, async (request: RecordRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], ['select', 'lang', 'timezone'])) return reply;
    const { select, lang, timezone, now } = parseClauses(request.query, desk.now());
    const row = await desk.queries.run(hangUp(reply), async (session) => {
      const position = await findPosition(session, loan.release, request.params.record);
      const query = { select, lang, timezone, now, where: [`${POSITION} = ${position}`], limit: 1, offset: 0 };
      const compiled = compile(withPosition(query as Query), positioned(loan.release.catalog));
      const { results } = await readPage(session, compiled, { limit: 1, offset: 0, timezone: timezone ?? 'UTC' });
      return results[0]!;
    });
    return renderRecord(request, loan.release, row);
  });
}

/** All the fields, or those selected, and the place of the row. */
const withPosition = <Q extends Query>(query: Q): Q => ({
  ...query,
  select: `${query.select ?? '*'}, ${POSITION}`,
});

async function findPosition(session: Session, release: OpenRelease, id: string): Promise<bigint> {
  const { table, rowOrder } = release.catalog;
  const place = identifier(rowOrder);
  const [found] = await session.rows<{ place: bigint }>(
    `select ${place} as place from ${table} where ${recordIdSql(release, place)} = $1`,
    [id],
  );
  if (found !== undefined) return found.place;
  throw new Refusal('unknown_record', `The requested record ${id} does not exist.`, { value: id });
}

function renderRecord(request: FastifyRequest, release: OpenRelease, row: Record<string, unknown>): object {
  const { [POSITION]: position, ...fields } = row;
  if (position === undefined) return { links: [], record: { fields } };
  const id = recordId(release, position);
  return {
    links: linksOfRecord(request, release.definition.id, id),
    record: {
      id,
      timestamp: recordTime(release),
      size: Buffer.byteLength(JSON.stringify(fields)),
      fields,
    },
  };
}
