/** Who pays: the eight funding lines of a file, in cents, whose sum is the price. Rules are dated tables. */
import type { Dated } from '../cpf/dated.ts';
import { PARTICIPATION_CENTS, RIGHTS_CEILING_CENTS } from '../cpf/participation.ts';
import { below, elementAt, happens, normal, unit } from './chance.ts';
import type { Layer } from './layers.ts';
import type { Department } from './territory.ts';

/** The families of the kinds of action whose rights have a ceiling. */
const LIGHT_LICENCES = ['permis_b', 'permis_moto'] as const;
const CEILING_FAMILIES = { light_licence: LIGHT_LICENCES, skills_assessment: ['bilan'] } as const;
/** CléA is the one part of the RS without a ceiling. */
const RS_WITHOUT_CEILING = 'clea';

/** A light licence needs a job seeker or a third party since this day (finance law for 2026, article 203). */
const THIRD_PARTY_FROM = '2026-02-26';
/** What a third party must pay for a light licence at least. */
const THIRD_PARTY_LEAST = 10_000;

/** Rights at hand, in cents: 8,000 € for one in seven (the less qualified), 5,000 € for half, for the others something between 1,500 € and 5,000 €. */
const RIGHTS = {
  least: 150_000,
  most: 500_000,
  lessQualified: 800_000,
  percents: { lessQualified: 14, most: 50 },
} as const;

/**
 * Rest to pay by choice (price over the rights at hand): 8 % of files, median 210 €, mean 620 € (Dares, trainings of September 2022). Percent of files for each
 * 1,000 € of price, median part of the price, dispersion (of its logarithm), most.
 */
const REST = { percentByThousand: 4.2, median: 0.08, spread: 1.9, most: 0.9 } as const;

/** The five Regions that top up: which ones is our choice; five Regions paid 8.7 M€ in 2023. */
const REGIONS = ['32', '44', '75', '76', '93'] as const;

/** Top-ups beside the employment service: percent of files, and the part of the price they pay, from and to. */
const TOP_UPS = {
  region: { percent: 1.9, from: 0.2, to: 0.7 },
  etat: { percent: 0.75, from: 0.2, to: 0.8 },
  opco: { percent: 0.5, from: 0.2, to: 0.8 },
  entreprise: { percent: 1.4, from: 0.3, to: 1 },
  cec: { percent: 0.06, from: 0.05, to: 0.3 },
} as const;

/** A job seeker's top-up by the employment service, as part of the price. */
const EMPLOYMENT_SERVICE = { from: 0.25, to: 0.95 } as const;

const part = ({ from, to }: { from: number; to: number }, draw: number): string =>
  `round(price_cents * (${from} + ${to - from} * ${unit('chance', draw)}), -2)::bigint`;

const wanted = (name: keyof typeof TOP_UPS, draw: number, condition = 'true'): string =>
  `if(${condition} and ${happens('chance', draw, TOP_UPS[name].percent)}, ${part(TOP_UPS[name], draw + 1)}, 0)`;

const quoted = (values: readonly (string | number)[]): string => values.map((value) => `'${value}'`).join(', ');

/** The value in force on the day of validation: latest first. */
const inForceSql = <Value>(table: readonly Dated<Value>[], sql: (value: Value) => string, before: string): string =>
  `case ${table
    .toReversed()
    .map(({ from, value }) => `when validation >= date '${from}' then ${sql(value)}`)
    .join(' ')} else ${before} end`;

const due = inForceSql(PARTICIPATION_CENTS, String, '0');

const rightsAtHand = `case when ${happens('chance', 57, RIGHTS.percents.lessQualified)} then ${RIGHTS.lessQualified}
  when ${happens('chance', 58, RIGHTS.percents.most)} then ${RIGHTS.most} else ${RIGHTS.least} + ${below('chance', 59, (RIGHTS.most - RIGHTS.least) / 100)} * 100 end`;

const ceiling = inForceSql(
  RIGHTS_CEILING_CENTS,
  ({ RS, ...kinds }) => {
    const cases = Object.entries(CEILING_FAMILIES).map(
      ([kind, families]) => `when family_key in (${quoted(families)}) then ${kinds[kind as keyof typeof kinds]}`,
    );
    return `case ${cases.join(' ')} when register = 'RS' and family_key <> '${RS_WITHOUT_CEILING}' then ${RS} else rights_at_hand end`;
  },
  'rights_at_hand',
);

/** Layers over `price_cents`, `validation`, `family_key`, `register`, `is_job_seeker`, `residence` and `chance`: the eight columns of FUNDING_COLUMNS. */
export function fundingLayers(departments: readonly Department[]): Layer[] {
  // A list to look in: a long `in (…)` would become a join and lose the order of rows.
  const served = elementAt(
    departments.map(({ region }) => Number((REGIONS as readonly string[]).includes(region))),
    'residence',
  );
  const instructed = happens('chance', 40, '100 * employment_service / job_seekers');
  return [
    {
      needs_third_party: `family_key in (${quoted(LIGHT_LICENCES)}) and validation >= date '${THIRD_PARTY_FROM}' and not is_job_seeker`,
      wanted_pole_emploi: `if(is_job_seeker and ${instructed}, ${part(EMPLOYMENT_SERVICE, 41)}, 0)`,
      wanted_region: wanted('region', 42, `${served} = 1`),
      wanted_etat: wanted('etat', 44),
      wanted_opco: wanted('opco', 46, 'not is_job_seeker'),
      wanted_entreprise: wanted('entreprise', 48, 'not is_job_seeker'),
      wanted_cec: wanted('cec', 50),
      rest: `if(${happens('chance', 52, `${REST.percentByThousand} * price_cents / 100000`)},
        least(price_cents * ${REST.most}, ${REST.median} * price_cents * exp(${REST.spread} * ${normal('chance', 53)})), 0)::bigint`,
      rights_at_hand: rightsAtHand,
    },
    {
      rights: `least(rights_at_hand, ${ceiling})`,
      entreprise_cents: `least(price_cents, if(needs_third_party, greatest(wanted_entreprise, ${THIRD_PARTY_LEAST}), wanted_entreprise))`,
    },
    { pole_emploi_cents: 'least(price_cents - entreprise_cents, wanted_pole_emploi)' },
    { region_cents: 'least(price_cents - entreprise_cents - pole_emploi_cents, wanted_region)' },
    { etat_cents: 'least(price_cents - entreprise_cents - pole_emploi_cents - region_cents, wanted_etat)' },
    {
      opco_cents: 'least(price_cents - entreprise_cents - pole_emploi_cents - region_cents - etat_cents, wanted_opco)',
    },
    { left_cents: 'price_cents - entreprise_cents - pole_emploi_cents - region_cents - etat_cents - opco_cents' },
    { cec_cents: 'least(left_cents, wanted_cec)' },
    {
      titulaire_cents: `least(left_cents - cec_cents,
        greatest(if(is_job_seeker or entreprise_cents > 0, 0, ${due}), rest, left_cents - cec_cents - rights))`,
    },
    { france_competences_cents: 'left_cents - cec_cents - titulaire_cents' },
  ];
}
