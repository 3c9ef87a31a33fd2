/** The built portal as files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerNotFound } from './errors.ts';

export interface PortalOptions {
  /** Folder of the built portal: `index.html`, and files with a hash in their name under `assets/`. */
  folder: string;
  /** Paths that are never the portal's: an unknown one below them is not a page. */
  reserved: readonly string[];
}

const PAGE = 'index.html';
const ASSETS = '/assets/';

/** Serves the portal: hashed assets for ever, and the same page for every path that nothing else answers. Not built, it is left out. */
export async function portal(app: FastifyInstance, { folder, reserved }: PortalOptions): Promise<void> {
  if (!existsSync(join(folder, PAGE))) {
    app.log.warn({ folder }, 'the portal is not built: the API is served alone');
    app.setNotFoundHandler(answerNotFound);
    return;
  }
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
    return page ? reply.sendFile(PAGE) : answerNotFound(request, reply);
  });
}
