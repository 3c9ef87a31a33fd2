/** The portal on the server: an address in, a page out. Pages are made from answers of the public API, which go along for the browser to start from. */
import type { QueryClient } from '@tanstack/react-query';
import { createMemoryHistory } from '@tanstack/react-router';
import { getSsrStatus } from '@tanstack/react-router/ssr/server';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import type { AnswerPage } from '../src/http/page.ts';
import { crawlerFile } from './pages/crawlers.ts';
import { createPortalRouter, Portal } from './router.tsx';
import { isLang, LANGS, place } from './state/places.ts';

const HTML = 'text/html; charset=utf-8';

/** The pages that most readers come by, in both languages. */
export const firstPages: readonly string[] = (['home', 'courses', 'people', 'find'] as const).flatMap((section) =>
  LANGS.map((lang) => `/${[lang, place(lang, section).section].filter((part) => part !== undefined).join('/')}`),
);

/** The page of an address, a redirection, or a file for crawlers. Throws when an answer of the API or a part of the page fails. */
export const answerPage: AnswerPage = async (request, { ask, shell }) => {
  const { origin, pathname, search } = new URL(request.url);
  const history = createMemoryHistory({ initialEntries: [pathname + search] });
  const portal = createPortalRouter(languagesOf(request), { origin, history, ask });
  const file = await crawlerFile(pathname, origin, portal.queries);
  if (file !== null) return file;
  const { router, queries } = portal;
  await router.load();
  const result = router._serverResult;
  if (result?.type === 'redirect')
    return new Response(null, {
      status: result.redirect.status,
      headers: { location: result.redirect.headers.get('location')! },
    });
  const status = getSsrStatus(router);
  if (status === 500) throw router.state.matches.find(({ error }) => error !== undefined)?.error;
  const lang = pathname.split('/')[1] ?? '';
  const html = await renderToText(
    <html lang={isLang(lang) ? lang : 'fr'}>
      <body>
        <div id="portal">
          <Portal {...portal} />
        </div>
      </body>
    </html>,
    request.signal,
  );
  return new Response(fill(html, shell, queries), { status, headers: { 'content-type': HTML } });
};

/** The whole text of a page, once all of its code is there. Throws what any part of the page throws, and the reason of the signal. */
async function renderToText(page: ReactNode, signal: AbortSignal): Promise<string> {
  const errors: unknown[] = [];
  const { prelude } = await prerender(page, {
    signal,
    onError: (error) => void errors.push(error),
    // Parts are written where they stand, never moved into place by a script.
    progressiveChunkSize: Number.POSITIVE_INFINITY,
  });
  const text = await new Response(prelude).text();
  if (errors.length > 0) throw errors[0];
  return text;
}

/**
 * The page with the head of the shell before its own, and after it the answers it was made from. The content policy refuses `style` in HTML:
 * styles go under another name, and the browser's code sets them. Between quotes and in texts React escapes what could look like an attribute.
 */
function fill(html: string, shell: string, queries: QueryClient): string {
  const [, head = ''] = /<head>(.*)<\/head>/s.exec(shell) ?? [];
  const answers = `<script type="application/json" id="answers">${answersOf(queries)}</script>`;
  return html
    .replaceAll(' style="', ' data-style="')
    .replace('<head>', () => `<head>${head}`)
    .replace(/<\/body><\/html>$/, (end) => answers + end);
}

/** The answers by key. A text of theirs that begins a tag would end the block. */
const answersOf = (queries: QueryClient): string =>
  JSON.stringify(
    queries
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.status === 'success')
      .map(({ queryKey, state }) => [queryKey, state.data]),
  ).replaceAll('<', '\\u003c');

/** `Accept-Language` as a list, the preferred one first. */
const languagesOf = ({ headers }: Request): string[] =>
  (headers.get('accept-language') ?? '')
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*q=/))
    .map(([language = '', weight = '1']) => ({ language, weight: Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ language }) => language);
