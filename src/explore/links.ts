/** Links from an answer to its neighbours. */
import type { FastifyRequest } from 'fastify';
import type { OpenRelease } from './open-release.ts';

export interface Link {
  rel: string;
  href: string;
}

/** The address that the client asked, without query. */
export const addressOf = (request: FastifyRequest): string =>
  `${request.protocol}://${request.host}${request.url.split('?', 1)[0]!.replace(/\/+$/, '')}`;

/** Address of the catalogue, of the API that the request came by. */
export const catalogueAddress = (request: FastifyRequest): string =>
  addressOf(request).replace(/\/catalog\/.*$/, '/catalog');

/** A dataset itself, and the catalogue it is in. */
export function datasetLinks(request: FastifyRequest, id: string): Link[] {
  const catalogue = catalogueAddress(request);
  return [
    { rel: 'self', href: `${catalogue}/datasets/${id}` },
    { rel: 'catalog', href: catalogue },
  ];
}

/** The page itself, the first, the last, and those beside it. */
export function pageLinks(request: FastifyRequest, total: number, limit: number, offset: number): Link[] {
  const link = (rel: string, start: number): Link => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    query.delete('start');
    // Links are passed on: a key is not.
    query.delete('apikey');
    query.set('offset', String(start));
    return { rel, href: `${addressOf(request)}?${query}` };
  };
  const last = limit === 0 ? 0 : Math.max(0, Math.ceil(total / limit) - 1) * limit;
  return [
    link('self', offset),
    link('first', 0),
    link('last', last),
    ...(offset + limit < total ? [link('next', offset + limit)] : []),
    ...(offset > 0 ? [link('prev', Math.max(0, offset - limit))] : []),
  ];
}

/** The address of the page that a cursor opens: of the same release, whatever is published meanwhile. */
export function cursorAddress(request: FastifyRequest, { label }: OpenRelease, cursor: string): string {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  // Links are passed on: a key is not.
  for (const name of ['offset', 'start', 'apikey']) query.delete(name);
  query.set('cursor', cursor);
  return `${addressOf(request).replace(/\/datasets\/[^/]+/, `/datasets/${label}`)}?${query}`;
}

/** A page read by cursor knows itself and the next one only. */
export function cursorLinks(request: FastifyRequest, release: OpenRelease, cursor: string, next?: string): Link[] {
  const self = { rel: 'self', href: cursorAddress(request, release, cursor) };
  return next === undefined ? [self] : [self, { rel: 'next', href: cursorAddress(request, release, next) }];
}
