/** The links of v2.0: every object comes with its own. */
import type { FastifyRequest } from 'fastify';
import { addressOf, type Link } from '../links.ts';

/** Address of the catalogue, of the API that the request came by. */
const catalogueOf = (request: FastifyRequest): string => addressOf(request).replace(/\/catalog\/.*$/, '/catalog');

/** Links of one dataset. */
export function linksOfDataset(request: FastifyRequest, id: string): Link[] {
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
