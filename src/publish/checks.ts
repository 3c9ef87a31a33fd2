/** What a release must be before anybody sees it. All checks finish before anything is registered. */
import type { DatasetDefinition, Text, Total } from '../datasets/index.ts';
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
  return [...checks, ...(await compareTotals(engine, dataset.totals))];
}

async function compareTotals(engine: Engine, totals: readonly Total[]): Promise<QualityCheck[]> {
  if (totals.length === 0) return [];
  const here = await engine.row<Record<string, number | null>>(
    `select ${totals.map(({ rows, tolerance = '0' }, index) => `(${rows})::double as total_${index}, (${tolerance})::double as tolerance_${index}`).join(', ')} from rows`,
  );
  const there = await readOrigins(engine, totals);
  return totals.map(({ name }, index) => {
    const [made, origin] = [here[`total_${index}`] ?? 0, there[`total_${index}`] ?? 0];
    const passed = Math.abs(made - origin) <= (here[`tolerance_${index}`] ?? 0);
    return {
      name: `${name}_total`,
      means: { fr: `Le total de ${name} est celui des sources.`, en: `The total of ${name} is that of the sources.` },
      passed,
      ...(passed
        ? {}
        : {
            found: {
              fr: `${made} dans la publication, ${origin} dans les sources`,
              en: `${made} in the release, ${origin} in the sources`,
            },
          }),
    };
  });
}

/** What the totals must be, by `total_<rank>`: one reading of each relation that they come from. */
async function readOrigins(engine: Engine, totals: readonly Total[]): Promise<Record<string, number | null>> {
  const figures = totals.map(({ origin }, index) => ({
    ...origin,
    sql: `(${origin.figure})::double as total_${index}`,
  }));
  const read: Record<string, number | null>[] = [];
  for (const [from, together] of Map.groupBy(figures, (one) => one.from))
    read.push(await engine.row(`select ${together.map(({ sql }) => sql).join(', ')} from ${from}`));
  return Object.assign({}, ...read);
}

const result = (name: string, means: Text, broken: number): QualityCheck =>
  broken === 0 ? { name, means, passed: true } : { name, means, passed: false, found: countRows(broken) };

const countRows = (rows: number): Text => ({ fr: `${rows} lignes`, en: `${rows} rows` });
