/** Training providers: invented names, SIRET of an invented range (SIREN that begin with 0, never attributed), Luhn keys right. */
import { copySource } from '../sources/write.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { below, chanceKey, elementAt, happens, oneOf, unit } from './chance.ts';
import { FAMILIES, type Trade } from './families.ts';
import { type Layer, layered } from './layers.ts';
import { shareOut } from './shares.ts';
import { type Department, residenceSlots, SLOTS } from './territory.ts';

/** Bodies for 1,000 trainings on offer: 13,700 for 184,500 offers at the end of 2024 (CDC). */
const PER_THOUSAND_TRAININGS = 74;

export interface Providers {
  readonly count: number;
  /** Providers of a trade have consecutive positions, those of a department together. */
  readonly spans: Readonly<Record<Trade, { readonly first: number; readonly count: number }>>;
  /** For each department, where its providers lie in the span of a trade, from 0 to 1. */
  readonly places: { readonly from: readonly number[]; readonly width: readonly number[] };
}

/** How many providers a scheme of so many trainings has, and where each trade and department lies among them. */
export function providersOf(trainings: number, departments: readonly Department[]): Providers {
  const trades = [...new Set(FAMILIES.map(({ trade }) => trade))];
  const offers = trades.map((trade) =>
    FAMILIES.filter((family) => family.trade === trade).reduce((sum, family) => sum + family.offers, 0),
  );
  const count = Math.max(10 * trades.length, Math.round((trainings * PER_THOUSAND_TRAININGS) / 1000));
  const counts = shareOut(count, offers);
  const spans = trades.map((trade, index) => [
    trade,
    { first: counts.slice(0, index).reduce((sum, part) => sum + part, 0), count: counts[index]! },
  ]);
  const slots = residenceSlots(departments);
  const width = departments.map((_, position) => slots.filter((slot) => slot === position).length / SLOTS);
  const from = width.map((_, position) => width.slice(0, position).reduce((sum, part) => sum + part, 0));
  return { count, spans: Object.fromEntries(spans) as Providers['spans'], places: { from, width } };
}

/** Key that makes a number of so many digits valid by the Luhn formula, to be written after it. */
const luhnKey = (number: string, digits: number): string => {
  const terms = Array.from({ length: digits }, (_, place) => {
    const digit = `((${number} // ${10 ** place}) % 10)`;
    return place % 2 === 0 ? `(2 * ${digit} - 9 * (${digit} > 4)::integer)` : digit;
  });
  return `((10 - (${terms.join(' + ')}) % 10) % 10)`;
};

/** A spread of positions over seven digits: 8,999,993 is prime, so two positions never meet. */
const rootOf = (provider: string): string => `(1000000 + (${provider}::bigint * 7919 + 104729) % 8999993)`;

/** One legal unit in twelve has two establishments. */
const unitOf = (provider: string): string => `(${provider} - (${provider} % 12 = 11)::integer)`;

/**
 * Layers from a provider's position (column `provider`) to its SIREN (`provider_siren`, a number) and SIRET (the named column, a text).
 * Arithmetic in the place of a join, which would lose the order of rows.
 */
export const siretLayers = (column: string): readonly Layer[] => [
  { provider_root: rootOf(unitOf('provider')) },
  { provider_siren: `(provider_root * 10 + ${luhnKey('provider_root', 8)})` },
  { provider_body: '(provider_siren * 10000 + 1 + (provider % 12 = 11)::integer)' },
  { [column]: `lpad((provider_body * 10 + ${luhnKey('provider_body', 13)})::varchar, 14, '0')` },
];

/** A provider of a trade for a place: one of the department when there is a place (large ones first), any otherwise. Columns `first_provider`, `provider_count`. */
export function providerAt(providers: Providers, chance: string, place: string, draw: number): string {
  const { from, width } = providers.places;
  const near = `floor(provider_count * (${elementAt(from, place)} + pow(${unit(chance, draw)}, 2) * ${elementAt(width, place)}))::integer`;
  const anywhere = `(floor(provider_count * pow(${unit(chance, draw)}, 2))::integer * 7919) % provider_count`;
  return `(first_provider + least(provider_count - 1, if(${place} is null, ${anywhere}, ${near})))::integer`;
}

// biome-ignore format: a list
const SYLLABLES = [
  'val', 'mor', 'ker', 'lan', 'tis', 'ber', 'nov', 'ari', 'sol', 'cam', 'dru', 'fel', 'gor', 'hel', 'iva', 'jul', 'mel', 'nar', 'oli', 'pra', 'ros', 'ser', 'tor', 'ura', 'vin',
] as const;
const ENDINGS = ['ance', 'ic', 'eo', 'ys', 'and', 'is', 'or', 'ia', 'ent', 'ux'] as const;

