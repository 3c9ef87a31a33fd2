/**
 * Regions and departments of the official geographic code (INSEE), as packaged by `@etalab/decoupage-administratif` (6.0.0: 2026).
 * Codes are text: `01` is a department (Ain) and a region (Guadeloupe), `2A` is not a number, overseas codes have three digits.
 */
import departmentFile from '@etalab/decoupage-administratif/data/departements.json' with { type: 'json' };
import regionFile from '@etalab/decoupage-administratif/data/regions.json' with { type: 'json' };

/** Metropolitan France, overseas departments and regions, overseas collectivities. */
export type Zone = 'metro' | 'drom' | 'com';

export interface Region {
  readonly code: string;
  readonly name: string;
  readonly zone: Zone;
}

export interface Department {
  readonly code: string;
  readonly name: string;
  /** Null for the overseas collectivities, which are in none of the 18 regions. */
  readonly region_code: string | null;
  readonly region_name: string | null;
  readonly zone: Zone;
}

/** Territories of the code where nobody lives all year: Terres australes et antarctiques françaises, Clipperton. */
const UNINHABITED = ['984', '989'];

const zoneOf = ({ zone }: { zone: string }): Zone => zone as Zone;
const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);

const REGIONS: readonly Region[] = regionFile
  .map((region) => ({ code: region.code, name: region.nom, zone: zoneOf(region) }))
  .filter(({ zone }) => zone !== 'com')
  .sort(byCode);

const REGION_NAMES = new Map(REGIONS.map(({ code, name }) => [code, name]));

const DEPARTMENTS: readonly Department[] = departmentFile
  .filter(({ code }) => !UNINHABITED.includes(code))
  .map((department) => {
    const name = REGION_NAMES.get(department.region);
    return {
      code: department.code,
      name: department.nom,
      region_code: name === undefined ? null : department.region,
      region_name: name ?? null,
      zone: zoneOf(department),
    };
  })
  .sort(byCode);

/** The 18 regions, by code. */
export const regions = (): readonly Region[] => REGIONS;

/** The 101 departments and the six inhabited overseas collectivities (975, 977, 978, 986, 987, 988), by code. */
export const departments = (): readonly Department[] => DEPARTMENTS;

/** Where names take another preposition than those of their article say. */
const BEFORE: Readonly<Record<string, string>> = {
  Paris: 'à ',
  Mayotte: 'à ',
  'La Réunion': 'à ',
  'Wallis et Futuna': 'à ',
  'Saint-Barthélemy': 'à ',
  'Saint-Martin': 'à ',
  'Saint-Pierre-et-Miquelon': 'à ',
};

/** By the article of a name, as INSEE codes it (`TNCC`): le, les, l’. The others have none, or the feminine one. */
const BEFORE_ARTICLES: Readonly<Record<number, string>> = { 2: 'dans le ', 4: 'dans les ', 5: 'dans l’' };

const ARTICLES = new Map([...regionFile, ...departmentFile].map(({ nom, typeLiaison }) => [nom, typeLiaison]));

/** “In” a region or a department, in French: « en Gironde », « dans le Gard », « à Paris ». Undefined when it is neither. */
export function inTerritory(name: string): string | undefined {
  const article = ARTICLES.get(name);
  if (article === undefined) return undefined;
  return `${BEFORE[name] ?? BEFORE_ARTICLES[article] ?? 'en '}${name}`;
}
