/** The server of the public API and the portal. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type CalendarRules, USUAL_RULES } from '../calendar/expected.ts';
import { Refusal } from '../errors.ts';
import { Answers } from '../http/answers.ts';
import { answerNotFound } from '../http/errors.ts';
import { health } from '../http/health.ts';
import { portal } from '../http/portal.ts';
import { createServer, type ServerOptions } from '../http/server.ts';
import { stopServer } from '../http/stop.ts';
import { LIMITS, type Limits } from '../limits.ts';
import { Engine } from '../warehouse/duck.ts';
import { API, EXPOSED_HEADERS, exploreApi } from './api.ts';
import { freshnessOfAll } from './calendar.ts';
import { Comparisons } from './comparisons.ts';
import type { Desk } from './desk.ts';
import { Gate } from './gate.ts';
import { apiV1 } from './legacy/v1.ts';
import { exploreV2, V2_ROOTS } from './legacy/v2.ts';
import { openQuotas } from './quotas.ts';
import { Shelf, type ShelfOptions } from './shelf.ts';

export interface ExploreOptions {
  /** The data folder. */
  data: string;
  /** Folder of the built portal; none: the API alone. */
  portal?: string;
  /** Memory of the engine, in MiB. */
  memoryMiB: number;
  threads: number;
  logger: ServerOptions['logger'];
  /** Folder under which exports and spilled data are written while they are needed; the system's by default. */
  temporary?: string;
  /** Another clock than the system's, in tests. */
  now?: () => Date;
  /** Other rules of the calendar of releases than the usual ones. */
  calendar?: CalendarRules;
  /** Other limits than the system's. */
  limits?: Partial<Limits>;
  /** Other datasets than the system's, in tests. */
  datasets?: ShelfOptions['datasets'];
}

export interface StartOptions extends ExploreOptions {
  host: string;
  /** 0: any free port. */
  port: number;
}

/** What is running, and how to stop it: open requests are given `stop_time_ms` to end. */
export interface RunningServer {
  url: string;
  /** The log of the server, for what works beside it. */
  log: Pick<FastifyInstance['log'], 'info' | 'warn' | 'error'>;
  stop(): Promise<void>;
}

/** Opens the engine and listens. Refuses `port_in_use`. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const app = await createExplore(options);
  try {
    const url = await app.listen({ host: options.host, port: options.port });
    return { url, log: app.log, stop: () => stopServer(app, options.limits?.stop_time_ms) };
  } catch (error) {
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Refusal('port_in_use', `Another program listens on ${options.host}:${options.port}.`, {
      value: String(options.port),
      mend: 'Stop it, or choose another port.',
    });
  }
}

/** The whole application, not listening yet. Closing it closes the engine and removes its temporary folder. */
export async function createExplore(options: ExploreOptions): Promise<FastifyInstance> {
  const limits = { ...LIMITS, ...options.limits };
  const { logger } = options;
  const app = await createServer({ logger, exposedHeaders: EXPOSED_HEADERS, requestBytes: limits.request_bytes });
  const desk = await openDesk(app, options, limits);
  await app.register(exploreApi(desk), { prefix: API });
  await app.register(apiV1(desk));
  for (const prefix of V2_ROOTS) await app.register(exploreV2(desk), { prefix });
  await app.register(health, { readiness: () => readiness(desk), version: () => describe(desk) });
  if (options.portal === undefined) app.setNotFoundHandler(answerNotFound);
  else
    await app.register(portal, {
      folder: options.portal,
      reserved: ['/api/'],
      edition: () => nameEdition(desk),
      limits,
    });
  return app;
}

/** Names the releases that are served now. */
async function nameEdition({ shelf }: Desk): Promise<string> {
  const served = await shelf.published();
  return served.map(({ label, manifest }) => `${label} ${manifest.created_at}`).join(', ');
}

/** Opens the engine for an application; both close together. */
async function openDesk(app: FastifyInstance, options: ExploreOptions, limits: Limits): Promise<Desk> {
  const { data, datasets, memoryMiB, threads } = options;
  const folder = await mkdtemp(join(options.temporary ?? tmpdir(), 'opencpf-'));
  const engine = await Engine.open({ memoryMiB, threads, spillFolder: folder });
  const queue = { waiting: limits.queries_waiting, wait_ms: limits.query_wait_ms };
  const queries = new Gate(engine, { ...queue, running: limits.queries_running, time_ms: limits.query_time_ms });
  const exports = new Gate(engine, { ...queue, running: limits.exports_running, time_ms: limits.export_time_ms });
  const comparisons = new Comparisons({ data, temporary: folder, gate: exports });
  const answers = new Answers({ bytes: limits.answers_bytes, largest: limits.answer_kept_bytes });
  const shelf = new Shelf({
    data,
    engine,
    past: { open: limits.past_releases_open, idle_ms: limits.past_release_idle_ms },
    recheck_ms: limits.release_recheck_ms,
    ...(datasets === undefined ? {} : { datasets }),
    onTrouble: (dataset, error) => app.log.error({ dataset, err: error }, 'the latest release cannot be opened'),
  });
  app.addHook('onClose', async () => {
    await Promise.all([queries.close(), exports.close()]);
    engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const software = await readSoftwareVersion();
  const now = options.now ?? (() => new Date());
  const countRequest = openQuotas(limits, now);
  const calendar = options.calendar ?? USUAL_RULES;
  return { data, shelf, queries, exports, answers, comparisons, folder, software, countRequest, calendar, limits, now };
}

/** Whether requests can be answered; what is late is told and does not make the server unready. */
const readiness = async (desk: Desk) => ({ ...(await desk.shelf.readiness()), freshness: await freshnessOfAll(desk) });

/** The software and the releases it serves. */
async function describe({ software, shelf }: Desk): Promise<object> {
  const published = await shelf.published();
  return {
    software,
    node: process.version,
    releases: Object.fromEntries(published.map(({ definition, manifest }) => [definition.id, manifest.version])),
  };
}

async function readSoftwareVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
