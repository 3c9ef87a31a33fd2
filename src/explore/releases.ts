/** Ours: the register of the releases of a dataset, and what each says of itself. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../errors.ts';
import { readManifest, readRegister } from '../releases/register.ts';
import { DATASET, type DatasetRequest, type Desk } from './desk.ts';

type ReleaseRequest = FastifyRequest<{ Params: { dataset: string; version: string } }>;

export function releases(app: FastifyInstance, desk: Desk): void {
  app.get(`${DATASET}/releases`, async (request: DatasetRequest, reply) => {
    const { id } = desk.shelf.definition(request.params.dataset);
    reply.header('cache-control', 'no-cache');
    return readRegister(desk.data, id);
  });

  app.get(`${DATASET}/releases/:version`, async (request: ReleaseRequest, reply) => {
    const { dataset, version } = request.params;
    const { id } = desk.shelf.definition(dataset);
    const { versions } = await readRegister(desk.data, id);
    // Only a version of the register becomes a path.
    const entry = versions.find((one) => one.version === version);
    if (entry === undefined)
      throw new Refusal('unknown_release', `The requested release ${version} of ${id} does not exist.`, {
        value: version,
      });
    reply.header('cache-control', 'no-cache');
    return readManifest(desk.data, id, version);
  });
}
