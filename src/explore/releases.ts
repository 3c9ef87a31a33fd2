/** Ours: the register of the releases of a dataset, and what each says of itself. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { QUALITY_FILES, qualityFile } from '../releases/quality.ts';
import { readManifest, readRegister } from '../releases/register.ts';
import { tellRegister } from '../releases/rollbacks.ts';
import { DATASET, type DatasetRequest, type Desk } from './desk.ts';

type ReleaseRequest = FastifyRequest<{ Params: { dataset: string; version: string } }>;
type ReportRequest = FastifyRequest<{ Params: { dataset: string; version: string; report: string } }>;

export function releases(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/releases`, async (request: DatasetRequest, reply) => {
    const { id } = desk.shelf.definition(request.params.dataset);
    reply.header('cache-control', 'no-cache');
    return tellRegister(await readRegister(desk.data, id));
  });

  app.get(`${DATASET}/releases/:version`, async (request: ReleaseRequest, reply) => {
    const { id, version } = await findRelease(desk, request);
    reply.header('cache-control', 'no-cache');
    return readManifest(desk.data, id, version);
  });

  app.get(`${DATASET}/releases/:version/:report`, async (request: ReportRequest, reply) => {
    const { id, version } = await findRelease(desk, request);
    const { report } = request.params;
    const kind = Object.hasOwn(REPORTS, report) ? REPORTS[report]! : undefined;
    const text = kind === undefined ? undefined : await readReport(qualityFile(desk.data, id, version, kind));
    if (kind === undefined || text === undefined)
      throw new Refusal('unknown_file', `The release ${version} of ${id} has no file of this name.`, {
        value: report.slice(0, LIMITS.value_shown_characters),
        expected: Object.keys(REPORTS).join(', '),
      });
    reply.header('cache-control', 'no-cache');
    // The page runs nothing and fetches nothing; its style is in it.
    if (kind !== 'json') reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return reply.type(`${kind === 'json' ? 'application/json' : 'text/html'}; charset=utf-8`).send(text);
  });
}

/** Names under which the quality report of a release is asked: that of the brief address, and those of its files. */
export const REPORTS: Readonly<Record<string, keyof typeof QUALITY_FILES>> = {
  quality: 'json',
  [QUALITY_FILES.json]: 'json',
  [QUALITY_FILES.fr]: 'fr',
  [QUALITY_FILES.en]: 'en',
};

/** A release of the register, published or not. Refuses `unknown_release`: only a version of the register becomes a path. */
async function findRelease(desk: Desk, { params }: ReleaseRequest): Promise<{ id: string; version: string }> {
  const { dataset, version } = params;
  const { id } = desk.shelf.definition(dataset);
  const { versions } = await readRegister(desk.data, id);
  if (versions.some((one) => one.version === version)) return { id, version };
  throw new Refusal('unknown_release', `The requested release ${version} of ${id} does not exist.`, { value: version });
}

/** The text of a report; undefined for a release made before there were any. */
async function readReport(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
