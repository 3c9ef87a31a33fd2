/** Releases of invented rows, published in a temporary folder the way a publication does, and the application over them. */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { CERTIFICATION_CHAINS, type Column, type DatasetDefinition } from '../../src/datasets/index.ts';
import { createExplore, type ExploreOptions } from '../../src/explore/start.ts';
import { inspect } from '../../src/publish/quality/findings.ts';
import { renderReport, writeReport } from '../../src/publish/quality/report.ts';
import { writeServing } from '../../src/publish/serving.ts';
import { manifestFile, rowsFile, servingFile } from '../../src/releases/folder.ts';
import type { Manifest } from '../../src/releases/manifest.ts';
import { qualityFile } from '../../src/releases/quality.ts';
import { addToRegister, readManifest, writeAtomically } from '../../src/releases/register.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';

export const ROOT = '/api/explore/v2.1';

const same = (text: string) => ({ fr: text, en: `${text} (en)` });
export const column = (name: string, type: Column['type'], extra: Partial<Column> = {}): Column => ({
  name,
  type,
  title: same(name),
  description: same(`description de ${name}`),
  aggregation: { kind: 'none' },
  ...extra,
});

export const definition = (
  id: string,
  columns: readonly Column[],
  more: Partial<DatasetDefinition> = {},
): DatasetDefinition => ({
  id,
  title: same(`Jeu ${id}`),
  description: same(`Lignes inventées de ${id}`),
  keywords: [same('essai')],
  cadence: 'monthly',
  grain: same('une ligne'),
  columns,
  key: [],
  sort: [],
  sources: [],
  steps: [],
  dispositions: [],
  totals: [],
  checks: [],
  fewestRows: 0,
  ...more,
});

/** Twelve rows to read one by one. */
export const ACHATS = definition(
  'achats',
  [
    column('mois', 'date', { precision: 'month' }),
    column('jour', 'date'),
    column('annee', 'int', { facet: 'disjunctive', unit: 'year' }),
    column('region', 'text', { facet: 'disjunctive', label: 'Région', searchable: true, nullable: same('à distance') }),
    column('statut', 'text', { facet: 'conjunctive', vocabulary: ['Accepté', 'Annulé'] }),
    column('code', 'text', { aliases: ['ancien_code'] }),
    column('intitule', 'text', { searchable: true }),
    column('nb', 'int', { aggregation: { kind: 'sum' }, unit: 'file', told: { fr: 'le nombre', en: 'the number' } }),
    column('titulaires', 'int', { aggregation: { kind: 'distinct' }, unit: 'person', nullable: same('masqué') }),
    column('prix_moyen', 'double', {
      aggregation: { kind: 'mean', weight: 'nb' },
      unit: 'euro',
      nullable: same('inconnu'),
    }),
  ],
  {
    place: { column: 'code', written: 'code' },
    period: 'mois',
    certifications: { numbers: { RNCP: 'code' }, title: 'intitule' },
  },
);

/** Certification 02 was renewed as 04, which was renewed as 05, that nobody bought yet. */
const ACHATS_CHAINS = `
  select 'RNCP02' as certification_suivie, rang, 'RNCP' as type_referentiel, '-1' as code_rs, number as code_rncp,
    titre as intitule_certification, debut::date as date_debut_enregistrement, fin::date as date_fin_enregistrement,
    'code in ("02", "04", "05")' as condition_odsql
  from (values (1, '02', null, '2020-01-01', '2025-02-28'), (2, '04', 'Boulangerie et soudure', '2025-02-10', '2028-01-01'),
    (3, '05', null, '2025-03-20', null)) v(rang, number, titre, debut, fin)`;

