/** Measures outside what the definition holds plausible: counted and shown, never refused. */
import type { DatasetDefinition } from '../../datasets/index.ts';
import { LIMITS } from '../../limits.ts';
import type { OutlierFinding } from '../../releases/quality.ts';
import type { Engine, Row } from '../../warehouse/duck.ts';

export async function findOutliers(
  engine: Engine,
  { expected, key }: DatasetDefinition,
  relation: string,
): Promise<OutlierFinding[]> {
  const findings: OutlierFinding[] = [];
  for (const { column, least, most, why } of expected?.plausible ?? []) {
    const { below, above } = await engine.row<{ below: bigint; above: bigint }>(
      `select count_if(${column} < ${least}) as below, count_if(${column} > ${most}) as above from ${relation}`,
    );
    const names = key.map((name) => `${name}::varchar as ${name}`).join(', ');
    const rows = await engine.rows<Row & { outlier: number }>(
      `select ${column}::double as outlier, ${names} from ${relation} where ${column} not between ${least} and ${most}
       order by greatest(${least} - ${column}, ${column} - ${most}) desc, ${key.join(', ')} limit ${LIMITS.outliers_shown}`,
    );
    findings.push({
      column,
      least,
      most,
      why,
      below: Number(below),
      above: Number(above),
      furthest: rows.map(({ outlier, ...named }) => ({ value: outlier, key: named as Record<string, string | null> })),
    });
  }
  return findings;
}
