/** The departments as the simulator needs them. The only file of the room that reads geography. */
import { createRequire } from 'node:module';
import { type Engine, literal } from '../warehouse/duck.ts';
import { shareOut } from './shares.ts';

export interface Town {
  readonly name: string;
  readonly postalCode: string;
}

export interface Department {
  readonly code: string;
  readonly region: string;
  readonly population: number;
  /** Largest towns first. */
  readonly towns: readonly Town[];
}

const TOWNS = createRequire(import.meta.url).resolve('@etalab/decoupage-administratif/data/communes.json');

/** The 101 departments of the official geographic code, those of a region together. */
export async function readDepartments(engine: Engine): Promise<Department[]> {
  const rows = await engine.rows<{
    code: string;
    region: string;
    population: number;
    names: string[];
    codes: string[];
  }>(`
    select departement as code, min(region) as region, sum(population)::integer as population,
      list(upper(nom) order by population desc, code)[1:5] as names, list("codesPostaux"[1] order by population desc, code)[1:5] as codes
    from read_json(${literal(TOWNS)}, columns = {code: 'varchar', nom: 'varchar', departement: 'varchar', region: 'varchar',
      type: 'varchar', zone: 'varchar', "codesPostaux": 'varchar[]', population: 'bigint'})
    where type = 'commune-actuelle' and population is not null and zone in ('metro', 'drom')
    group by departement order by region, departement`);
  return rows.map(({ names, codes, ...department }) => ({
    ...department,
    towns: names.map((name, index) => ({ name, postalCode: codes[index]! })),
  }));
}

/**
 * Use of the account for one inhabitant, relative to the rest of the country. Île-de-France makes 29 % of entrants for 19 % of the population (Centre Inffo and Dares, 2023);
 * use is high around Paris, Lyon and the Mediterranean (CDC).
 */
const USE: Readonly<Record<string, number>> = { '11': 1.86 };
// biome-ignore format: a table
const USE_DEPARTMENTS: Readonly<Record<string, number>> = {
  '69': 1.25, '13': 1.2, '06': 1.2, '34': 1.2, '83': 1.15, '84': 1.1, '30': 1.1, '31': 1.15, '66': 1.1, '2A': 1.1, '2B': 1.1,
};

/** Places drawn as whole numbers: position in 0 … SLOTS - 1 gives a department. */
export const SLOTS = 4096;

/** The department (its position) of each slot, as many slots as its weight in purchases. */
export function residenceSlots(departments: readonly Department[]): number[] {
  const weights = departments.map(
    ({ code, region, population }) => population * (USE[region] ?? 1) * (USE_DEPARTMENTS[code] ?? 1),
  );
  return shareOut(SLOTS, weights).flatMap((slots, position) => Array.from({ length: slots }, () => position));
}

/** For each department, the first position and the number of departments of its region. */
export function regionSpans(departments: readonly Department[]): { first: number[]; count: number[] } {
  const regions = departments.map(({ region }) => region);
  return {
    first: regions.map((region) => regions.indexOf(region)),
    count: regions.map((region) => regions.filter((other) => other === region).length),
  };
}