/** What comes before or after the invented word in the name of a provider of a trade. */
// biome-ignore format: a table
const NAMES: Readonly<Record<Trade, readonly [before: readonly string[], after: readonly string[]]>> = {
  conduite: [['AUTO-ÉCOLE ', 'CENTRE DE CONDUITE ', 'ÉCOLE DE CONDUITE '], ['', ' PERMIS', ' CONDUITE']],
  langues: [['', 'INSTITUT ', 'ACADÉMIE '], [' LANGUES', ' LANGUAGES', ' FORMATION']],
  bureautique: [['', 'CENTRE ', 'CAMPUS '], [' INFORMATIQUE', ' DIGITAL', ' NUMÉRIQUE']],
  orientation: [['CABINET ', 'CENTRE ', ''], [' COMPÉTENCES', ' CONSEIL', ' PARCOURS']],
  manutention: [['', 'CENTRE '], [' FORMATION SÉCURITÉ', ' PRÉVENTION', ' LOGISTIQUE']],
  sante: [['ÉCOLE ', 'INSTITUT ', ''], [' SANTÉ', ' BIEN-ÊTRE', ' BEAUTÉ']],
  gestion: [['', 'GROUPE ', 'ÉCOLE '], [' FORMATION', ' BUSINESS SCHOOL', ' GESTION']],
  metiers: [['', 'CENTRE ', 'ÉCOLE '], [' MÉTIERS', ' APPRENTISSAGE', ' FORMATION']],
};
const FIRST_NAMES = ['CLAIRE', 'MARC', 'NADIA', 'PAUL', 'INÈS', 'HUGO', 'LÉA', 'KARIM', 'ANNE', 'YANN'] as const;

/** Percent of providers without a public name: 1.9 % of the rows of the official catalogue. */
const UNNAMED = 1.9;
/** Percent of providers that are one person. */
const SOLE_TRADERS = 22;

/** `simulation.providers`: position, SIREN, SIRET, trade, name. */
async function makeProviders(engine: Engine, seed: number, providers: Providers): Promise<void> {
  const chance = chanceKey(seed, 'providers', unitOf('provider'));
  const word = `upper(${oneOf(SYLLABLES, chance, 1)} || ${oneOf(SYLLABLES, chance, 2)} || ${oneOf(ENDINGS, chance, 3)})`;
  const person = `upper(${oneOf(SYLLABLES, chance, 1)} || ${oneOf(ENDINGS, chance, 3)}) || ' ' || ${oneOf(FIRST_NAMES, chance, 4)} || ' FORMATION'`;
  const company = Object.entries(NAMES)
    .map(
      ([trade, [before, after]]) =>
        `when ${literal(trade)} then ${oneOf(before, chance, 5)} || ${word} || ${oneOf(after, chance, 6)}`,
    )
    .join(' ');
  const tradeOf = Object.entries(providers.spans)
    .map(([trade, { first, count }]) => `when provider < ${first + count} then ${literal(trade)}`)
    .join(' ');
  const listed = `select provider::integer as provider, case ${tradeOf} end as trade from range(${providers.count}) as t(provider)`;
  const query = layered(listed, [
    ...siretLayers('siret'),
    {
      siren: `lpad(provider_siren::varchar, 9, '0')`,
      name: `if(${happens(chance, 7, UNNAMED)}, null, if(${happens(chance, 8, SOLE_TRADERS)}, ${person}, case trade ${company} end))`,
      activity_number: `'1' || lpad((1 + ${below(chance, 9, 95)})::varchar, 2, '0') || lpad(provider::varchar, 8, '0')`,
    },
  ]);
  await engine.run(`create table simulation.providers as ${query}`);
}

/** Categories of action that a trade is certified for, with the percent of its units that are, and how they came to hold it. */
const QUALIOPI: readonly (readonly [trade: Trade | 'all', category: string, percent: number])[] = [
  ['all', 'training', 97],
  ['orientation', 'skills_assessment', 92],
  ['orientation', 'vae', 70],
  ['sante', 'vae', 15],
  ['gestion', 'apprenticeship', 25],
  ['metiers', 'apprenticeship', 40],
];

/** Writes `qualiopi`: certificates held since 2021 or later; one in thirty-five has ended. */
async function writeQualiopi(engine: Engine, folder: string, seed: number, until: string): Promise<number> {
  const held = QUALIOPI.map(([trade, category, percent], place) => {
    const chance = chanceKey(seed, 'qualiopi', `u.number * 10 + ${place}`);
    const since = `least(date '2021-03-01' + ${below(chance, 2, 300)} + if(${happens(chance, 3, 25)}, ${below(chance, 4, 1500)}, 0), date ${literal(until)} - 30)`;
    return `select siren, ${literal(category)} as category, ${since} as held_from,
      if(${happens(chance, 5, 2.8)}, date ${literal(until)} - 1 - ${below(chance, 6, 25)}, if(${happens(chance, 7, 60)}, date ${literal(until)} + ${below(chance, 8, 1000)}, null)) as held_to
      from units u where (${literal(trade)} = 'all' or trade = ${literal(trade)}) and ${happens(chance, 1, percent)}`;
  });
  const units = `with units as (select siren, min(provider) as number, min(trade) as trade from simulation.providers group by siren)`;
  return copySource(
    engine,
    folder,
    'qualiopi',
    `${units} select * from (${held.join(' union all ')}) order by siren, category`,
  );
}

/** Makes `simulation.providers` and writes `providers` and `qualiopi`. */
export async function writeProviders(
  engine: Engine,
  scheme: { folder: string; seed: number; until: string },
  providers: Providers,
): Promise<{ providers: number; qualiopi: number }> {
  await makeProviders(engine, scheme.seed, providers);
  return {
    providers: await copySource(
      engine,
      scheme.folder,
      'providers',
      'select siret, name, activity_number from simulation.providers order by provider',
    ),
    qualiopi: await writeQualiopi(engine, scheme.folder, scheme.seed, scheme.until),
  };
}
