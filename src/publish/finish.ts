/** The end of the pipeline, for derived and mirrored releases alike: read back, check, name, register. */
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Manifest, ManifestCheck, ManifestDisposition, ManifestSource, Unread } from '../releases/manifest.ts';
import { addToRegister, writeAtomically } from '../releases/register.ts';
import { fingerprint } from '../sources/read.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { checkRows } from './checks.ts';
import { sumMeasures } from './derive.ts';
import type { Press } from './press.ts';
import { writeServing } from './serving.ts';
import { makingFolder, nameRelease, readColumns } from './write.ts';

/** A release whose rows are written aside. */
export interface Made {
  version: string;
  asOf: string;
  /** The Parquet file, in the making folder. */
  file: string;
  origin: Manifest['origin'];
  sources: ManifestSource[];
  dispositions: ManifestDisposition[];
  /** Checks done on the way. */
  checks: ManifestCheck[];
  /** What the file must hold when read back. */
  expected: Sums;
  /** Columns of the definition that a mirrored file lacked, and what could not be read of it. */
  absent?: string[];
  unread?: Unread;
}

type Sums = Awaited<ReturnType<typeof sumMeasures>>;

/** A release that was made: published, or refused with the checks that failed. */
export interface Outcome {
  dataset: string;
  version: string;
  published: boolean;
  manifest: Manifest;
}

/** Checks what was written and publishes it, or records the refusal. Until the last line, readers see the previous release. */
export async function finish(engine: Engine, press: Press, dataset: DatasetDefinition, made: Made): Promise<Outcome> {
  const { data, onStep } = press;
  const { version } = made;
  onStep?.('reading back', dataset.id);
  const manifest = await describe(engine, press, dataset, made);
  const failed = manifest.checks.filter(({ passed, advisory }) => !passed && advisory !== true);
  const published = failed.length === 0;
  if (!published) {
    manifest.files = [];
    await rm(made.file);
  }
  await writeAtomically(
    join(makingFolder(data, dataset.id, version), 'manifest.json'),
    `${JSON.stringify(manifest, null, 2)}\n`,
  );
  await nameRelease(data, dataset.id, version);
  if (published) {
    onStep?.('preparing to serve', dataset.id);
    await writeServing(engine, data, dataset, version);
  }
  const { as_of, created_at, origin, rows } = manifest;
  const entry = { version, as_of, created_at, origin, rows };
  await addToRegister(
    data,
    dataset.id,
    published
      ? { ...entry, result: 'published' }
      : { ...entry, result: 'refused', reason: failed.map(explain).join('; ') },
  );
  return { dataset: dataset.id, version, published, manifest };
}

const explain = ({ name, found }: ManifestCheck): string => (found === undefined ? name : `${name} (${found})`);

async function describe(engine: Engine, press: Press, dataset: DatasetDefinition, made: Made): Promise<Manifest> {
  const { file, expected, absent = [] } = made;
  const written = `read_parquet(${literal(file)})`;
  const found = await sumMeasures(engine, dataset, written);
  return {
    dataset: dataset.id,
    version: made.version,
    as_of: made.asOf,
    created_at: press.now().toISOString(),
    origin: made.origin,
    software: press.software,
    rows: found.rows,
    columns: await readColumns(engine, file),
    files: [{ name: basename(file), ...(await fingerprint(file)) }],
    sources: made.sources,
    dispositions: made.dispositions,
    checks: [...made.checks, sameAsWritten(found, expected), ...(await checkWritten(engine, dataset, written, made))],
    totals: found.totals,
    masked_rows: await countMasked(engine, dataset, written),
    absent_columns: absent,
    ...(made.unread === undefined ? {} : { unread: made.unread }),
  };
}

/** A mirrored file is taken as it is: what it breaks is said and does not stop it, unless it is empty. */
async function checkWritten(
  engine: Engine,
  dataset: DatasetDefinition,
  written: string,
  made: Made,
): Promise<ManifestCheck[]> {
  const absent = new Set(made.absent);
  const present = new Set(dataset.columns.map(({ name }) => name).filter((name) => !absent.has(name)));
  const checks = await checkRows(engine, dataset, written, present);
  if (made.origin !== 'mirrored') return checks;
  return checks.map((check) => (check.name === 'fewest_rows' ? check : { ...check, advisory: true }));
}

function sameAsWritten(found: Sums, expected: Sums): ManifestCheck {
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
