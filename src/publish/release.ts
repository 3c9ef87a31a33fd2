/**
 * The pipeline, on one page:
 *
 *   sources → read → derive → protect → check → write → register
 *
 * A release is made in a folder of its own; everything is checked, and read back, before it gets its name and then its line in
 * the register. A crash at any point leaves the previous release served; what it left behind is removed by the next publication.
 */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import { datasetFolder, releaseFolder, sourcesFolder, workFolder } from '../releases/folder.ts';
import type { Manifest, ManifestCheck, ManifestSource, Unread } from '../releases/manifest.ts';
import { addToRegister, nextVersion, readRegister, writeAtomically } from '../releases/register.ts';
import type { SourceTableName } from '../sources/contract.ts';
import { fingerprint, type OpenedSource, openSources } from '../sources/read.ts';
import { Engine } from '../warehouse/duck.ts';
import { checkRows, checkTotals } from './checks.ts';
import { countDispositions, derive, forget, sumMeasures } from './derive.ts';
import { underLock } from './lock.ts';
import { openNomenclatures } from './nomenclatures.ts';
import { makingFolder, nameRelease, readColumns, writeRows, writeServing } from './write.ts';

/** Where and how releases are made. */
export interface Press {
  /** Data folder (`releases/folder.ts`). */
  data: string;
  /** Day the releases speak of. */
  asOf: string;
  memoryMiB: number;
  threads?: number;
  software: string;
  /** The clock, for `created_at`. */
  now: () => Date;
  onStep?: (step: string, dataset?: string) => void;
}

export interface Publication extends Press {
  /** Source folder; `<data>/sources` when absent. */
  sources?: string;
  datasets: readonly DatasetDefinition[];
}

/** A release that was made: published, or refused with the checks that failed. */
export interface Outcome {
  dataset: string;
  version: string;
  published: boolean;
  manifest: Manifest;
}

/** Publishes datasets from one reading of the sources. Sources that break the contract are refused before anything is made. */
export async function publish(publication: Publication): Promise<Outcome[]> {
  const { data, datasets, onStep } = publication;
  return underLock(data, async () => {
    await heal(data, datasets);
    await using engine = await openEngine(publication);
    const folder = publication.sources ?? sourcesFolder(data);
    onStep?.('reading the sources');
    const tables = tablesOf(datasets);
    const opened = await openSources(engine, folder, tables, workFolder(data));
    await openNomenclatures(engine);
    const prints = fingerprints(opened);
    prints.catch(() => {});
    const outcomes: Outcome[] = [];
    for (const dataset of datasets)
      outcomes.push(await release(engine, publication, dataset, await sourcesOf(dataset, prints)));
    await rm(workFolder(data), { recursive: true, force: true });
    return outcomes;
  });
}

export const openEngine = ({ data, memoryMiB, threads }: Press): Promise<Engine> =>
  Engine.open({
    memoryMiB,
    spillFolder: join(workFolder(data), 'spill'),
    ...(threads === undefined ? {} : { threads }),
  });

async function release(
  engine: Engine,
  publication: Publication,
  dataset: DatasetDefinition,
  sources: ManifestSource[],
): Promise<Outcome> {
  const { data, asOf, onStep } = publication;
  const step = (name: string) => onStep?.(name, dataset.id);
  const register = await readRegister(data, dataset.id);
  const version = nextVersion(register, asOf);
  step('deriving');
  await derive(engine, dataset, asOf);
  step('checking');
  const dispositions = await countDispositions(engine, dataset);
  const inside = await checkTotals(engine, dataset, dispositions);
  const expected = await sumMeasures(engine, dataset, 'published');
  step('writing');
  const file = await writeRows(engine, dataset, makingFolder(data, dataset.id, version), dataset.sort);
  await forget(engine, dataset);
  return finish(engine, publication, dataset, {
    version,
    file,
    sources,
    dispositions,
    inside,
    expected,
    origin: 'derived',
    absent: [],
  });
}

/** What a release is made of, once its rows are written aside. */
export interface Made {
  version: string;
  file: string;
  origin: Manifest['origin'];
  sources: ManifestSource[];
  dispositions: Manifest['dispositions'];
  /** Checks already done on the way. */
  inside: ManifestCheck[];
  /** What the file must hold when read back. */
  expected: { rows: number; totals: Manifest['totals'] };
  /** Columns of the definition that a mirrored file lacked. */
  absent: string[];
  unread?: Unread;
}

