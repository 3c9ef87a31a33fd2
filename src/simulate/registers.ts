/** Registers of the scheme: certifications (real heads, invented tail) as working tables of the engine, and the source tables made from them. */
import { findException } from '../cpf/exception.ts';
import { NSF_GROUPS } from '../nomenclatures/nsf-groups.ts';
import { type Engine, literal } from '../warehouse/duck.ts';
import { CERTIFICATIONS, EXCEPTIONS, INVENTED_FROM } from './certifications.ts';
import { below, chanceKey, elementAt, happens, unit } from './chance.ts';
import { copySimulated } from './copy.ts';
import { FAMILIES, type Family } from './families.ts';
import { FORMACODES } from './nomenclatures.ts';
import type { Providers } from './providers.ts';
import { valuesOf } from './rows.ts';
import { STEMS, VARIANTS } from './titles.ts';

/** Percent of the certifications with at least n codes, among those whose family has so many: set so that the fill of the official catalogue comes out. */
const FILL = {
  formacode: [97.8, 59.4, 12.8, 4.9, 1.4],
  rome: [100, 52, 32, 22, 12.5],
  nsf: [100, 36, 12],
} as const;

/** Registrations of a lineage from 2015 on: three years each in the RS, three or five in the RNCP. */
const GENERATIONS = 6;

/** `simulation.families`: one row per family, with the span of the providers of its trade. */
async function makeFamilies(engine: Engine, providers: Providers): Promise<void> {
  const rows = FAMILIES.map((family, position) => [
    position,
    family.key,
    family.register,
    family.trade,
    family.price,
    family.hours,
    family.days,
    family.modes[0],
    family.modes[1],
    family.hoursKnown,
    family.lineages,
    family.tail,
    Math.round(family.offers * 10),
    providers.spans[family.trade].first,
    providers.spans[family.trade].count,
    family.nsf,
    family.formacodes,
    family.rome,
    family.level,
    STEMS[family.key] ?? [],
  ]);
  await engine.run(`create table simulation.families as from ${valuesOf(rows)} as t(family, family_key, register, trade, price, hours, days,
    on_site, mixed, hours_known, lineages, tail, offers, first_provider, provider_count, nsf, formacodes, rome, level, stems)`);
}

const headRows = (position: (key: string) => number): (readonly unknown[])[] => [
  ...CERTIFICATIONS.map(([key, ...facts]) => [position(key), ...facts]),
  ...EXCEPTIONS.map(([key, number, weight, from, to]) => {
    const { title } = findException(number)!;
    return [position(key), 'CPF', Number(number), title, null, from, to, weight];
  }),
];

/**
 * `simulation.certifications`: everything that was ever sold. A lineage of invented certifications is registered again and again under new numbers; one in eight is not
 * renewed at last.
 */
