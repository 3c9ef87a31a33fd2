/** Ours: when releases are expected, and how late the published ones are. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { expectedBetween } from '../calendar/expected.ts';
import { type Freshness, freshnessOf } from '../calendar/freshness.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { readRegister } from '../releases/register.ts';
import { type CalendarEntry, renderHtml, renderIcs } from './calendar-files.ts';
import { type CatalogueRequest, DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { catalogueAddress } from './links.ts';
import { languageOf, parseClauses } from './params.ts';

const DAY_MS = 86_400_000;

export function calendar(app: FastifyInstance, desk: Desk): void {
  app.get('/catalog/calendar.json', async (_request, reply) => {
    brief(reply);
    const entries = await listEntries(desk);
    return {
      rules: desk.calendar,
      datasets: entries.map(({ definition, freshness, expected }) => ({
        dataset_id: definition.id,
        cadence: definition.cadence,
        ...freshness,
        next_releases: expected.map((at) => at.toISOString()),
      })),
    };
  });

  app.get('/catalog/calendar.ics', async (request: CatalogueRequest, reply) => {
    const address = catalogueAddress(request);
    const text = renderIcs(await listEntries(desk), languageAsked(desk, request), address, desk.now());
    return brief(reply).type('text/calendar; charset=utf-8').send(text);
  });

  app.get('/catalog/calendar.html', async (request: CatalogueRequest, reply) => {
    const text = renderHtml(await listEntries(desk), languageAsked(desk, request), desk.calendar.zone);
    return brief(reply).type('text/html; charset=utf-8').send(text);
  });

  app.get(`${DATASET}/freshness`, async (request: DatasetRequest, reply) => {
    const definition = desk.shelf.definition(request.params.dataset);
    brief(reply);
    return { dataset_id: definition.id, cadence: definition.cadence, ...(await readFreshness(desk, definition)) };
  });
}

/** How fresh every dataset is, by identifier. */
export async function freshnessOfAll(desk: Desk): Promise<Record<string, Freshness>> {
  const entries = desk.shelf.definitions.map(
    async (definition) => [definition.id, await readFreshness(desk, definition)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** A register that cannot be read is that of a dataset of which nothing is known to be published. */
async function readFreshness(desk: Desk, { id, cadence }: DatasetDefinition): Promise<Freshness> {
  const register = await readRegister(desk.data, id).catch(() => undefined);
  const served = register?.versions.find(({ version }) => version === register.latest);
  return freshnessOf({
    cadence,
    rules: desk.calendar,
    made: served === undefined ? null : new Date(served.created_at),
    now: desk.now(),
    grace_ms: desk.limits.publication_grace_ms,
  });
}

async function listEntries(desk: Desk): Promise<CalendarEntry[]> {
  const from = desk.now();
  const to = new Date(from.getTime() + desk.limits.calendar_days * DAY_MS);
  return Promise.all(
    desk.shelf.definitions.map(async (definition) => ({
      definition,
      freshness: await readFreshness(desk, definition),
      expected: expectedBetween(definition.cadence, desk.calendar, from, to),
    })),
  );
}

const languageAsked = (desk: Desk, request: CatalogueRequest): 'fr' | 'en' =>
  languageOf(parseClauses(request.query, desk.now(), desk.limits));

const brief = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache');
