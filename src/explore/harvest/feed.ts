/** News, the latest first, in the formats of their readers: RSS 2.0, Atom, JSON Feed 1.1. */
import { Feed } from 'feed';
import { LICENCE, PUBLISHER } from '../metadata.ts';
import type { Site } from './described.ts';

/** One piece of news. */
export interface News {
  /** An address that names it for ever. */
  readonly id: string;
  readonly title: string;
  /** A page of the portal. */
  readonly link: string;
  /** An instant in ISO 8601. */
  readonly date: string;
  /** Sentences. */
  readonly text: readonly string[];
  readonly tags: readonly string[];
}

/** What the news are about, and where each format of them is. */
export interface Channel {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly addresses: Readonly<Partial<Record<'rss' | 'atom' | 'json', string>>>;
}

/** Where the news are read. */
export type Reader = Pick<Site, 'home' | 'api' | 'language'>;

/** The feed, which knows how to write itself in RSS 2.0 and in Atom. */
export function feedOf(news: readonly News[], channel: Channel, { home, language }: Reader): Feed {
  const feed = new Feed({
    id: channel.id,
    title: channel.title,
    description: channel.description,
    link: home,
    language,
    copyright: LICENCE.name,
    generator: PUBLISHER,
    author: { name: PUBLISHER, link: home },
    feedLinks: channel.addresses,
    // Of nothing published, there is no instant: that of the format's beginning is never later than a release.
    updated: new Date(news[0]?.date ?? 0),
  });
  for (const { id, title, link, date, text, tags } of news)
    feed.addItem({
      id,
      title,
      link,
      date: new Date(date),
      published: new Date(date),
      description: text.join(' '),
      ...(tags.length === 0 ? {} : { category: tags.map((name) => ({ name, term: name })) }),
    });
  return feed;
}

/** JSON Feed 1.1 (jsonfeed.org/version/1.1): the library writes the former version only. */
export const jsonFeedOf = (news: readonly News[], channel: Channel, { home, language }: Reader): object => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: channel.title,
  description: channel.description,
  home_page_url: home,
  feed_url: channel.addresses.json,
  language,
  authors: [{ name: PUBLISHER, url: home }],
  items: news.map(({ id, title, link, date, text, tags }) => ({
    id,
    url: link,
    title,
    content_text: text.join('\n'),
    date_published: date,
    tags,
  })),
});
