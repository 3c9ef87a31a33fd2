/** `/api/records/1.0/search`: rows, and the facets beside them. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { answerKept, type Desk } from '../desk.ts';
import { readFacetList } from '../facets.ts';
import type { OpenRelease } from '../open-release.ts';
import { choice, type RawParameters, text } from '../params.ts';
import { ID, readRecordPage, recordTime } from './record.ts';
import { sendDownload } from './v1-download.ts';
import { renderFacetGroups } from './v1-facets.ts';
import { datasetOf, declareDisjunctive, knownNames, parseClausesV1, parseFacetsV1, parsePageV1 } from './v1-params.ts';

export type RequestOfV1 = FastifyRequest<{ Querystring: RawParameters }>;

export function recordsOfV1(app: FastifyInstance, desk: Desk): void {
  app.get('/api/records/1.0/search', async (request: RequestOfV1, reply) => {
    const raw = request.query;
    const dataset = datasetOf(raw);
    const format = choice(raw, 'format', ['json', 'jsonp', 'csv'], 'json');
    await using loan = await desk.shelf.borrow(dataset);
    if (answerKept(desk, request, reply, [loan.release], knownNames(raw))) return reply;
    const catalog = declareDisjunctive(loan.release.catalog, raw);
    const query = { ...parseClausesV1(raw, catalog, desk.now(), desk.limits), ...parsePageV1(raw, desk.limits) };
    if (format === 'csv') return await sendDownload(desk, reply, loan.release, { raw, format, query });
    const { limit, offset, ...filters } = query;
    return await desk.queries.run(hangUp(reply), async (session) => {
      const page = await readRecordPage(session, catalog, query);
      return {
        nhits: page.total_count,
        parameters: parametersOf(raw, { dataset, rows: limit, start: offset }),
        records: page.results.map((row) => renderRecord(loan.release, row)),
        ...renderFacetGroups(
          await readFacetList(session, { catalog, query: filters }, parseFacetsV1(raw, desk.limits)),
        ),
      };
    });
  });
}

/** The request as it was understood. A key that some clients send is not sent back. */
export const parametersOf = ({ apikey, ...raw }: RawParameters, understood: object): object => ({
  ...raw,
  ...understood,
  format: 'json',
  timezone: text(raw, 'timezone') ?? 'UTC',
});

/** API 1.0 leaves out what is null. */
export const withoutNulls = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

/** A row under its identity. */
export function renderRecord(release: OpenRelease, { [ID]: recordid, ...fields }: Record<string, unknown>): object {
  return {
    datasetid: release.definition.id,
    recordid,
    fields: withoutNulls(fields),
    record_timestamp: recordTime(release),
  };
}
