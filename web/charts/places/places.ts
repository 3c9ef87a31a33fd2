/** Departments and regions: what they are called, and their contours. */
import departmentFile from '@etalab/decoupage-administratif/data/departements.json' with { type: 'json' };
import regionFile from '@etalab/decoupage-administratif/data/regions.json' with { type: 'json' };
import type { Level } from './columns.ts';

export interface Territory {
  /** Official code: `2A`, `971`; regions have others, `94`, `01`. */
  readonly code: string;
  readonly name: string;
}

const drawnOf = (file: readonly { code: string; nom: string; zone: string }[]): readonly Territory[] =>
  file.filter(({ zone }) => zone !== 'com').map(({ code, nom }) => ({ code, name: nom }));

/** Those that maps show: the 18 regions and their departments. Overseas collectivities are in none. */
export const TERRITORIES: Readonly<Record<Level, readonly Territory[]>> = {
  department: drawnOf(departmentFile),
  region: drawnOf(regionFile),
};

/** Without what spellings differ by: accents, capitals, apostrophes, hyphens. */
const fold = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ');

const byName = (level: Level): ReadonlyMap<string, Territory> =>
  new Map(TERRITORIES[level].map((one) => [fold(one.name), one]));

const NAMED: Readonly<Record<Level, ReadonlyMap<string, Territory>>> = {
  department: byName('department'),
  region: byName('region'),
};

/** The territory of a name; undefined for what no map shows. */
export const territoryNamed = (level: Level, name: string): Territory | undefined => NAMED[level].get(fold(name));
