/** The releases as news, the latest first. */
import { Feed } from 'feed';
import { LIMITS } from '../../limits.ts';
import type { RegisterEntry } from '../../releases/register.ts';
import { LICENCE, PUBLISHER } from '../metadata.ts';
import { CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, type Described, pageOf, type Site } from './described.ts';

interface News {
  dataset: Described;
  release: RegisterEntry;
}

/** One release: its rows, and the day they tell of. */
const WORDS = {
  fr: ({ rows, as_of }: RegisterEntry) => `${rows} lignes, état au ${as_of}.`,
  en: ({ rows, as_of }: RegisterEntry) => `${rows} rows, as of ${as_of}.`,
} as const;

const latestFirst = (a: News, b: News): number =>
  b.release.created_at.localeCompare(a.release.created_at) ||
  a.dataset.definition.id.localeCompare(b.dataset.definition.id);

/** The feed, which knows how to write itself in RSS 2.0 and in Atom. */
export function feedOf(datasets: readonly Described[], site: Site): Feed {
  const { api, home, language } = site;
  const news = datasets
    .flatMap((dataset) => dataset.releases.map((release) => ({ dataset, release })))
    .toSorted(latestFirst)
    .slice(0, LIMITS.feed_entries);
  const feed = new Feed({
    id: `${api}/catalog`,
    title: CATALOGUE_TITLE[language],
    description: CATALOGUE_DESCRIPTION[language],
    link: home,
    language,
    copyright: LICENCE.name,
    generator: PUBLISHER,
    author: { name: PUBLISHER, link: home },
    feedLinks: { rss: `${api}/catalog/exports/rss`, atom: `${api}/catalog/exports/atom` },
    // Of nothing published, there is no instant: that of the format's beginning is never later than a release.
    updated: new Date(news[0]?.release.created_at ?? 0),
  });
  for (const { dataset, release } of news) {
    const { id, title } = dataset.definition;
    feed.addItem({
      id: `${api}/catalog/datasets/${id}/releases/${release.version}`,
      title: `${title[language]} (${release.version})`,
      link: pageOf(site, id),
      date: new Date(release.created_at),
      published: new Date(release.created_at),
      description: WORDS[language](release),
    });
  }
  return feed;
}
