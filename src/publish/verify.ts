/** What a data folder holds against what it says: registers, manifests, files to the byte, served files to the row. Nothing is changed. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../errors.ts';
import { datasetFolder, manifestFile, releaseFolder, rowsFile, servingFile } from '../releases/folder.ts';
import { type RegisterEntry, readManifest, readRegister } from '../releases/register.ts';
import { fingerprint } from '../sources/read.ts';
import { type Engine, literal } from '../warehouse/duck.ts';

/** One thing that was verified. */
export interface Verified {
  dataset: string;
  version: string;
  /** Path below the data folder's `releases` or `serving`, or the name of the file in its release. */
  file: string;
  intact: boolean;
  /** What was found, when it is not as it should be; with `intact`, what mends itself. */
  found?: string;
}

/** Verifies releases of a dataset: all that are registered, or the one that is served; then the register against the folders. */
export async function verifyDataset(
  engine: Engine,
  data: string,
  dataset: string,
  latestOnly: boolean,
): Promise<Verified[]> {
  const { latest, versions } = await readRegister(data, dataset);
  const verified: Verified[] = [];
  for (const entry of versions) {
    if (latestOnly && entry.version !== latest) continue;
    const release = await verifyRelease(data, dataset, entry.version, entry);
    verified.push(...release);
    if (entry.result === 'published' && release.every(({ intact }) => intact))
      verified.push(await verifyServed(engine, data, dataset, entry.version, entry.version === latest));
  }
  return latestOnly ? verified : [...verified, ...(await verifyFolders(data, dataset, versions))];
}

/** The manifest of a release and each of its files; with its line of the register, the two together. */
export async function verifyRelease(
  data: string,
  dataset: string,
  version: string,
  entry?: RegisterEntry,
): Promise<Verified[]> {
  const about = { dataset, version };
  let manifest: Awaited<ReturnType<typeof readManifest>>;
  try {
    manifest = await readManifest(data, dataset, version);
  } catch (error) {
    const found = existsSync(manifestFile(data, dataset, version)) ? `unreadable: ${String(error)}` : 'missing';
    return [{ ...about, file: 'manifest.json', intact: false, found }];
  }
  const named = manifest.dataset === dataset && manifest.version === version;
  const counted = entry === undefined || entry.rows === manifest.rows;
  const told = `speaks of ${manifest.dataset}@${manifest.version}, ${manifest.rows} rows`;
  const files = await Promise.all(
    manifest.files.map(async ({ name, bytes, sha256 }) => {
      const met = await fingerprint(join(releaseFolder(data, dataset, version), name)).catch(() => undefined);
      const intact = met?.bytes === bytes && met.sha256 === sha256;
      const found = met === undefined ? 'missing or unreadable' : `${met.bytes} bytes, SHA-256 ${met.sha256}`;
      return { ...about, file: name, intact, ...(intact ? {} : { found }) };
    }),
  );
  const intact = named && counted;
  return [{ ...about, file: 'manifest.json', intact, ...(intact ? {} : { found: told }) }, ...files];
}

/** The rows of a served file are counted against those of the Parquet. One that is not there is made again when it is needed. */
async function verifyServed(
  engine: Engine,
  data: string,
  dataset: string,
  version: string,
  needed: boolean,
): Promise<Verified> {
  const path = servingFile(data, dataset, version);
  const about = { dataset, version, file: `serving/${dataset}/${version}.duckdb` };
  if (!existsSync(path))
    return { ...about, intact: true, ...(needed ? { found: 'missing: made again by `opencpf serve`' } : {}) };
  try {
    await engine.run(`attach ${literal(path)} as verified (read_only)`);
    try {
      const { here, there } = await engine.row<{ here: bigint; there: bigint }>(
        `select (select count(*) from verified.rows) as here,
           (select count(*) from read_parquet(${literal(rowsFile(data, dataset, version))})) as there`,
      );
      return here === there
        ? { ...about, intact: true }
        : { ...about, intact: false, found: `${here} rows instead of ${there}` };
    } finally {
      await engine.run('detach verified');
    }
  } catch (error) {
    return { ...about, intact: false, found: `unreadable: ${(error as Error).message}` };
  }
}

/** Folders that the register does not name: a publication that runs, or one that was killed. */
async function verifyFolders(data: string, dataset: string, versions: readonly RegisterEntry[]): Promise<Verified[]> {
  const named = new Set(versions.map(({ version }) => version));
  const entries = await readdir(datasetFolder(data, dataset), { withFileTypes: true }).catch(() => []);
  const unknown = entries.filter((entry) => entry.isDirectory() && !named.has(entry.name)).map(({ name }) => name);
  const lost = versions.length === 0 && unknown.filter((name) => !name.startsWith('.')).length > 1;
  return unknown.map((version) => ({
    dataset,
    version,
    file: '',
    intact: !lost,
    found: lost ? 'a release without register' : 'not in the register: being made, or removed by the next publication',
  }));
}

/** Throws `release_damaged` when something verified is not intact. */
export function refuseDamaged(data: string, verified: readonly Verified[]): void {
  const damaged = verified.filter(({ intact }) => !intact);
  const [first] = damaged;
  if (first === undefined) return;
  const folder = first.file.startsWith('serving/') ? data : releaseFolder(data, first.dataset, first.version);
  throw new Refusal(
    'release_damaged',
    `${damaged.length} file${damaged.length === 1 ? ' is' : 's are'} not as the manifests and registers say.`,
    {
      place: { file: join(folder, first.file) },
      ...(first.found === undefined ? {} : { value: first.found }),
      mend: 'Restore the release from a copy, publish again, or `opencpf rollback`: a release is never rewritten. A served file may be removed: it is made again.',
    },
  );
}
