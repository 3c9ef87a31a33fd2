/** The catalogue of v2.0: its datasets, one of them, and its facets. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hangUp } from '../../http/hang-up.ts';
import { compile } from '../../odsql/index.ts';
import { catalogueOf } from '../catalogue.ts';
import { answerKept, DATASET, type DatasetRequest, type Desk } from '../desk.ts';
import { pageLinks } from '../links.ts';
import { renderDataset } from '../metadata.ts';
import type { OpenRelease } from '../open-release.ts';
import { readPage } from '../page.ts';
import { KNOWN, languageOf, parseClauses, parsePage, type RawParameters } from '../params.ts';
import { readReleases } from './catalogue-page.ts';
import { linksOfDataset } from './v2-links.ts';

type CatalogueRequest = FastifyRequest<{ Querystring: RawParameters }>;

/** A dataset, or the metadata of it that were selected. */
interface Dataset {
  dataset_id?: string;
}

export function datasetsOfV2(app: FastifyInstance, desk: Desk): void {
  app.get('/catalog/datasets', async (request: CatalogueRequest, reply) => {
    const published = await desk.shelf.published();
    if (answerKept(desk, request, reply, published, KNOWN.page)) return reply;
    const query = parsePage(request.query, desk.now(), desk.limits);
    const language = languageOf(query);
    const catalog = catalogueOf(published, language);
    const { total, found } = await desk.queries.run(hangUp(reply), async (session) => {
      if (query.select === undefined && query.group_by === undefined) {
        const { total, releases } = await readReleases(session, published, query, catalog);
        const found = releases.map(({ definition, manifest }) => renderDataset(definition, manifest, language));
        return { total, found };
      }
      const page = await readPage(session, compile(query, catalog), query);
      return { total: page.total_count, found: page.results };
    });
    return {
      total_count: total,
      links: pageLinks(request, total, query.limit, query.offset),
      datasets: found.map((dataset) => enveloped(request, dataset)),
    };
  });

  app.get(DATASET, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    if (answerKept(desk, request, reply, [loan.release], ['select', 'lang', 'timezone'])) return reply;
    return enveloped(request, await readDataset(desk, request, hangUp(reply), loan.release));
  });
}

async function readDataset(
  desk: Desk,
  request: DatasetRequest,
  signal: AbortSignal,
  release: OpenRelease,
): Promise<object> {
  const query = { ...parseClauses(request.query, desk.now(), desk.limits), limit: 1, offset: 0 };
  const language = languageOf(query);
  if (query.select === undefined) return renderDataset(release.definition, release.manifest, language);
  const compiled = compile(query, catalogueOf([release], language));
  const { results } = await desk.queries.run(signal, (session) => readPage(session, compiled, query));
  return results[0] ?? {};
}

const enveloped = (request: FastifyRequest, dataset: Dataset): object => ({
  links: dataset.dataset_id === undefined ? [] : linksOfDataset(request, dataset.dataset_id),
  dataset,
});
