/** Links from an answer to its neighbours. */
import type { FastifyRequest } from 'fastify';

export interface Link {
  rel: string;
  href: string;
}

/** The address that the client asked, without query. */
export const addressOf = (request: FastifyRequest): string =>
  `${request.protocol}://${request.host}${request.url.split('?', 1)[0]!.replace(/\/+$/, '')}`;

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
