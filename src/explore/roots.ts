/** The ways into the API: what there is below an address. */
import type { FastifyInstance } from 'fastify';
import { DATASET, type DatasetRequest, type Desk } from './desk.ts';
import { addressOf, type Link } from './links.ts';

/** What lies below each root. */
export const ROOTS: Readonly<Record<string, readonly string[]>> = {
  '/': ['catalog'],
  '/catalog': ['datasets', 'facets', 'exports'],
};

export function roots(app: FastifyInstance, desk: Desk, known = ROOTS): void {
  for (const [path, below] of Object.entries(known))
    app.get(path, async (request) => {
      const address = addressOf(request);
      const links: Link[] = below.map((name) => ({ rel: name, href: `${address}/${name}` }));
      return { _links: [{ rel: 'self', href: address }, ...links] };
    });

  // Datasets have no attached files: what explains them is in their metadata and their manifests.
  app.get(`${DATASET}/attachments`, async (request: DatasetRequest) => {
    desk.shelf.definition(request.params.dataset);
    return { _links: [], attachments: [] };
  });
}
