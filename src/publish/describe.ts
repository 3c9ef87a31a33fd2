/** What a written release says of itself: its file read back, its checks, its manifest. */
import { basename } from 'node:path';
import type { DatasetDefinition } from '../datasets/index.ts';
import type { Manifest, ManifestDisposition, ManifestSource, Unread } from '../releases/manifest.ts';
import type { QualityCheck } from '../releases/quality.ts';
import { fingerprint } from '../sources/read.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { checkRows } from './checks.ts';
import { sumMeasures } from './derive.ts';
import type { Press } from './press.ts';
import { checkCodes } from './quality/codes.ts';
import { type Findings, inspect } from './quality/findings.ts';
import { readColumns } from './write.ts';

/** A release whose rows are written aside. */
export interface Made {
  version: string;
  asOf: string;
  /** The Parquet file, in the making folder. */
  file: string;
  /** Files of the release beside its rows, in the making folder. */
  beside?: readonly string[];
  origin: Manifest['origin'];
  sources: ManifestSource[];
  dispositions: ManifestDisposition[];
  /** Checks done on the way. */
  checks: QualityCheck[];
  /** What the file must hold when read back. */
  expected: Sums;
  /** Columns of the definition that a mirrored file lacked, and what could not be read of it. */
  absent?: string[];
  unread?: Unread;
}

type Sums = Awaited<ReturnType<typeof sumMeasures>>;

export interface Described {
  manifest: Manifest;
  checks: QualityCheck[];
  findings: Findings;
}

/** Reads the file back and judges it. The manifest names the rows and the tables beside them: the files of the report are not written yet. */
export async function describe(
  engine: Engine,
  press: Press,
  dataset: DatasetDefinition,
  made: Made,
): Promise<Described> {
  const { file, expected, absent = [] } = made;
  const written = `read_parquet(${literal(file)})`;
  const present = new Set(dataset.columns.map(({ name }) => name).filter((name) => !absent.includes(name)));
  const found = await sumMeasures(engine, dataset, written);
  press.onStep?.('reporting', dataset.id);
  const findings = await inspect(engine, dataset, written, present);
  const judged = [...(await checkRows(engine, dataset, written, present)), ...checkCodes(findings.codes)];
  const checks = [
    ...made.checks,
    sameAsWritten(found, expected),
    ...(made.origin === 'mirrored' ? judged.map(advise) : judged),
  ];
  const manifest: Manifest = {
    dataset: dataset.id,
    version: made.version,
    as_of: made.asOf,
    created_at: press.now().toISOString(),
    origin: made.origin,
    software: press.software,
    rows: found.rows,
    columns: await readColumns(engine, file),
    files: await Promise.all(
      [file, ...(made.beside ?? [])].map(async (one) => ({ name: basename(one), ...(await fingerprint(one)) })),
    ),
    sources: made.sources,
    dispositions: made.dispositions,
    checks: checks.map(inEnglish),
    totals: found.totals,
    masked_rows: await countMasked(engine, dataset, written),
    absent_columns: absent,
    ...(made.unread === undefined ? {} : { unread: made.unread }),
  };
  return { manifest, checks, findings };
}

/** A mirrored file is taken as it is: what it breaks is said and does not stop it, unless it is empty. */
const advise = (check: QualityCheck): QualityCheck =>
  check.name === 'fewest_rows' ? check : { ...check, advisory: true };

const inEnglish = ({ found, means, ...check }: QualityCheck): Manifest['checks'][number] => ({
  ...check,
  means: means.en,
  ...(found === undefined ? {} : { found: found.en }),
});

function sameAsWritten(found: Sums, expected: Sums): QualityCheck {
  const [now, then] = [JSON.stringify(found), JSON.stringify(expected)];
  return {
    name: 'read_back',
    means: {
      fr: 'Le fichier relu a les lignes et les totaux qui ont été calculés.',
      en: 'The file read back has the rows and totals that were derived.',
    },
    passed: now === then,
    ...(now === then ? {} : { found: { fr: `${now} au lieu de ${then}`, en: `${now} instead of ${then}` } }),
  };
}

async function countMasked(engine: Engine, dataset: DatasetDefinition, relation: string): Promise<number> {
  if (dataset.disclosure === undefined) return 0;
  const { masked } = await engine.row<{ masked: bigint }>(
    `select count(${dataset.disclosure.reasonColumn}) as masked from ${relation}`,
  );
  return Number(masked);
}
