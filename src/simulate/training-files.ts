/** Training files: the cells unrolled and drawn, in one query without a join. */

import type { Engine } from '../warehouse/duck.ts';
import { makeCells } from './cells.ts';
import { chanceKey, elementAt } from './chance.ts';
import { copySimulated } from './copy.ts';
import { fundingLayers } from './funding.ts';
import { layered } from './layers.ts';
import { lifeLayers } from './life.ts';
import { monthsUntil } from './months.ts';
import { peopleLayers } from './people.ts';
import { placeLayers, priceLayers } from './prices.ts';
import { type Providers, providerAt, siretLayers } from './providers.ts';
import type { Department } from './territory.ts';

/** Writes `training_files`, sorted by month of validation (never validated last); gives the number of rows. */
export async function writeTrainingFiles(
  engine: Engine,
  scheme: { folder: string; seed: number; files: number; until: string },
  providers: Providers,
  departments: readonly Department[],
): Promise<{ training_files: number }> {
  await makeCells(engine, scheme);
  const codes = departments.map(({ code }) => code);
  const query = layered('select *, first + unnest(range(count)) as file from simulation.cells', [
    { chance: chanceKey(scheme.seed, 'files', 'file') },
    ...lifeLayers(scheme.until),
    ...peopleLayers(scheme.seed, monthsUntil(scheme.until), scheme.files, departments),
    ...placeLayers(departments),
    ...priceLayers(departments),
    ...fundingLayers(departments),
    { provider: providerAt(providers, 'chance', 'place', 60) },
    ...siretLayers('provider_siret'),
    {
      file_id: `'D' || lpad((file + 1)::varchar, 10, '0')`,
      place_department: elementAt(codes, 'place'),
    },
  ]);
  return { training_files: await copySimulated(engine, scheme.folder, 'training_files', query) };
}
