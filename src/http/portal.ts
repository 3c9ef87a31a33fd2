/** The built portal: its files, and its pages. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answerNotFound, ClientGone } from './errors.ts';
import { makeFirstPages } from './first-pages.ts';
import type { PortalCode } from './page.ts';
import { Pages, type PagesOptions } from './pages.ts';

export interface PortalOptions extends Pick<PagesOptions, 'edition' | 'limits'> {
  /** Folder of the built portal: `index.html`, files with a hash in their name under `assets/`, and `server/server.js`, which makes pages. */
  folder: string;
  /** Paths that are never the portal's: an unknown one below them is not a page. */
  reserved: readonly string[];
}

const SHELL = 'index.html';
const SERVER = 'server/server.js';
const ASSETS = '/assets/';

/** Serves the portal: hashed assets for ever, and a page for every path that nothing else answers. Not built, it is left out. */
export async function portal(app: FastifyInstance, { folder, reserved, ...options }: PortalOptions): Promise<void> {
  if (![SHELL, SERVER].every((file) => existsSync(join(folder, file)))) {
    app.log.warn({ folder }, 'the portal is not built: the API is served alone');
    app.setNotFoundHandler(answerNotFound);
    return;
  }
  await app.register(files, {
    root: join(folder, ASSETS),
    prefix: ASSETS,
    wildcard: false,
    immutable: true,
    maxAge: '365d',
  });
  const { answerPage, firstPages = [] }: PortalCode = await import(pathToFileURL(join(folder, SERVER)).href);
  const shell = await readFile(join(folder, SHELL), 'utf8');
  const pages = new Pages(app, { ...options, answerPage, shell });
  makeFirstPages(app, {
    paths: firstPages,
    edition: options.edition,
    readersAddress: () => pages.readersAddress,
    look_ms: options.limits.page_kept_ms,
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (!isPage(request, [ASSETS, ...reserved])) return answerNotFound(request, reply);
    try {
      return await pages.answer(request, reply);
    } catch (error) {
      if (error instanceof ClientGone) throw error;
      request.log.error({ err: error }, 'the page is left to the browser');
      return reply.code(200).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(shell);
    }
  });
}

const isPage = ({ method, url }: FastifyRequest, reserved: readonly string[]): boolean =>
  ['GET', 'HEAD'].includes(method) && !reserved.some((path) => url.startsWith(path));
