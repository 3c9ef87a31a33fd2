/** Sending a file that lies ready on the disk. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Sends a file, or the one range of it that is asked for (`Range: bytes=0-99`), so that readers may take parts and resume. One who resumes
 * an older file (`If-Range` names another tag than the answer's `ETag`) gets the whole.
 */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, path: string): Promise<FastifyReply> {
  const { size } = await stat(path);
  reply.header('accept-ranges', 'bytes');
  const { range: asked, 'if-range': known } = request.headers;
  const range = parseRange(known === undefined || known === reply.getHeader('etag') ? asked : undefined, size);
  if (range === 'outside') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range === undefined) return reply.header('content-length', size).send(createReadStream(path));
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(createReadStream(path, range));
}

/** The first and last byte of a `Range` header. Several ranges, or another unit, mean the whole file. */
export function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'outside' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null || match[0] === 'bytes=-') return undefined;
  const [, first = '', last = ''] = match;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 'outside' : { start, end };
}
