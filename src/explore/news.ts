/** Ours: releases, what they changed, and notices, as feeds; of one dataset or of all. Releases refused, held or taken back are not in them. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { tell } from '../compare/sentences.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { answerKnown, entityTag } from '../http/etag.ts';
import { LIMITS } from '../limits.ts';
import { readRegister } from '../releases/register.ts';
import { standing } from '../releases/rollbacks.ts';
import { DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { type Channel, feedOf, jsonFeedOf, type News, type Reader } from './harvest/feed.ts';
import {
  catalogueChannel,
  latestFirst,
  noticeNews,
  type Published,
  type ReleaseNews,
  releaseNews,
} from './harvest/release-news.ts';
import { addressOf } from './links.ts';
import { type Notice, readNotices } from './notices.ts';
import { KNOWN, parseLanguage, type RawParameters, unknownParameters } from './params.ts';

type NewsRequest = FastifyRequest<{ Querystring: RawParameters }>;
type Format = 'atom' | 'json';

export function news(app: FastifyInstance, desk: Desk): void {
  app.get('/catalog/releases.atom', (request: NewsRequest, reply) => answerNews(desk, request, reply, 'atom'));
  app.get('/catalog/releases.json', (request: NewsRequest, reply) => answerNews(desk, request, reply, 'json'));
  app.get(`${DATASET}/releases.atom`, (request: DatasetRequest, reply) =>
    answerNews(desk, request, reply, 'atom', desk.shelf.definition(request.params.dataset)),
  );
  app.get(`${DATASET}/releases.json`, (request: DatasetRequest, reply) =>
    answerNews(desk, request, reply, 'json', desk.shelf.definition(request.params.dataset)),
  );
}

async function answerNews(
  desk: Desk,
  request: NewsRequest,
  reply: FastifyReply,
  format: Format,
  only?: DatasetDefinition,
): Promise<FastifyReply> {
  const api = new URL(addressOf(request).replace(/\/catalog\/.*/, '')).href;
  const reader: Reader = { api, home: new URL('/', api).href.slice(0, -1), language: parseLanguage(request.query) };
  const published = await readPublished(desk, only === undefined ? desk.shelf.definitions : [only]);
  const unknown = unknownParameters(request.query, KNOWN.news).map(encodeURIComponent);
  if (unknown.length > 0) reply.header('x-opencpf-unknown-parameters', unknown.join(', '));
  const notices = (await readNoticesOrNone(desk, request)).filter(
    ({ dataset }) => only === undefined || dataset === undefined || dataset === only.id,
  );
  const grounds = published.map(({ definition, releases }) => [definition.id, releases]);
  const parts = [desk.software, format, addressOf(request), reader.language, JSON.stringify([grounds, notices])];
  const releases = releaseNews(published, reader);
  const told = await tellReleases(desk, request, releases, reader);
  if (told.whole && answerKnown(request, reply, entityTag(request, parts))) return reply;
  if (!told.whole) reply.header('cache-control', 'no-store');
  const all = [...told.news, ...noticeNews(notices, reader)].toSorted(latestFirst).slice(0, LIMITS.feed_entries);
  return sendNews(reply, format, all, channelOf(reader, only), reader);
}

function sendNews(reply: FastifyReply, format: Format, all: News[], channel: Channel, reader: Reader): FastifyReply {
  return format === 'atom'
    ? reply.type('application/atom+xml; charset=utf-8').send(feedOf(all, channel, reader).atom1())
    : reply
        .type('application/feed+json; charset=utf-8')
        .send(JSON.stringify(jsonFeedOf(all, channel, reader), null, 2));
}

function channelOf(reader: Reader, only: DatasetDefinition | undefined): Channel {
  const base = `${reader.api}/catalog${only === undefined ? '' : `/datasets/${only.id}`}/releases`;
  const addresses = { atom: `${base}.atom`, json: `${base}.json` };
  if (only === undefined) return { ...catalogueChannel(reader, addresses), id: base };
  const { title, description } = only;
  return { id: base, title: title[reader.language], description: description[reader.language], addresses };
}

const readPublished = (desk: Desk, definitions: readonly DatasetDefinition[]): Promise<Published[]> =>
  Promise.all(
    definitions.map(async (definition) => ({
      definition,
      releases: standing(await readRegister(desk.data, definition.id)),
    })),
  );

/** A mistake in the operator's file is told to the operator: readers go on having the releases. */
const readNoticesOrNone = (desk: Desk, request: FastifyRequest): Promise<Notice[]> =>
  readNotices(desk.data).catch((error) => {
    request.log.error({ err: error }, 'the notices cannot be read');
    return [];
  });

/** The latest releases with what they changed. Not whole: one of them could not be compared, and may be later. */
async function tellReleases(
  desk: Desk,
  request: FastifyRequest,
  releases: readonly ReleaseNews[],
  reader: Reader,
): Promise<{ whole: boolean; news: News[] }> {
  let whole = true;
  const told: News[] = [];
  for (const [at, release] of releases.entries()) {
    if (at >= LIMITS.feed_summaries || release.previous === undefined) {
      told.push(release);
      continue;
    }
    try {
      told.push(await tellRelease(desk, release, release.previous, reader));
    } catch (error) {
      request.log.error({ err: error, release: release.id }, 'the releases cannot be compared');
      whole = false;
      told.push(release);
    }
  }
  return { whole, news: told };
}

async function tellRelease(desk: Desk, release: ReleaseNews, previous: string, reader: Reader): Promise<News> {
  const { definition, version } = release;
  const { comparison } = await desk.comparisons.between(definition, previous, version);
  const sentences = tell(definition, comparison, reader.language).slice(0, LIMITS.feed_sentences);
  const schema = Object.values(comparison.columns).some((columns) => columns.length > 0);
  return {
    ...release,
    text: [...release.text, ...sentences.map(({ text }) => text)],
    tags: schema ? ['schema'] : [],
  };
}
