/** Releases and notices as pieces of news. */

import type { DatasetDefinition } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import type { RegisterEntry } from '../../releases/register.ts';
import type { Notice } from '../notices.ts';
import { CATALOGUE_DESCRIPTION, CATALOGUE_TITLE, pageOf } from './described.ts';
import type { Channel, News, Reader } from './feed.ts';

/** A dataset, and the releases published of it, oldest first. */
export interface Published {
  readonly definition: DatasetDefinition;
  readonly releases: readonly RegisterEntry[];
}

/** A release as news, and what it is compared with. */
export interface ReleaseNews extends News {
  readonly definition: DatasetDefinition;
  readonly version: string;
  /** The version published before it, if there is one. */
  readonly previous?: string;
}

/** One release: its rows, and the day they tell of. */
const WORDS = {
  fr: ({ rows, as_of }: RegisterEntry) => `${rows} lignes, état au ${as_of}.`,
  en: ({ rows, as_of }: RegisterEntry) => `${rows} rows, as of ${as_of}.`,
} as const;

/** The latest releases, the latest first. */
export const releaseNews = (datasets: readonly Published[], reader: Reader): ReleaseNews[] =>
  datasets
    .flatMap(({ definition, releases }) =>
      releases.map((release, at) => ({
        id: `${reader.api}/catalog/datasets/${definition.id}/releases/${release.version}`,
        title: `${definition.title[reader.language]} (${release.version})`,
        link: pageOf(reader, definition.id),
        date: release.created_at,
        text: [WORDS[reader.language](release)],
        tags: [],
        definition,
        version: release.version,
        ...(at === 0 ? {} : { previous: releases[at - 1]!.version }),
      })),
    )
    .toSorted((a, b) => latestFirst(a, b) || a.definition.id.localeCompare(b.definition.id))
    .slice(0, LIMITS.feed_entries);

/** Notices of the operator. */
export const noticeNews = (notices: readonly Notice[], reader: Reader): News[] =>
  notices.map(({ id, date, dataset, title, text }) => ({
    id: `${reader.api}/catalog/notices/${id}`,
    title: title[reader.language],
    link: dataset === undefined ? reader.home : pageOf(reader, dataset),
    date: `${date}T00:00:00.000Z`,
    text: [text[reader.language]],
    tags: ['notice'],
  }));

export const latestFirst = (a: News, b: News): number => b.date.localeCompare(a.date);

/** The channel of the catalogue's exports. */
export const catalogueChannel = ({ api, language }: Reader, addresses: Channel['addresses']): Channel => ({
  id: `${api}/catalog`,
  title: CATALOGUE_TITLE[language],
  description: CATALOGUE_DESCRIPTION[language],
  addresses,
});