const ACHATS_ROWS = `
  select mois::date as mois, jour::date as jour, year(mois::date)::int as annee, region, statut, code, intitule, nb::bigint as nb,
    titulaires::bigint as titulaires, prix::double as prix_moyen
  from (values
    ('2024-11-01', '2024-11-05', 'Bretagne',  'Accepté', '01',  'Anglais professionnel',  10, 9,    1200.5),
    ('2024-11-01', '2024-11-20', 'Bretagne',  'Annulé',  '01',  'Anglais professionnel',   2, 2,     900),
    ('2024-12-01', '2024-12-01', 'Occitanie', 'Accepté', '02',  'Soudure; niveau 1',       4, 4,    2500.25),
    ('2024-12-01', '2024-12-31', null,        'Accepté', '03',  'Gestion "simple"',        7, 7,    null),
    ('2025-01-01', '2025-01-02', 'Bretagne',  'Accepté', '02',  'Soudure; niveau 1',       3, null, 2400),
    ('2025-01-01', '2025-01-15', 'Corse',     'Accepté', '2A',  'Œnologie d''été',         1, null, 800),
    ('2025-02-01', '2025-02-03', 'Corse',     'Annulé',  '2A',  'Œnologie d''été',         1, null, 800),
    ('2025-02-01', '2025-02-10', 'Occitanie', 'Accepté', '01',  'Anglais professionnel',  12, 11,   1150),
    ('2025-02-01', '2025-02-28', null,        'Accepté', '01',  'Anglais professionnel',  30, 29,    990),
    ('2025-03-01', '2025-03-09', 'Bretagne',  'Accepté', '04',  'Boulangerie',             5, 5,    4100),
    ('2025-03-01', '2025-03-10', 'Occitanie', 'Accepté', '04',  'Boulangerie',             6, 6,    4000),
    ('2025-03-01', '2025-03-31', null,        'Annulé',  '03',  'Gestion "simple"',        8, 8,    0)
  ) v(mois, jour, region, statut, code, intitule, nb, titulaires, prix)`;

/** Enough rows to meet the limits: 12,000, in 150 groups. */
export const NOMBRES = definition('nombres', [
  column('n', 'int'),
  column('groupe', 'text', { facet: 'conjunctive' }),
  column('version', 'int'),
]);

const nombresRows = (version: number, rows: number): string =>
  `select range::bigint as n, 'g' || lpad((range % 150)::text, 3, '0') as groupe, ${version} as version from range(${rows})`;

/** A dataset that no query ends on. */
export const SANS_FIN = definition('sans_fin', NOMBRES.columns);

/** Ten thousand million pairs, none of which is kept. */
const ENDLESS_ROWS = `
  select a.range::bigint as n, 'g' as groupe, 1 as version, a.range as _row
  from range(100000) a, range(100000) b where (a.range * b.range) % 7 = 8`;

export const publishEndless = (data: string): Promise<void> =>
  publish(data, SANS_FIN, '2025-04-01', nombresRows(1, 1), true);

/** Publishes rows as a release: Parquet, serving file, manifest, then the register. */
export async function publish(
  data: string,
  dataset: DatasetDefinition,
  version: string,
  rows: string,
  endless = false,
): Promise<void> {
  const parquet = rowsFile(data, dataset.id, version);
  const serving = servingFile(data, dataset.id, version);
  for (const file of [parquet, serving]) await mkdir(dirname(file), { recursive: true });
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  await engine.run(`create table made as ${rows}`);
  await engine.run(`copy made to ${literal(parquet)} (format parquet)`);
  await writeServing(engine, data, dataset, version);
  if (endless) {
    await engine.run(`attach ${literal(serving)} as serving`);
    await engine.run(`drop table serving.rows; create view serving.rows as ${ENDLESS_ROWS}`);
    await engine.run('detach serving');
  }
  const { count } = await engine.row<{ count: bigint }>('select count(*) as count from made');
  const manifest = manifestOf(dataset, version, Number(count), (await stat(parquet)).size);
  await writeAtomically(manifestFile(data, dataset.id, version), JSON.stringify(manifest));
  const { as_of, created_at, origin } = manifest;
  await addToRegister(data, dataset.id, {
    version,
    as_of,
    created_at,
    origin,
    rows: Number(count),
    result: 'published',
  });
}

