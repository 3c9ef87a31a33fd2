import { DATASETS } from '../datasets/index.ts';
import type { Outcome } from '../publish/finish.ts';
import { readRegister } from '../releases/register.ts';
import { tellRegister } from '../releases/rollbacks.ts';
import { type Context, dataFolder } from './context.ts';
import { renderTable } from './output.ts';
import { datasetNamed } from './publish.ts';

/** `opencpf releases [DATASET]`: every release made, the served one marked. */
export async function runReleases(dataset: string | undefined, context: Context): Promise<void> {
  const ids = dataset === undefined ? DATASETS.map(({ id }) => id) : [datasetNamed(dataset).id];
  const registers = (await Promise.all(ids.map((id) => readRegister(dataFolder(context), id)))).map(tellRegister);
  const rows = registers.flatMap(({ dataset: id, latest, versions }) =>
    versions.map(({ version, as_of, rows: count, origin, result, reason, accepted, rolled_back }) => [
      id,
      version === latest ? `${version} *` : version,
      as_of,
      count,
      origin,
      [
        told(result, reason, accepted?.reason),
        ...(rolled_back === undefined ? [] : [`taken back: ${rolled_back.reason}`]),
      ].join(', '),
    ]),
  );
  const text =
    rows.length === 0
      ? 'No release yet: run `opencpf publish`.'
      : `${renderTable(['dataset', 'release', 'as of', 'rows', 'origin', 'result'], rows)}\n* served`;
  context.output.result(registers, text);
}

const told = (result: string, reason: string | undefined, accepted: string | undefined): string =>
  accepted === undefined
    ? [result, reason].filter((part) => part !== undefined).join(': ')
    : `${result}, accepted: ${accepted}`;

const TITLES: Readonly<Record<Outcome['result'], string>> = {
  published: 'published',
  refused: 'REFUSED  ',
  held: 'HELD     ',
};

/** What a publication made, for people: rows, dispositions, failed checks, movements beyond the bounds. */
export function describeOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes
    .map(({ dataset, version, result, manifest }) =>
      [
        `${TITLES[result]} ${dataset}@${version}, ${manifest.rows.toLocaleString('en').replaceAll(',', ' ')} rows${manifest.masked_rows > 0 ? `, ${manifest.masked_rows} masked` : ''}`,
        ...manifest.dispositions.map(
          ({ source, rows, counts }) =>
            `  ${source}: ${rows} rows: ${Object.entries(counts)
              .map(([reason, count]) => `${reason} ${count}`)
              .join(', ')}`,
        ),
        ...manifest.checks
          .filter(({ passed }) => !passed)
          .map(
            ({ name, means, found, advisory }) =>
              `  ${advisory === true ? 'warning' : 'failed'}: ${name}: ${means} Found: ${found ?? 'no'}`,
          ),
        ...(manifest.beyond_bounds?.movements ?? []).map((movement) => `  beyond its bounds: ${movement}`),
        ...(manifest.beyond_bounds?.accepted === undefined
          ? []
          : [`  accepted: ${manifest.beyond_bounds.accepted.reason}`]),
      ].join('\n'),
    )
    .join('\n');
}
