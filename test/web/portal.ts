/** The portal and the real public API over invented releases of every dataset. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATASETS } from '../../src/datasets/index.ts';
import { NOTICES_FILE } from '../../src/explore/notices.ts';
import { startServer } from '../../src/explore/start.ts';
import { manifestFile, rowsFile } from '../../src/releases/folder.ts';
import { readManifest, writeAtomically } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { buildPortal } from '../../web/build.ts';
import { publish, reportQuality } from '../explore/fixture.ts';
import { inventedRows } from './invented.ts';

/** The dataset that has a release before the last one, and its rows then. */
const TWICE = { id: 'moncompteformation_formations_engagees', rows: 12_000 };

const NOTICE = {
  id: 'invented',
  date: '2026-01-02',
  dataset: TWICE.id,
  title: { fr: 'Lignes inventées', en: 'Invented rows' },
  text: { fr: 'Ces lignes ne parlent de personne.', en: 'These rows speak of nobody.' },
};

/** Rows of each dataset, in the order of the list; the second is longer than what the API gives page by page. */
const ROWS = [3_000, 12_500, 4_000, 2_000, 1_500];

export interface OpenPortal extends AsyncDisposable {
  /** `http://127.0.0.1:40123`, without a slash at the end. */
  readonly url: string;
}

/** Builds the portal if need be, publishes invented rows as of a day and their quality reports, and serves both until disposed of. */
export async function openPortal(asOf = new Date().toISOString().slice(0, 10)): Promise<OpenPortal> {
  await buildPortal();
  const data = await mkdtemp(join(tmpdir(), 'opencpf-portal-'));
  for (const [rank, definition] of DATASETS.entries()) {
    if (definition.id === TWICE.id) {
      const before = yearBefore(asOf);
      await publish(data, definition, before, inventedRows(definition, TWICE.rows, before));
    }
    await publish(data, definition, asOf, inventedRows(definition, ROWS[rank]!, asOf));
    if (definition.disclosure !== undefined) await countMasked(data, definition.id, asOf);
    await reportQuality(data, definition, asOf);
  }
  await writeAtomically(join(data, NOTICES_FILE), JSON.stringify([NOTICE]));
  const server = await startServer({
    data,
    host: '127.0.0.1',
    port: 0,
    portal: join(import.meta.dirname, '../../web/dist'),
    memoryMiB: 256,
    threads: 2,
    logger: false,
  });
  return {
    url: server.url,
    [Symbol.asyncDispose]: async () => {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/** Says in the manifest how many rows are masked, as a publication does. */
async function countMasked(data: string, dataset: string, version: string): Promise<void> {
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const { masked } = await engine.row<{ masked: bigint }>(
    `select count(secret) as masked from ${literal(rowsFile(data, dataset, version))}`,
  );
  const manifest = await readManifest(data, dataset, version);
  await writeAtomically(
    manifestFile(data, dataset, version),
    JSON.stringify({ ...manifest, masked_rows: Number(masked) }),
  );
}
