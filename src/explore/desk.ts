/** What every endpoint works with, and the few acts they share. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerKnown, entityTag } from '../http/etag.ts';
import type { Compiled } from '../odsql/index.ts';
import type { Gate } from './gate.ts';
import type { OpenRelease } from './open-release.ts';
import { type RawParameters, texts, unknownParameters } from './params.ts';
import type { QuotaLimits } from './quotas.ts';
import type { Shelf } from './shelf.ts';

export interface Desk {
  /** The data folder. */
  data: string;
  shelf: Shelf;
  /** Door of the engine for pages and facets. */
  queries: Gate;
  /** Door of the engine for exports: they are longer, and must not keep pages waiting. */
  exports: Gate;
  /** Folder for exports being made. */
  folder: string;
  /** Version of the software: another one may write other bytes. */
  software: string;
  /** How much one client may ask in a day. */
  quotas: QuotaLimits;
  now(): Date;
}

/** A request about the whole catalogue. */
export type CatalogueRequest = FastifyRequest<{ Querystring: RawParameters }>;

/** A request about one dataset. */
export type DatasetRequest = FastifyRequest<{ Params: { dataset: string }; Querystring: RawParameters }>;

/** Path of everything that concerns one dataset. */
export const DATASET = '/catalog/datasets/:dataset';

/** Functions whose value changes while the release does not. */
const VOLATILE = /\b(?:now|random)\s*\(/i;

/** Names the warnings of a query in a header, for answers that are files and for readers who look at rows only. */
export function nameWarnings(reply: FastifyReply, warnings: Compiled['warnings']): void {
  const codes = new Set(warnings.map(({ code }) => code));
  if (codes.size > 0) reply.header('x-opencpf-warnings', [...codes].join('; '));
}

/**
 * Says which releases the answer is made from and how it may be kept, and names the parameters that were not understood. True when the
 * client has the answer already: it has then been sent, and nothing is left to do.
 */
export function answerKept(
  desk: Desk,
  request: FastifyRequest,
  reply: FastifyReply,
  releases: readonly OpenRelease[],
  known: readonly string[],
): boolean {
  const raw = request.query as RawParameters;
  if (releases.length > 0) reply.header('x-opencpf-release', releases.map(({ label }) => label).join(', '));
  const unknown = unknownParameters(raw, known).map(encodeURIComponent);
  if (unknown.length > 0) reply.header('x-opencpf-unknown-parameters', unknown.join(', '));
  const parameters = Object.keys(raw)
    .filter((name) => name !== 'apikey')
    .toSorted()
    .map((name) => [name, ...texts(raw, name)]);
  if (parameters.flat().some((value) => VOLATILE.test(value))) {
    reply.header('cache-control', 'no-store');
    return false;
  }
  const path = request.url.split('?', 1)[0]!.replace(/\/+$/, '');
  const versions = releases.map(({ label, manifest }) => `${label} ${manifest.created_at}`);
  return answerKnown(
    request,
    reply,
    entityTag(request, [desk.software, ...versions, path, JSON.stringify(parameters)]),
  );
}
