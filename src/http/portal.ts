/** The built portal as files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../errors.ts';

export interface PortalOptions {
  /** Folder of the built portal: `index.html`, and files with a hash in their name under `assets/`. */
  folder: string;
  /** Paths that are never the portal's: an unknown one below them is not a page. */
  reserved: readonly string[];
}

const PAGE = 'index.html';
const ASSETS = '/assets/';

/** Serves the portal: hashed assets for ever, and the same page for every path that nothing else answers. */
export async function portal(app: FastifyInstance, { folder, reserved }: PortalOptions): Promise<void> {
  if (!existsSync(join(folder, PAGE)))
    throw new Refusal('file_missing', 'The portal is not built.', {
      place: { file: join(folder, PAGE) },
      mend: 'Build it, or start without it.',
    });
  await app.register(files, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.startsWith(join(folder, ASSETS));
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && ![ASSETS, ...reserved].some((path) => request.url.startsWith(path));
    if (page) return reply.sendFile(PAGE);
    return reply.code(404).send({ error: { message: 'There is nothing at this address.' }, request_id: request.id });
  });
}
