/** Daily quotas as Explore API v2.1 tells them: headers on every answer, and 429 with its own envelope when one is over. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientOf, nextDay, Quota, type Standing } from '../http/quota.ts';
import type { Limits } from '../limits.ts';

export type QuotaLimits = Pick<Limits, 'client_requests_per_day' | 'client_dataset_requests_per_day' | 'quota_places'>;

/** The v1 code of the official API for clients without a key. */
const ANONYMOUS = 10_005;

/** Counts a request of any API, and answers it when a quota is over. */
export type CountRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** The counters of one server, for a hook of each of its APIs; a limit of 0 is no limit, and says nothing. */
export function openQuotas(limits: QuotaLimits, now: () => Date): CountRequest {
  const quotaOf = (limit: number) => (limit === 0 ? undefined : new Quota(limit, limits.quota_places));
  const all = quotaOf(limits.client_requests_per_day);
  const one = quotaOf(limits.client_dataset_requests_per_day);

  return async (request, reply) => {
    const moment = now();
    const client = clientOf(request.ip);
    const dataset = datasetOf(request);
    const whole = all?.count(client, moment);
    if (whole !== undefined) tell(reply, 'x-ratelimit', whole, moment);
    // A client that is over its quota uses up nothing else.
    const part = dataset === undefined || whole?.over ? undefined : one?.count(`${client} ${dataset}`, moment);
    if (part !== undefined) tell(reply, 'x-ratelimit-dataset', part, moment);
    const over = [whole, part].find((standing) => standing?.over);
    return over === undefined ? undefined : refuse(reply, over, moment);
  };
}

/** The dataset that a request is about: in its path, or a parameter in API 1.0. Every release of it counts. */
function datasetOf({ params, query, url }: FastifyRequest): string | undefined {
  const inPath = (params as { dataset?: string }).dataset;
  const asked = url.startsWith('/api/records/') ? (query as { dataset?: string | string[] }).dataset : undefined;
  const named = inPath ?? [asked ?? []].flat().at(-1);
  return named?.split('@', 1)[0];
}

function tell(reply: FastifyReply, prefix: string, { limit, remaining }: Standing, now: Date): void {
  reply
    .header(`${prefix}-limit`, limit)
    .header(`${prefix}-remaining`, remaining)
    .header(`${prefix}-reset`, resetText(nextDay(now)));
}

let reset = { time: Number.NaN, text: '' };

/** A midnight as the headers write it; written once a day. */
function resetText(midnight: Date): string {
  const time = midnight.getTime();
  if (time !== reset.time) reset = { time, text: midnight.toISOString().replace('T', ' ').replace('.000Z', '+00:00') };
  return reset.text;
}

function refuse(reply: FastifyReply, { limit }: Standing, now: Date): FastifyReply {
  const reset = nextDay(now);
  return reply
    .code(429)
    .header('retry-after', Math.ceil((reset.getTime() - now.getTime()) / 1_000))
    .header('cache-control', 'no-store')
    .send({
      errorcode: ANONYMOUS,
      reset_time: reset.toISOString().replace('.000Z', 'Z'),
      limit_time_unit: 'day',
      call_limit: limit,
      error: 'You have exceeded the requests limit for anonymous users.',
    });
}
