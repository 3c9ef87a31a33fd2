/** The catalogue: the list of datasets, and one dataset. */
import type { FastifyInstance } from 'fastify';
import { compile } from '../odsql/index.ts';
import { catalogueOf } from './catalogue.ts';
import { answerJson, type CatalogueRequest, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { datasetLinks, pageLinks } from './links.ts';
import { renderDataset } from './metadata.ts';
import { readPage } from './page.ts';
import { flag, KNOWN, languageOf, parseClauses, parsePage } from './params.ts';

export function datasets(app: FastifyInstance, desk: Desk): void {
  app.get('/catalog/datasets', async (request: CatalogueRequest, reply) => {
    const published = await desk.shelf.published();
    return answerJson(desk, request, reply, { releases: published, known: KNOWN.page }, async (signal) => {
      const query = parsePage(request.query, desk.now(), desk.limits);
      const language = languageOf(query);
      const linked = flag(request.query, 'include_links', false);
      const whole = query.select === undefined && query.group_by === undefined;
      const compiled = compile(whole ? { ...query, select: 'dataset_id' } : query, catalogueOf(published, language));
      const page = await desk.queries.run(signal, (session) => readPage(session, compiled, query));
      const byId = new Map(published.map((release) => [release.definition.id, release]));
      const results = whole
        ? page.results
            .map(({ dataset_id }) => byId.get(String(dataset_id))!)
            .map(({ definition, manifest }) => ({
              ...(linked ? { _links: datasetLinks(request, definition.id) } : {}),
              ...renderDataset(definition, manifest, language),
            }))
        : page.results;
      const links = linked ? { _links: pageLinks(request, page.total_count, query.limit, query.offset) } : {};
      return { body: { ...page, results, ...links }, warnings: compiled.warnings };
    });
  });

  app.get(DATASET, async (request: DatasetRequest, reply) => {
    await using loan = await desk.shelf.borrow(request.params.dataset);
    const { release } = loan;
    return answerJson(desk, request, reply, { releases: [release], known: KNOWN.record }, async (signal) => {
      const query = parseClauses(request.query, desk.now(), desk.limits);
      const language = languageOf(query);
      const links = flag(request.query, 'include_links', false)
        ? { _links: datasetLinks(request, request.params.dataset) }
        : {};
      if (query.select === undefined)
        return { body: { ...links, ...renderDataset(release.definition, release.manifest, language) } };
      const compiled = compile(query, catalogueOf([release], language));
      const page = { ...query, limit: 1, offset: 0 };
      const { results } = await desk.queries.run(signal, (session) => readPage(session, compiled, page));
      return { body: { ...links, ...results[0] } };
    });
  });
}
