/** Publishing in tests: the real pipeline on a folder of its own. */
import { DATASETS } from '../../src/datasets/index.ts';
import type { Outcome } from '../../src/publish/finish.ts';
import { type Publication, publish } from '../../src/publish/release.ts';
import { rowsFile, sourcesFolder } from '../../src/releases/folder.ts';
import { Engine, literal, type Row } from '../../src/warehouse/duck.ts';
import { type World, writeWorld } from '../world.ts';

export const AS_OF = '2026-11-21';
export const CATALOGUE = 'moncompteformation_catalogueformation';
export const CONSUMPTION = 'moncompteformation_formations_engagees';
export const HOLDERS = 'moncompteformation_usagers';
export const HOLDERS_BY_DEPARTMENT = 'moncompteformation_usagers_departements';
export const ENTRIES = 'entree_sortie_formation';

/** Publishes a world into a data folder, or its sources as they are when no world is given. */
export async function publishWorld(data: string, world?: World, more: Partial<Publication> = {}): Promise<Outcome[]> {
  if (world !== undefined) await writeWorld(sourcesFolder(data), world);
  return publish({
    data,
    asOf: AS_OF,
    datasets: DATASETS,
    memoryMiB: 1024,
    software: 'test',
    now: () => new Date('2026-11-21T06:00:00Z'),
    ...more,
  });
}

/** Rows of a published release, in order. */
export async function publishedRows<T extends Row = Row>(
  data: string,
  dataset: string,
  version = AS_OF,
  query = 'select *',
): Promise<T[]> {
  await using engine = await Engine.open();
  return await engine.rows<T>(`${query} from read_parquet(${literal(rowsFile(data, dataset, version))})`);
}
