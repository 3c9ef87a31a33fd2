/** Compression of answers: which encodings the server writes, and which of them a client reads. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The preferred one first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Below, an answer is not worth compressing. */
export const ENCODED_FROM_BYTES = 1_024;

/** The encoding in which to send a body of so many bytes; undefined: as it is. An encoding of weight 0 is refused by the client. */
export function acceptedEncoding(request: FastifyRequest, bytes: number): Encoding | undefined {
  const asked = request.headers['accept-encoding'];
  if (bytes < ENCODED_FROM_BYTES || asked === undefined) return undefined;
  const accepted = String(asked)
    .toLowerCase()
    .split(',')
    .map((one) => one.replaceAll(/\s/g, '').split(';'))
    .filter(([, weight]) => !/^q=0(\.0*)?$/.test(weight ?? ''))
    .map(([name]) => name);
  return ENCODINGS.find((encoding) => accepted.includes(encoding));
}

/** Sends bytes, compressed already when an encoding is named: the server does not compress them again. */
export function sendEncoded(
  reply: FastifyReply,
  type: string,
  bytes: Buffer,
  encoding: Encoding | undefined,
): FastifyReply {
  if (encoding !== undefined) reply.header('content-encoding', encoding);
  return reply.header('vary', 'accept-encoding').type(type).send(bytes);
}
