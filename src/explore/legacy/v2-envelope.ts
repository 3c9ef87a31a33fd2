/** The envelopes of v2.0: every object comes with its links. */
import type { FastifyRequest } from 'fastify';
import { addressOf, type Link, pageLinks } from '../links.ts';
import type { Page } from '../page.ts';
import { text } from '../params.ts';

/** A dataset, or the metadata of it that were selected. */
interface Dataset {
  dataset_id?: string;
}

/** An answer of v2.1 in the envelope of v2.0, told by its keys; what has no envelope in v2.1 either is left as it is. */
export function renderEnvelope(request: FastifyRequest, payload: object): object {
  if ('results' in payload) return renderDatasets(request, payload as Page);
  if ('dataset_id' in payload) return renderOne(request, payload as Dataset);
  if (!('_links' in payload)) return payload;
  const { _links, ...rest } = payload as { _links: Link[] };
  return { links: _links, ...rest };
}

function renderDatasets(request: FastifyRequest, page: Page): object {
  const { total_count, results } = page;
  return {
    total_count,
    links: linksOfPage(request, total_count),
    datasets: results.map((dataset) => renderOne(request, dataset as Dataset)),
  };
}

const renderOne = (request: FastifyRequest, dataset: Dataset): object => ({
  links: dataset.dataset_id === undefined ? [] : linksOfDataset(request, dataset.dataset_id),
  dataset,
});

/** The page and those beside it. The parameters have been checked when the page was read. */
function linksOfPage(request: FastifyRequest, total: number): Link[] {
  const raw = request.query as Record<string, string>;
  const limit = Number(text(raw, 'limit') ?? text(raw, 'rows') ?? 10);
  const offset = Number(text(raw, 'offset') ?? text(raw, 'start') ?? 0);
  return pageLinks(request, total, limit < 0 ? total : limit, offset);
}

/** Address of the catalogue, of the API that the request came by. */
const catalogueOf = (request: FastifyRequest): string => addressOf(request).replace(/\/catalog\/.*$/, '/catalog');

function linksOfDataset(request: FastifyRequest, id: string): Link[] {
  const catalogue = catalogueOf(request);
  const address = `${catalogue}/datasets/${encodeURIComponent(id)}`;
  return [
    { rel: 'self', href: address },
    { rel: 'datasets', href: `${catalogue}/datasets` },
    { rel: 'records', href: `${address}/records` },
    { rel: 'exports', href: `${address}/exports` },
    { rel: 'aggregates', href: `${address}/aggregates` },
  ];
}

/** Links of one record of a dataset. */
export function linksOfRecord(request: FastifyRequest, dataset: string, id: string): Link[] {
  const datasets = `${catalogueOf(request)}/datasets`;
  const address = `${datasets}/${encodeURIComponent(dataset)}`;
  return [
    { rel: 'self', href: `${address}/records/${id}` },
    { rel: 'datasets', href: datasets },
    { rel: 'dataset', href: address },
  ];
}
