import { DATASETS } from '../datasets/index.ts';
import { readNotices } from '../explore/notices.ts';
import { refuseDamaged, type Verified, verifyDataset } from '../publish/verify.ts';
import { type Context, dataFolder, openEngine } from './context.ts';
import { datasetNamed } from './publish.ts';

export interface CheckOptions {
  dataset?: string[];
  latest?: boolean;
}

/**
 * `opencpf check [DATASET]`: every file of every release against its manifest, the registers against the folders, served files against Parquet,
 * the notices against their contract.
 * Exit code 4 when something is damaged.
 */
export async function runCheck(named: string | undefined, options: CheckOptions, context: Context): Promise<void> {
  const data = dataFolder(context);
  const ids = [...(named === undefined ? [] : [named]), ...(options.dataset ?? [])];
  const datasets = ids.length === 0 ? DATASETS : ids.map(datasetNamed);
  const verified: Verified[] = [];
  await using engine = await openEngine(context);
  for (const { id } of datasets) {
    context.output.progress(`${id}: verifying`);
    verified.push(...(await verifyDataset(engine, data, id, options.latest === true)));
  }
  await readNotices(data);
  context.output.result(verified, describe(verified));
  refuseDamaged(data, verified);
}

function describe(verified: readonly Verified[]): string {
  const damaged = verified.filter(({ intact }) => !intact).length;
  const told = verified
    .filter(({ found }) => found !== undefined)
    .map(
      ({ dataset, version, file, intact, found }) =>
        `${intact ? 'note   ' : 'DAMAGED'} ${dataset}@${version} ${file}: ${found}`,
    );
  return [...told, `${verified.length - damaged} of ${verified.length} files are intact.`].join('\n');
}
