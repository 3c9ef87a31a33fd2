/** What crawlers read first: which pages there are, and what not to follow. */
import type { QueryClient } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Lang } from '../api/types.ts';
import { addressOf, LANGS, translate } from '../state/places.ts';
import { type Listed, PAGES } from './pages.ts';

const SITEMAP = '/sitemap.xml';
const ROBOTS = '/robots.txt';

/** The file of a path, at the address of the portal; null when the path names none. */
export async function crawlerFile(path: string, origin: string, queries: QueryClient): Promise<Response | null> {
  if (path === ROBOTS) return answer('text/plain', robots(origin));
  if (path !== SITEMAP) return null;
  const sections = await Promise.all(Object.values(PAGES).map((code) => code()));
  const pages = await Promise.all(sections.map(({ list }) => list?.({ queries, lang: LANGS[0] }) ?? []));
  return answer('application/xml', sitemap(origin, pages.flat()));
}

const answer = (type: string, text: string): Response =>
  new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });

/** Exports are whole datasets: programs take them, crawlers need not. */
const robots = (origin: string): string =>
  [
    'User-agent: *',
    'Disallow: /api/*/exports/',
    'Disallow: /api/records/1.0/download',
    `Sitemap: ${origin}${SITEMAP}`,
    '',
  ].join('\n');

/** The pages in both languages, each with its alternates, as the sitemaps protocol writes them. */
function sitemap(origin: string, pages: readonly Listed[]): string {
  const href = ({ place }: Listed, lang: Lang) => origin + addressOf(translate(lang, place));
  const alternate = (page: Listed, lang: Lang) =>
    createElement('xhtml:link', { key: lang, rel: 'alternate', hreflang: lang, href: href(page, lang) });
  const entry = (page: Listed, lang: Lang) =>
    createElement(
      'url',
      { key: href(page, lang) },
      createElement('loc', null, href(page, lang)),
      page.changed === undefined ? null : createElement('lastmod', null, page.changed),
      LANGS.map((other) => alternate(page, other)),
    );
  const names = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' };
  return `<?xml version="1.0" encoding="UTF-8"?>${renderToStaticMarkup(
    createElement(
      'urlset',
      names,
      pages.flatMap((page) => LANGS.map((lang) => entry(page, lang))),
    ),
  )}`;
}