async function makeCertifications(engine: Engine, seed: number, until: string): Promise<void> {
  const key = chanceKey(seed, 'lineages', 'family * 1000 + lineage');
  const position = (name: string): number => FAMILIES.findIndex((family: Family) => family.key === name);
  await engine.run(`create table simulation.certifications as
    with lineages as (
      select *, ${key} as chance from simulation.families, unnest(range(lineages)) as t(lineage)
    ), lived as (
      select *, date '2015-01-01' + ${below('chance', 1, 1500)} as born, if(register = 'RS', 3, 3 + 2 * ${below('chance', 2, 2)}) as years, ${happens('chance', 3, 12)} as dropped
      from lineages
    ), generations as (
      select *, (born + to_years((years * generation)::integer))::date as registered_from, (born + to_years((years * (generation + 1))::integer))::date as registered_to
      from lived, unnest(range(${GENERATIONS})) as t(generation)
    ), invented as (
      select family, register, ${INVENTED_FROM} + if(register = 'RS', 1000, 10000) + row_number() over (partition by register order by registered_from, family, lineage) as number,
        stems[1 + lineage % len(stems)] || ' – ' || ${elementAt(VARIANTS, `(lineage // len(stems)) % ${VARIANTS.length}`)}
          || if(lineage >= len(stems) * ${VARIANTS.length}, ' ' || (1 + lineage // (len(stems) * ${VARIANTS.length})), '') || ' (certification fictive)' as title,
        level, registered_from, registered_to, (tail * 1000000 / (lineage + 6))::bigint as weight, true as tail_row
      from generations
      where registered_from <= date ${literal(until)} and not (dropped and registered_to > date ${literal(until)} - 200)
    ), heads as (
      select family, register, number, title, level, from_day::date as registered_from, to_day::date as registered_to, weight * 1000000 as weight, false as tail_row
      from ${valuesOf(headRows(position))} as t(family, register, number, title, level, from_day, to_day, weight)
      where from_day::date <= date ${literal(until)}
    )
    select row_number() over (order by register, number) - 1 as certification, * from (from invented union all by name from heads) order by register, number`);
}

/** A code of the family's list, from its own place on, when the fill of the catalogue allows an nth one. */
const code = (list: 'formacodes' | 'rome' | 'nsf', nth: number): string => {
  const fill = FILL[list === 'formacodes' ? 'formacode' : list][nth - 1]!;
  const enough = `len(${list}) >= ${nth} and fill_of_${list} * 100 < ${fill}`;
  const start = list === 'nsf' ? '0' : `start_of_${list}`;
  return `if(${enough}, ${list}[1 + (${start} + ${nth - 1}) % len(${list})], null)`;
};

const codes = (list: 'formacodes' | 'rome' | 'nsf', name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${code(list, index + 1)} as ${name}_${index + 1}`).join(', ');

/** Writes `certifications`; gives its number of rows. Formacodes and NSF are those of the family, the first Formacode turning with the lineage. */
async function writeCertifications(engine: Engine, folder: string, seed: number, until: string): Promise<number> {
  const key = chanceKey(seed, 'codes', 'certification');
  return copySimulated(
    engine,
    folder,
    'certifications',
    `with coded as (
      select c.*, f.nsf, f.formacodes, f.rome, ${unit(key, 1)} as fill_of_formacodes, ${unit(key, 2)} as fill_of_rome, ${unit(key, 3)} as fill_of_nsf,
        if(tail_row, ${below(key, 4, 'len(f.formacodes)')}, 0) as start_of_formacodes, if(len(f.rome) = 0, 0, ${below(key, 5, 'greatest(len(f.rome), 1)')}) as start_of_rome
      from simulation.certifications c join simulation.families f using (family) where c.register <> 'CPF'
    )
    select register, number, title, level, registered_to >= date ${literal(until)} as active, registered_from, registered_to,
      ${codes('formacodes', 'formacode', 5)}, ${codes('rome', 'rome', 5)}, ${codes('nsf', 'nsf', 3)}, 100000 + certification as certifinfo
    from coded order by register, number`,
  );
}

/** Writes the nomenclatures that the certifications use. */
async function writeNomenclatures(engine: Engine, folder: string): Promise<{ formacodes: number; nsf_groups: number }> {
  const formacodes = `select * from ${valuesOf(FORMACODES)} as t(code, label, field) order by code`;
  const groups = `select * from ${valuesOf(NSF_GROUPS.map(({ code, label }) => [code, label]))} as t(code, label) order by code`;
  return {
    formacodes: await copySimulated(engine, folder, 'formacodes', formacodes),
    nsf_groups: await copySimulated(engine, folder, 'nsf_groups', groups),
  };
}

/** Writes `successions`: a certification is followed by the next one registered under its title. */
const writeSuccessions = (engine: Engine, folder: string): Promise<number> =>
  copySimulated(
    engine,
    folder,
    'successions',
    `select * from (
      select register, number, register as next_register, lead(number) over (partition by register, title order by registered_from, number) as next_number
      from simulation.certifications where register <> 'CPF'
    ) where next_number is not null order by register, number`,
  );

/** Makes `simulation.families` and `simulation.certifications` and writes the register tables but those of providers. */
export async function writeRegisters(
  engine: Engine,
  scheme: { folder: string; seed: number; until: string },
  providers: Providers,
): Promise<{ certifications: number; successions: number; formacodes: number; nsf_groups: number }> {
  await makeFamilies(engine, providers);
  await makeCertifications(engine, scheme.seed, scheme.until);
  const certifications = await writeCertifications(engine, scheme.folder, scheme.seed, scheme.until);
  const successions = await writeSuccessions(engine, scheme.folder);
  return { certifications, successions, ...(await writeNomenclatures(engine, scheme.folder)) };
}
