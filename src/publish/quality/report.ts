/** The quality report of a release, from what was found on the way. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import type { Accepted, Comparison, QualityDisposition, QualityReport } from '../../releases/quality.ts';
import type { Described } from '../describe.ts';

export function renderReport(
  dataset: DatasetDefinition,
  { manifest, checks, findings }: Described,
  comparison: Comparison | null,
  { result, accepted }: { result: QualityReport['result']; accepted?: Accepted },
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
