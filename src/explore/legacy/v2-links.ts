/** The links of v2.0: every object comes with its own. */
import type { FastifyRequest } from 'fastify';
import { catalogueAddress, type Link } from '../links.ts';

/** Links of one dataset. */
export function linksOfDataset(request: FastifyRequest, id: string): Link[] {
  const catalogue = catalogueAddress(request);
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
  const datasets = `${catalogueAddress(request)}/datasets`;
  const address = `${datasets}/${encodeURIComponent(dataset)}`;
  return [
    { rel: 'self', href: `${address}/records/${id}` },
    { rel: 'datasets', href: datasets },
    { rel: 'dataset', href: address },
  ];
}
