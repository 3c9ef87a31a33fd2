/** What a release must be before anybody sees it. All checks finish before anything is registered. */
import type { DatasetDefinition, Text } from '../datasets/index.ts';
import type { ManifestDisposition } from '../releases/manifest.ts';
import type { QualityCheck } from '../releases/quality.ts';
import { type Engine, literal } from '../warehouse/duck.ts';

interface Count {
  name: string;
  means: Text;
  /** SQL counting the rows that break the check. */
  broken: string;
}

/** Checks that any rows of the dataset must pass, derived or mirrored. `present`: the columns that a mirrored file had. */
export async function checkRows(
  engine: Engine,
  dataset: DatasetDefinition,
  relation: string,
  present: ReadonlySet<string>,
): Promise<QualityCheck[]> {
  const counts = rowCounts(dataset, present);
  const found = await engine.row(
    `select count(*) as rows, ${counts.map(({ broken }, index) => `${broken} as c${index}`).join(', ')} from ${relation}`,
  );
  const rows = Number(found.rows);
  const enough: QualityCheck = {
    name: 'fewest_rows',
    means: {
      fr: `La publication a au moins ${dataset.fewestRows} lignes.`,
      en: `The release has at least ${dataset.fewestRows} rows.`,
    },
    passed: rows >= dataset.fewestRows,
    ...(rows >= dataset.fewestRows ? {} : { found: countRows(rows) }),
  };
  return [enough, ...counts.map(({ name, means }, index) => result(name, means, Number(found[`c${index}`])))];
}

function rowCounts(dataset: DatasetDefinition, present: ReadonlySet<string>): Count[] {
  const has = (sql: string): boolean =>
    dataset.columns.every(({ name }) => present.has(name) || !new RegExp(`\\b${name}\\b`).test(sql));
  const columns = dataset.columns.filter(({ name }) => present.has(name));
  const key = dataset.key.filter((name) => present.has(name));
  return [
    ...(key.length === dataset.key.length
      ? [
          {
            name: 'key_unique',
            means: { fr: `Une ligne pour chaque ${key.join(', ')}.`, en: `One row for each ${key.join(', ')}.` },
            broken: `count(*) - count(distinct hash(${key.join(', ')}))`,
          },
        ]
      : []),
    ...columns
      .filter(({ nullable }) => nullable === undefined)
      .map(({ name }) => ({
        name: `${name}_present`,
        means: { fr: `${name} n’est jamais vide.`, en: `${name} is never null.` },
        broken: `count_if(${name} is null)`,
      })),
    ...columns.flatMap(({ name, vocabulary }) =>
      vocabulary === undefined
        ? []
        : [
            {
              name: `${name}_known`,
              means: { fr: `${name} est dans son vocabulaire.`, en: `${name} is in its vocabulary.` },
              broken: `count_if(${name} not in (${vocabulary.map(literal).join(', ')}))`,
            },
          ],
    ),
    ...dataset.checks
      .filter(({ holds }) => has(holds))
      .map(({ name, holds, means }) => ({ name, means, broken: `count_if(not coalesce(${holds}, false))` })),
  ];
}

/** Checks of a derived release against what it was made from: totals equal, every source row judged. Run before masking. */
export async function checkTotals(
  engine: Engine,
  dataset: DatasetDefinition,
  dispositions: readonly ManifestDisposition[],
): Promise<QualityCheck[]> {
  const checks: QualityCheck[] = dispositions.map(({ source, counts, rows }) => {
    const judged = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const passed = judged === rows;
    return {
      name: `${source}_judged`,
      means: { fr: `Chaque ligne de ${source} a une décision.`, en: `Every row of ${source} has a disposition.` },
      passed,
      ...(passed ? {} : { found: { fr: `${judged} sur ${rows}`, en: `${judged} of ${rows}` } }),
    };
  });
  for (const { name, rows, origin, tolerance } of dataset.totals) {
    const total = await engine.row<{ here: number | null; there: number | null; tolerance: number | null }>(
      `select (${rows})::double as here, (${origin})::double as there, (${tolerance ?? 'select 0'})::double as tolerance`,
    );
    const difference = Math.abs((total.here ?? 0) - (total.there ?? 0));
    const passed = difference <= (total.tolerance ?? 0);
    checks.push({
      name: `${name}_total`,
      means: { fr: `Le total de ${name} est celui des sources.`, en: `The total of ${name} is that of the sources.` },
      passed,
      ...(passed
        ? {}
        : {
            found: {
              fr: `${total.here ?? 0} dans la publication, ${total.there ?? 0} dans les sources`,
              en: `${total.here ?? 0} in the release, ${total.there ?? 0} in the sources`,
            },
          }),
    });
  }
  return checks;
}

const result = (name: string, means: Text, broken: number): QualityCheck =>
  broken === 0 ? { name, means, passed: true } : { name, means, passed: false, found: countRows(broken) };

const countRows = (rows: number): Text => ({ fr: `${rows} lignes`, en: `${rows} rows` });
