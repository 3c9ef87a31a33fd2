/** The portal and the real public API over invented releases of every dataset. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATASETS } from '../../src/datasets/index.ts';
import { NOTICES_FILE } from '../../src/explore/notices.ts';
import { startServer } from '../../src/explore/start.ts';
import { manifestFile, rowsFile } from '../../src/releases/folder.ts';
import { addToRegister, readManifest, writeAtomically } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { buildPortal } from '../../web/build.ts';
import { chainCertifications, publish, reportQuality } from '../explore/fixture.ts';
import { inventedRows } from './invented.ts';

/** The dataset that has a release before the last one, and its rows then. */
const TWICE = { id: 'moncompteformation_formations_engagees', rows: 12_000 };

/** Two numbers of one certification, as `certification_chains.parquet` has them. */
const CHAIN = `
  select 'RNCP31006' as certification_suivie, rang, 'RNCP' as type_referentiel, '-1' as code_rs, code_rncp, 'Formateur en entreprise' as intitule_certification,
    date_debut_enregistrement, date_fin_enregistrement, if(rang > 1, date_debut_enregistrement, null) as date_rupture,
    'code_rncp in ("31006", "31007")' as condition_odsql
  from (values (1, '31006', date '2020-01-01', date '2024-05-31'), (2, '31007', date '2024-06-01', null))
    chain(rang, code_rncp, date_debut_enregistrement, date_fin_enregistrement)`;

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

/** Publishes invented rows of every dataset as of a day and their quality reports, in a temporary folder whose path is given. */
export async function publishInvented(asOf: string): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'opencpf-portal-'));
  for (const [rank, definition] of DATASETS.entries()) {
    if (definition.id === TWICE.id) {
      const before = yearBefore(asOf);
      await publish(data, definition, before, inventedRows(definition, TWICE.rows, before));
      await addToRegister(data, definition.id, heldSince(before));
    }
    await publish(data, definition, asOf, inventedRows(definition, ROWS[rank]!, asOf));
    if (definition.disclosure !== undefined) await countMasked(data, definition.id, asOf);
    if (definition.id === TWICE.id) await chainCertifications(data, definition, asOf, CHAIN);
    await reportQuality(data, definition, asOf);
  }
  await writeAtomically(join(data, NOTICES_FILE), JSON.stringify([NOTICE]));
  return data;
}

/** Builds the portal if need be, publishes invented rows as of a day, and serves both until disposed of. */
export async function openPortal(asOf = new Date().toISOString().slice(0, 10)): Promise<OpenPortal> {
  await buildPortal();
  const data = await publishInvented(asOf);
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

/** A release that was made between the two, and held. */
const heldSince = (before: string) => ({
  version: `${before}.2`,
  as_of: before,
  created_at: `${before}T07:00:00.000Z`,
  origin: 'derived' as const,
  rows: 10,
  result: 'held' as const,
  reason: 'rows: 12,000 before, 10 after, allowed 11,400 – 15,000',
});

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
