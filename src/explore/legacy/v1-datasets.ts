/** `/api/datasets/1.0`: the catalogue, with flat metadata. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../../errors.ts';
import { hangUp } from '../../http/hang-up.ts';
import { LIMITS } from '../../limits.ts';
import { catalogueOf } from '../catalogue.ts';
import { answerKept, type Desk } from '../desk.ts';
import { readFacetList } from '../facets.ts';
import { type Language, renderDataset } from '../metadata.ts';
import type { OpenRelease } from '../open-release.ts';
import { languageOf, parseClauses, type RawParameters } from '../params.ts';
import { isRecordId } from '../record-fields.ts';
import { unknownRecord } from '../records.ts';
import { readReleases } from './catalogue-page.ts';
import { readRecordPage } from './record.ts';
import { renderFacetGroups } from './v1-facets.ts';
import { declareDisjunctive, knownNames, parseClausesV1, parseFacetsV1, parsePageV1 } from './v1-params.ts';
import { parametersOf, type RequestOfV1, renderRecord, withoutNulls } from './v1-records.ts';

type RecordRequest = FastifyRequest<{ Params: { dataset: string; record: string }; Querystring: RawParameters }>;
type FileRequest = FastifyRequest<{ Params: { dataset: string; file: string } }>;
type DatasetRequest = FastifyRequest<{ Params: { dataset: string }; Querystring: RawParameters }>;

/** What v2.1 says of a dataset, as far as API 1.0 repeats it. */
interface Described {
  dataset_id: string;
  has_records: boolean;
  features: string[];
  attachments: object[];
  fields: { name: string; label: string; type: string; description: string; annotations: Record<string, string[]> }[];
  metas: { default: object };
}

export function datasetsOfV1(app: FastifyInstance, desk: Desk): void {
  app.get('/api/datasets/1.0/search', async (request: RequestOfV1, reply) => {
    const raw = request.query;
    const published = await desk.shelf.published();
    if (answerKept(desk, request, reply, published, knownNames(raw))) return reply;
    const language = languageOf(parseClauses(raw, desk.now(), desk.limits));
    const catalog = declareDisjunctive(catalogueOf(published, language), raw);
    const { limit, offset } = parsePageV1(raw, desk.limits);
    const query = parseClausesV1(raw, catalog, desk.now(), desk.limits);
    return desk.queries.run(hangUp(reply), async (session) => {
      const { total, releases } = await readReleases(session, published, { ...query, limit, offset }, catalog);
      return {
        nhits: total,
        parameters: parametersOf(raw, { rows: limit, start: offset }),
        datasets: releases.map((release) => render(release, language)),
        ...renderFacetGroups(await readFacetList(session, { catalog, query }, parseFacetsV1(raw, desk.limits))),
      };
    });
  });

  app.get('/api/datasets/1.0/:dataset', async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], knownNames(request.query))) return reply;
    return render(loan.release, languageOf(parseClauses(request.query, desk.now(), desk.limits)));
  });

  belowDataset(app, desk);
}

/** One record, and what is attached to a dataset: nothing, so that each file is unknown. */
function belowDataset(app: FastifyInstance, desk: Desk): void {
  app.get('/api/datasets/1.0/:dataset/records/:record', async (request: RecordRequest, reply) => {
    const { dataset, record } = request.params;
    await using loan = await desk.shelf.borrow(dataset);
    if (answerKept(desk, request, reply, [loan.release], knownNames(request.query))) return reply;
    if (!isRecordId(record)) throw unknownRecord(record);
    const query = { where: [`recordid = "${record}"`], now: desk.now(), limit: 1, offset: 0 };
    const { results } = await desk.queries.run(hangUp(reply), (session) =>
      readRecordPage(session, loan.release.catalog, query),
    );
    if (results[0] === undefined) throw unknownRecord(record);
    return renderRecord(loan.release, results[0]);
  });

  app.get('/api/datasets/1.0/:dataset/attachments', async (request: DatasetRequest) => {
    desk.shelf.definition(request.params.dataset);
    return { attachments: [] };
  });
  for (const kind of ['attachments', 'alternative_exports'])
    app.get(`/api/datasets/1.0/:dataset/${kind}/:file`, async (request: FileRequest) => {
      const { dataset, file } = request.params;
      desk.shelf.definition(dataset);
      const value = file.slice(0, LIMITS.value_shown_characters);
      throw new Refusal('unknown_file', `The requested file ${value} of ${dataset} does not exist.`, {
        value,
        mend: 'No file is attached to a dataset; its rows are in the exports.',
      });
    });
}

function render({ definition, manifest }: OpenRelease, language: Language): object {
  const { dataset_id, has_records, features, attachments, fields, metas } = renderDataset(
    definition,
    manifest,
    language,
  ) as Described;
  return {
    datasetid: dataset_id,
    has_records,
    metas: withoutNulls(metas.default),
    fields: fields.map((field) => ({ ...field, annotations: Object.entries(field.annotations).map(annotation) })),
    attachments,
    features,
  };
}

/** An annotation is a name, and its arguments when it has any. */
const annotation = ([name, args]: [string, string[]]): object => (args.length === 0 ? { name } : { name, args });
