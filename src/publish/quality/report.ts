/** The quality report of a release: put together from what was found on the way, and written beside its rows. */
import { join } from 'node:path';
import type { DatasetDefinition } from '../../datasets/index.ts';
import type { ManifestFile } from '../../releases/manifest.ts';
import { type Comparison, QUALITY_FILES, type QualityDisposition, type QualityReport } from '../../releases/quality.ts';
import { type RegisterEntry, writeAtomically } from '../../releases/register.ts';
import { fingerprint } from '../../sources/read.ts';
import type { Described } from '../describe.ts';
import { renderPage } from './page.ts';

/** The facts of the report. */
export function renderReport(
  dataset: DatasetDefinition,
  { manifest, checks, findings }: Described,
  comparison: Comparison | null,
  { result, accepted }: Pick<RegisterEntry, 'result' | 'accepted'>,
): QualityReport {
  const { version, as_of, created_at, origin, software, rows, masked_rows, sources } = manifest;
  return {
    dataset: dataset.id,
    title: dataset.title,
    version,
    as_of,
    created_at,
    origin,
    software,
    result,
    ...(accepted === undefined ? {} : { accepted }),
    rows,
    masked_rows,
    sources,
    checks,
    dispositions: manifest.dispositions.map((judged) => withMeanings(dataset, judged)),
    ...findings,
    comparison,
  };
}

function withMeanings(
  { dispositions }: DatasetDefinition,
  { source, rows, counts }: Described['manifest']['dispositions'][number],
): QualityDisposition {
  const reasons = dispositions.find((one) => one.source === source)?.reasons ?? {};
  return {
    source,
    rows,
    counts: Object.entries(counts).map(([reason, count]) => ({
      reason,
      means: reasons[reason] ?? { fr: reason, en: reason },
      rows: count,
    })),
  };
}

/** Writes the report into the folder of its release: as JSON, and as a page in each language. */
export async function writeReport(folder: string, report: QualityReport): Promise<ManifestFile[]> {
  const texts = {
    json: `${JSON.stringify(report, null, 2)}\n`,
    fr: renderPage(report, 'fr'),
    en: renderPage(report, 'en'),
  };
  const files: ManifestFile[] = [];
  for (const kind of ['json', 'fr', 'en'] as const) {
    const name = QUALITY_FILES[kind];
    await writeAtomically(join(folder, name), texts[kind]);
    files.push({ name, ...(await fingerprint(join(folder, name))) });
  }
  return files;
}
