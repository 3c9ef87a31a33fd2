/** Ours: a release to take away: its files, their sums, and all of it as a Frictionless data package. */
import { dirname, extname, join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { sendFile } from '../http/file.ts';
import { LIMITS } from '../limits.ts';
import { answerKept, DATASET, type Desk } from './desk.ts';
import type { Loan } from './open-release.ts';
import { packRelease } from './package/archive.ts';
import { MEDIA, renderDescriptor, renderSums } from './package/descriptor.ts';
import { keepAs, makeFile, nameFile } from './sent-file.ts';

type ReleaseRequest = FastifyRequest<{ Params: { dataset: string; version: string } }>;
type FileRequest = FastifyRequest<{ Params: { dataset: string; version: string; file: string } }>;

export function packages(app: FastifyInstance, desk: Desk): void {
  const borrow = ({ params: { dataset, version } }: ReleaseRequest): Promise<Loan> =>
    desk.shelf.borrow(`${desk.shelf.definition(dataset).id}@${version}`);

  app.get(`${DATASET}/releases/:version/datapackage.json`, async (request: ReleaseRequest, reply) => {
    await using loan = await borrow(request);
    if (answerKept(desk, request, reply, [loan.release], [])) return reply;
    const { definition, manifest } = loan.release;
    return renderDescriptor(definition, manifest, {
      format: 'parquet',
      ...fileOf(loan, `${definition.id}.parquet`),
      path: `files/${definition.id}.parquet`,
    });
  });

  app.get(`${DATASET}/releases/:version/SHA256SUMS`, async (request: ReleaseRequest, reply) => {
    await using loan = await borrow(request);
    if (answerKept(desk, request, reply, [loan.release], [])) return reply;
    return reply.type('text/plain; charset=utf-8').send(renderSums(loan.release.manifest.files));
  });

  app.get(`${DATASET}/releases/:version/package.zip`, async (request: ReleaseRequest, reply) => {
    await using loan = await borrow(request);
    const { release } = loan;
    if (answerKept(desk, request, reply, [release], [])) return reply;
    const archive = await makeFile(desk, reply, (session) => packRelease(session, release, desk.folder));
    const name = `${release.definition.id}-${release.manifest.version}`;
    return nameFile(reply, name, { extension: 'zip', media: 'application/zip' }).send(archive);
  });

  app.get(`${DATASET}/releases/:version/files/:file`, async (request: FileRequest, reply) => {
    await using loan = await borrow(request as unknown as ReleaseRequest);
    const { path } = fileOf(loan, request.params.file);
    if (answerKept(desk, request, reply, [loan.release], [])) return reply;
    keepAs(reply, path).type(FILE_MEDIA[extname(path)] ?? 'application/octet-stream');
    return sendFile(request, reply, join(dirname(loan.release.file), path));
  });
}

/** What the files of a release are, by the end of their names. */
const FILE_MEDIA: Readonly<Record<string, string>> = {
  '.parquet': MEDIA.parquet,
  '.json': 'application/json; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
};

/** A file of a release, by its name in the manifest: no other name becomes a path. Refuses `unknown_file`. */
function fileOf({ release: { manifest } }: Loan, asked: string): { path: string; bytes: number; sha256: string } {
  const found = manifest.files.find((file) => file.name === asked);
  if (found !== undefined) return { path: found.name, bytes: found.bytes, sha256: found.sha256 };
  throw new Refusal('unknown_file', `The release ${manifest.version} of ${manifest.dataset} has no such file.`, {
    value: asked.slice(0, LIMITS.value_shown_characters),
    expected: manifest.files.map((file) => file.name).join(', '),
  });
}
