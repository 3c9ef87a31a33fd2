import { join } from 'node:path';
import type { Comparison } from '../compare/comparison.ts';
import { findComparison, type KeptComparison, makeComparison } from '../compare/kept.ts';
import { readChangedRows } from '../compare/page.ts';
import { type Sentence, tell } from '../compare/sentences.ts';
import type { DatasetDefinition } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { comparisonsFolder, rowsFile } from '../releases/folder.ts';
import { readRegister } from '../releases/register.ts';
import { standing } from '../releases/rollbacks.ts';
import type { Engine } from '../warehouse/duck.ts';
import { type Context, dataFolder, openEngine } from './context.ts';
import { wholeNumber } from './numbers.ts';
import { datasetNamed } from './publish.ts';

export interface DiffOptions {
  dataset?: string;
  lang: 'fr' | 'en';
  rows: string;
}

/** `opencpf diff [A] [B]`: what two releases of a dataset differ by; the latest two when none is named. */
export async function runDiff(
  a: string | undefined,
  b: string | undefined,
  options: DiffOptions,
  context: Context,
): Promise<void> {
  const data = dataFolder(context);
  const { definition, from, to } = await chooseReleases(data, a, b, options.dataset);
  const folder = comparisonsFolder(data);
  await using engine = await openEngine(context, join(folder, 'spill'));
  const [one, other] = [from, to].map((version) => ({ version, file: rowsFile(data, definition.id, version) })) as [
    Side,
    Side,
  ];
  context.output.progress(`${definition.id}: comparing ${from} and ${to}`);
  const kept =
    (await findComparison(folder, definition, one, other)) ??
    (await makeComparison(folder, engine, definition, one, other));
  const summary = tell(definition, kept.comparison, options.lang);
  const page = await readFirst(engine, kept, wholeNumber('rows', options.rows));
  context.output.result({ ...kept.comparison, summary, ...page, changes: kept.changes }, describe(kept, summary));
}

type Side = Parameters<typeof findComparison>[2];

const readFirst = (engine: Engine, kept: KeptComparison, rows: number) =>
  readChangedRows(engine, kept, { limit: Math.min(rows, LIMITS.diff_rows), cursor: 0 });

const describe = ({ comparison, changes }: { comparison: Comparison; changes: string }, summary: Sentence[]): string =>
  [
    `${comparison.dataset}: ${comparison.from} → ${comparison.to}`,
    ...summary.map(({ text }) => `  ${text}`),
    `  ${changes}`,
  ].join('\n');

/** `DATASET@VERSION` twice, or versions and `--dataset`, or `--dataset` alone. Refuses `usage`, `unknown_dataset`, `unknown_release`. */
async function chooseReleases(
  data: string,
  a: string | undefined,
  b: string | undefined,
  dataset: string | undefined,
): Promise<{ definition: DatasetDefinition; from: string; to: string }> {
  const named = [a, b].filter((one) => one !== undefined).map(splitName);
  const ids = new Set([dataset, ...named.map(({ id }) => id)].filter((id) => id !== undefined));
  const [id] = ids;
  if (ids.size !== 1 || named.length === 1)
    throw new Refusal(
      'usage',
      ids.size > 1 ? 'These are releases of two datasets.' : 'Two releases of one dataset are compared.',
      {
        value: [a, b, dataset].filter((one) => one !== undefined).join(' '),
        expected: 'DATASET@VERSION twice, two versions with --dataset, or --dataset alone for the latest two',
      },
    );
  const definition = datasetNamed(id!);
  const register = await readRegister(data, definition.id);
  const versions = register.versions.filter(({ result }) => result === 'published').map(({ version }) => version);
  const [from, to] =
    named.length === 2
      ? named.map(({ version }) => version)
      : standing(register)
          .slice(-2)
          .map(({ version }) => version);
  for (const version of [from, to])
    if (version === undefined || !versions.includes(version))
      throw new Refusal('unknown_release', `There are no such two releases of ${definition.id}.`, {
        value: version ?? null,
        expected:
          versions.length === 0 ? 'none is published' : `among ${versions.slice(-LIMITS.releases_named).join(', ')}`,
      });
  return { definition, from: from!, to: to! };
}

function splitName(name: string): { id?: string; version: string } {
  const at = name.indexOf('@');
  return at === -1 ? { version: name } : { id: name.slice(0, at), version: name.slice(at + 1) };
}