const manifestOf = (dataset: DatasetDefinition, version: string, rows: number, bytes: number): Manifest => ({
  dataset: dataset.id,
  version,
  as_of: version.slice(0, 10),
  created_at: `${version.slice(0, 10)}T06:00:00.000Z`,
  origin: 'derived',
  software: '0',
  rows,
  columns: dataset.columns.map(({ name, type }) => ({ name, type })),
  files: [{ name: `${dataset.id}.parquet`, bytes, sha256: '' }],
  sources: [],
  dispositions: [],
  checks: [],
  totals: {},
  masked_rows: 0,
  absent_columns: [],
});

/** Writes the quality report of a published release, as a publication makes it. */
export async function reportQuality(data: string, dataset: DatasetDefinition, version: string): Promise<void> {
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const relation = `read_parquet(${literal(rowsFile(data, dataset.id, version))})`;
  const findings = await inspect(engine, dataset, relation, new Set(dataset.columns.map(({ name }) => name)));
  const manifest = await readManifest(data, dataset.id, version);
  const report = renderReport(dataset, { manifest, checks: [], findings }, null, { result: 'published' });
  await writeReport(dirname(qualityFile(data, dataset.id, version)), report);
}

/** Writes the chains of certifications beside a published release. */
export async function chainCertifications(
  data: string,
  { id }: DatasetDefinition,
  version: string,
  chains: string,
): Promise<void> {
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  const file = join(dirname(rowsFile(data, id, version)), `${CERTIFICATION_CHAINS.name}.parquet`);
  await engine.run(`copy (${chains}) to ${literal(file)} (format parquet)`);
  const manifest = await readManifest(data, id, version);
  manifest.files.push({ name: basename(file), bytes: (await stat(file)).size, sha256: '' });
  await writeAtomically(manifestFile(data, id, version), JSON.stringify(manifest));
}

/** A data folder with both datasets published, removed when disposed of. */
export async function openWorld(): Promise<AsyncDisposable & { data: string }> {
  const data = await mkdtemp(join(tmpdir(), 'opencpf-test-'));
  await publish(data, ACHATS, '2025-04-01', ACHATS_ROWS);
  await chainCertifications(data, ACHATS, '2025-04-01', ACHATS_CHAINS);
  await reportQuality(data, ACHATS, '2025-04-01');
  await publish(data, NOMBRES, '2025-04-01', nombresRows(1, 12_000));
  return { data, [Symbol.asyncDispose]: () => rm(data, { recursive: true, force: true }) };
}

export const publishNumbers = (data: string, release: string, version: number, rows = 12_000): Promise<void> =>
  publish(data, NOMBRES, release, nombresRows(version, rows));

/** The application over a data folder, silent unless told otherwise. */
export const openApplication = (data: string, options: Partial<ExploreOptions> = {}): Promise<FastifyInstance> =>
  createExplore({ data, memoryMiB: 512, threads: 2, logger: false, datasets: [ACHATS, NOMBRES], ...options });

/** What the tests of a file ask: there once they run. */
export interface Served {
  app: FastifyInstance;
  /** The data folder. */
  data: string;
  /** Where it listens, when it does. */
  address?: string;
}

/** Opens the application over the invented rows before the tests of a file, and closes it after them. `prepare` may publish more, `opened` may listen. */
export function serveWorld(
  options: Partial<ExploreOptions> = {},
  prepare: (data: string) => Promise<void> = async () => {},
  opened: (app: FastifyInstance) => Promise<void> = async () => {},
): Served {
  const served = {} as Served;
  let world: Awaited<ReturnType<typeof openWorld>>;
  before(async () => {
    world = await openWorld();
    await prepare(world.data);
    Object.assign(served, { data: world.data, app: await openApplication(world.data, options) });
    await opened(served.app);
  });
  after(async () => {
    await served.app.close();
    await world[Symbol.asyncDispose]();
  });
  return served;
}

/** The same over the published datasets, made from a small world; the folder is the process's. */
export function servePublished(limits: ExploreOptions['limits'] = {}): Served {
  const served = { data: temporaryFolder('published') } as Served;
  before(async () => {
    await publishWorld(served.data, WORLD);
    served.app = await createExplore({ data: served.data, memoryMiB: 512, threads: 2, logger: false, limits });
    served.address = await served.app.listen({ host: '127.0.0.1', port: 0 });
  });
  after(() => served.app.close());
  return served;
}
