/** Conditional requests: an answer that the client already has is not made again. */
import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A short name for what the parts say. */
export const fingerprint = (parts: readonly string[]): string =>
  hash('sha256', parts.map((part) => `${part}\0`).join(''), 'base64url').slice(0, 27);

/**
 * A strong tag for what the parts name. The encodings that the client accepts are one of the parts, since a compressed answer
 * has other bytes.
 */
export const entityTag = (request: FastifyRequest, parts: readonly string[]): string =>
  `"${fingerprint([...parts, request.headers['accept-encoding'] ?? ''])}"`;

/** Whether the client's `If-None-Match` names the tag. */
function isKnown(request: FastifyRequest, tag: string): boolean {
  const asked = request.headers['if-none-match'];
  if (asked === undefined) return false;
  return asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** How long an answer holds: asked again each time, after a minute, or never. */
const KEPT = {
  checked: 'no-cache',
  minute: 'public, max-age=60, must-revalidate',
  forever: 'public, max-age=31536000, immutable',
} as const;

/** Says how the answer may be kept. True when the client has it already: the answer is then a 304, and has been sent. */
export function answerKnown(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  kept: keyof typeof KEPT = 'minute',
): boolean {
  reply.header('etag', tag).header('cache-control', KEPT[kept]);
  if (!isKnown(request, tag)) return false;
  reply.code(304).send();
  return true;
}