/** Reads back what was written, checks it, and publishes it or records the refusal. */
export async function finish(engine: Engine, press: Press, dataset: DatasetDefinition, made: Made): Promise<Outcome> {
  const { data, asOf, now, software, onStep } = press;
  onStep?.('reading back', dataset.id);
  const { version, file } = made;
  const written = `read_parquet('${file.replaceAll("'", "''")}')`;
  const absent = new Set(made.absent);
  const present = new Set(dataset.columns.map(({ name }) => name).filter((name) => !absent.has(name)));
  const found = await sumMeasures(engine, dataset, written);
  const checks = [
    ...made.inside,
    sameAsWritten(found, made.expected),
    ...(await checkRows(engine, dataset, written, present)),
  ];
  const refused = checks.filter(({ passed, advisory }) => !passed && advisory !== true);
  const manifest: Manifest = {
    dataset: dataset.id,
    version,
    as_of: asOf,
    created_at: now().toISOString(),
    origin: made.origin,
    software,
    rows: found.rows,
    columns: await readColumns(engine, file),
    files: refused.length > 0 ? [] : [{ name: basename(file), ...(await fingerprint(file)) }],
    sources: made.sources,
    dispositions: made.dispositions,
    checks,
    totals: found.totals,
    masked_rows: await countMasked(engine, dataset, written),
    absent_columns: made.absent,
    ...(made.unread === undefined ? {} : { unread: made.unread }),
  };
  if (refused.length > 0) await rm(file);
  await writeAtomically(
    join(makingFolder(data, dataset.id, version), 'manifest.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  await nameRelease(data, dataset.id, version);
  if (refused.length === 0) {
    onStep?.('preparing to serve', dataset.id);
    await writeServing(engine, data, dataset.id, version);
  }
  const { as_of, created_at, origin, rows } = manifest;
  await addToRegister(data, dataset.id, {
    version,
    as_of,
    created_at,
    origin,
    rows,
    ...(refused.length === 0
      ? { result: 'published' }
      : {
          result: 'refused',
          reason: refused.map(({ name, found: what }) => `${name}${what === undefined ? '' : ` (${what})`}`).join('; '),
        }),
  });
  return { dataset: dataset.id, version, published: refused.length === 0, manifest };
}

function sameAsWritten(found: Made['expected'], expected: Made['expected']): ManifestCheck {
  const passed = JSON.stringify(found) === JSON.stringify(expected);
  return {
    name: 'read_back',
    means: 'The file read back has the rows and totals that were derived.',
    passed,
    ...(passed ? {} : { found: `${JSON.stringify(found)} instead of ${JSON.stringify(expected)}` }),
  };
}

async function countMasked(engine: Engine, dataset: DatasetDefinition, relation: string): Promise<number> {
  if (dataset.disclosure === undefined) return 0;
  const { masked } = await engine.row<{ masked: bigint }>(
    `select count(${dataset.disclosure.reasonColumn}) as masked from ${relation}`,
  );
  return Number(masked);
}

/** Removes what a killed publication left: releases being made, and folders that never reached the register. */
export async function heal(data: string, datasets: readonly DatasetDefinition[]): Promise<void> {
  await rm(workFolder(data), { recursive: true, force: true });
  for (const { id } of datasets) {
    const register = await readRegister(data, id);
    const registered = new Set(register.versions.map(({ version }) => version));
    const names = await readdir(datasetFolder(data, id)).catch(() => [] as string[]);
    for (const name of names) {
      if (registered.has(name) || !(await stat(join(datasetFolder(data, id), name))).isDirectory()) continue;
      await rm(releaseFolder(data, id, name), { recursive: true, force: true });
    }
  }
}

/** Tables in the order of the contract, so that referenced ones are opened first. */
function tablesOf(datasets: readonly DatasetDefinition[]): SourceTableName[] {
  const wanted = new Set(datasets.flatMap(({ sources }) => sources));
  return ORDER.filter((table) => wanted.has(table));
}

const ORDER: readonly SourceTableName[] = [
  'providers',
  'qualiopi',
  'certifications',
  'formacodes',
  'nsf_groups',
  'trainings',
  'actions',
  'sessions',
  'training_files',
];

type Prints = Promise<Map<string, ManifestSource>>;

async function fingerprints(opened: readonly OpenedSource[]): Prints {
  const prints = new Map<string, ManifestSource>();
  for (const { table, file, rows } of opened) {
    if (file !== null) prints.set(table, { table, file: basename(file), rows, ...(await fingerprint(file)) });
  }
  return prints;
}

const sourcesOf = async (dataset: DatasetDefinition, prints: Prints): Promise<ManifestSource[]> => {
  const all = await prints;
  return dataset.sources.flatMap((table) => all.get(table) ?? []);
};
