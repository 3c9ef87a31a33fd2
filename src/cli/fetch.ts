import { setGlobalProxyFromEnv } from 'node:http';
import { join } from 'node:path';
import { Refusal } from '../errors.ts';
import { download } from '../publish/download.ts';
import { officialFolder } from '../releases/folder.ts';
import { readManifest, readRegister } from '../releases/register.ts';
import { type Context, dataFolder } from './context.ts';
import { runMirror } from './mirror.ts';
import { datasetNamed } from './publish.ts';

export interface FetchOptions {
  format: 'csv' | 'parquet';
  sha256?: string;
  mirror?: boolean;
  asOf?: string;
}

/** `opencpf fetch DATASET`: brings the official file of a dataset into `official/`, if it changed; `--mirror` then takes it as a release. */
export async function runFetch(id: string, options: FetchOptions, context: Context): Promise<void> {
  const { format, sha256 } = options;
  const dataset = datasetNamed(id);
  if (sha256 !== undefined && !/^[0-9a-f]{64}$/i.test(sha256))
    throw new Refusal('usage', 'This is not a SHA-256.', { value: sha256, expected: '64 hexadecimal digits' });
  const { output, settings } = context;
  setGlobalProxyFromEnv();
  const url = exportAddress(settings.upstream, dataset.id, format);
  const to = join(officialFolder(dataFolder(context)), `${dataset.id}.${format}`);
  const fetched = await download({
    url,
    to,
    ...(sha256 === undefined ? {} : { sha256 }),
    onProgress: (bytes, total) =>
      output.progress(`${dataset.id}: ${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`}`),
  });
  const { changed, bytes, sha256: sum } = fetched;
  const told = `${changed ? 'fetched  ' : 'unchanged'} ${to}, ${megabytes(bytes)}, SHA-256 ${sum}`;
  if (options.mirror !== true || (await isServed(dataFolder(context), dataset.id, sum)))
    return output.result({ ...fetched, file: to }, told);
  output.note(told);
  await runMirror(id, to, options.asOf === undefined ? {} : { asOf: options.asOf }, context);
}

/** Whether the release that is served was made from this file. */
async function isServed(data: string, dataset: string, sha256: string): Promise<boolean> {
  const { latest } = await readRegister(data, dataset);
  if (latest === null) return false;
  const { origin, sources } = await readManifest(data, dataset, latest);
  return origin === 'mirrored' && sources.some((source) => source.sha256 === sha256);
}

/** The whole export of a dataset, as the Explore API v2.1 of the portal gives it. */
function exportAddress(upstream: string, dataset: string, format: FetchOptions['format']): string {
  const url = new URL(`/api/explore/v2.1/catalog/datasets/${dataset}/exports/${format}`, upstream);
  if (format === 'csv')
    url.search = String(new URLSearchParams({ delimiter: ';', use_labels: 'false', timezone: 'UTC' }));
  return String(url);
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
