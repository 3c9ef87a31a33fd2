/** A file that the engine makes for one client: made at the door of exports, named, and closed when the client leaves. */
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyReply } from 'fastify';
import { hangUp } from '../http/hang-up.ts';
import type { Session } from '../warehouse/duck.ts';
import type { Desk } from './desk.ts';
import type { Format } from './formats/format.ts';

/** Has a file made at the door of exports. Throws `ClientGone`, with the file closed, when the client of `reply` left meanwhile. */
export async function makeFile(
  desk: Desk,
  reply: FastifyReply,
  make: (session: Session) => Promise<Readable>,
): Promise<Readable> {
  const client = hangUp(reply);
  const file = await desk.exports.run(client, make);
  if (!client.aborted) return file;
  file.destroy();
  throw client.reason;
}

/** What is sent of a file: itself, or its bytes as a gzip file. */
export function packed(file: Readable | string, compressed: boolean): Readable | string {
  if (!compressed) return file;
  // `pipeline` and not `pipe`: a client that hangs up must close the file too.
  return pipeline(typeof file === 'string' ? Readable.from([file]) : file, createGzip(), () => {});
}

/** How many bytes there are. Throws `ClientGone`, with the file closed, when the client of `reply` leaves meanwhile. */
export async function countBytes(file: Readable | string, reply: FastifyReply): Promise<number> {
  if (typeof file === 'string') return Buffer.byteLength(file);
  const client = hangUp(reply);
  let bytes = 0;
  for await (const chunk of file) {
    if (client.aborted) throw client.reason;
    bytes += (chunk as Buffer).length;
  }
  return bytes;
}

/** The name and the type under which the client keeps the file. */
export function nameFile(
  reply: FastifyReply,
  name: string,
  { extension, media }: Pick<Format, 'extension' | 'media'>,
  compressed = false,
): FastifyReply {
  const file = `${name}.${extension}${compressed ? '.gzip' : ''}`;
  return keepAs(reply, file).type(compressed ? 'application/gzip' : media);
}

/** The name under which the client keeps the file. */
export const keepAs = (reply: FastifyReply, file: string): FastifyReply =>
  reply.header('content-disposition', `attachment; filename="${file}"`);
