import { join } from 'node:path';
import { DATASETS } from '../datasets/index.ts';
import { Refusal } from '../errors.ts';
import { releaseFolder } from '../releases/folder.ts';
import { readManifest, readRegister } from '../releases/register.ts';
import { fingerprint } from '../sources/read.ts';
import { type Context, dataFolder } from './context.ts';
import { datasetNamed } from './publish.ts';

interface Verified {
  dataset: string;
  version: string;
  file: string;
  intact: boolean;
}

/** `opencpf check [DATASET]`: every published file against the sum in its manifest. Exit code 4 when one differs. */
export async function runCheck(dataset: string | undefined, context: Context): Promise<void> {
  const data = dataFolder(context);
  const verified: Verified[] = [];
  for (const { id } of dataset === undefined ? DATASETS : [datasetNamed(dataset)]) {
    for (const { version, result } of (await readRegister(data, id)).versions) {
      if (result === 'published') verified.push(...(await verify(data, id, version)));
    }
  }
  const damaged = verified.filter(({ intact }) => !intact);
  context.output.result(
    verified,
    `${verified.length - damaged.length} of ${verified.length} published files match their manifest.`,
  );
  const [first] = damaged;
  if (first !== undefined) {
    throw new Refusal(
      'release_damaged',
      `${damaged.length} published file${damaged.length === 1 ? ' does' : 's do'} not match.`,
      {
        place: { file: join(releaseFolder(data, first.dataset, first.version), first.file) },
        mend: 'Restore the release from a copy, or publish again: a release is never rewritten.',
      },
    );
  }
}

async function verify(data: string, dataset: string, version: string): Promise<Verified[]> {
  const { files } = await readManifest(data, dataset, version);
  return Promise.all(
    files.map(async ({ name, bytes, sha256 }) => {
      const found = await fingerprint(join(releaseFolder(data, dataset, version), name)).catch(() => undefined);
      return { dataset, version, file: name, intact: found?.bytes === bytes && found.sha256 === sha256 };
    }),
  );
}
