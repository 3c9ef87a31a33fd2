/** Offers in force on the last day: trainings, their actions, their sessions. */

import { type Engine, literal } from '../warehouse/duck.ts';
import { below, chanceKey, elementAt, happens, waiting } from './chance.ts';
import { copySimulated } from './copy.ts';
import { type Layer, layered } from './layers.ts';
import { TEXT_LAYERS } from './offer-texts.ts';
import { placeLayers, priceLayers } from './prices.ts';
import { type Providers, providerAt, siretLayers } from './providers.ts';
import { type Department, residenceSlots, SLOTS } from './territory.ts';

/** Offers of certifications that expired in this many days before the last one, and their weight beside the others. */
const EXPIRED = { days: 400, weight: 0.3 } as const;

/** Offers are dearer and longer than what is bought: permis B 1,230 € on offer (CDC, 2023), 908 € bought (Dares). */
const OFFER_PRICE = { CPF: 124, RS: 112, RNCP: 185 } as const;
const OFFER_HOURS = { CPF: 1.1, RS: 1, RNCP: 1.35 } as const;

/** Remote trainings are fewer on offer than in purchases: 22 % of catalogue rows have no place. */
const REMOTE_ON_OFFER = 0.31;
/** Of the actions of a training that has a place, percent that are remote. */
const REMOTE_BESIDE = 5;

/** Means: further actions of a training, further sessions of an action. */
const FURTHER = { actions: 0.9, sessions: 1.1 } as const;
const MOST = { actions: 12, sessions: 10 } as const;

/** Percent of trainings whose sessions are all past, and of sessions whose recruitment is closed. */
const STALE = 5;
const CLOSED = 7;
/** Percent of sessions with entries at any time: on site or mixed, remote. */
const PERMANENT = { placed: 18, remote: 62 } as const;

/** Percent of RNCP trainings that sell skills blocks, and most blocks of one. */
const BLOCKS = { percent: 30, most: 4 } as const;

interface OfferScheme {
  readonly folder: string;
  readonly seed: number;
  readonly trainings: number;
  readonly until: string;
}

const byRegister = (values: Readonly<Record<string, number>>): string =>
  `case f.register ${Object.entries(values)
    .map(([register, value]) => `when '${register}' then ${value}`)
    .join(' ')} end`;

/** `simulation.offers`: number of trainings by certification, exact on the families' shares. */
async function makeOfferCells(engine: Engine, { trainings, until }: OfferScheme): Promise<void> {
  await engine.run(`create table simulation.offers as
    with sold as (
      select *, if(registered_to >= date ${literal(until)}, weight, (weight * ${EXPIRED.weight})::bigint) as present from simulation.certifications
      where registered_to >= date ${literal(until)} - ${EXPIRED.days}
    ), weighed as (
      select certification, f.offers * present * 1000000 // sum(present) over (partition by s.family) as weight from sold s join simulation.families f using (family)
    ), stacked as (
      select *, sum(weight) over (order by certification rows unbounded preceding)::hugeint as upto, sum(weight) over ()::hugeint as total from weighed
    ), placed as (
      select certification, upto * ${trainings} // total as next, (upto - weight) * ${trainings} // total as first from stacked
    )
    select first::bigint as first, (next - first)::bigint as count, c.certification, c.number::varchar as certification_number, c.title as certification_title, c.register, f.family_key, f.days, f.on_site, f.mixed, f.hours_known, f.first_provider, f.provider_count,
      f.price as usual_price, ${byRegister(OFFER_PRICE)} as price_level, f.hours * ${byRegister(OFFER_HOURS)} as usual_hours
    from placed join simulation.certifications c using (certification) join simulation.families f on f.family = c.family
    where next > first order by certification`);
}

async function makeTrainings(
  engine: Engine,
  scheme: OfferScheme,
  providers: Providers,
  departments: readonly Department[],
): Promise<void> {
  const query = layered('select *, first + unnest(range(count)) as training from simulation.offers', [
    { chance: chanceKey(scheme.seed, 'trainings', 'training') },
    {
      residence: elementAt(residenceSlots(departments), below('chance', 1, SLOTS)),
      is_remote: happens('chance', 2, `(100 - on_site - mixed) * ${REMOTE_ON_OFFER}`),
      is_stale: happens('chance', 3, STALE),
    },
    { provider: providerAt(providers, 'chance', 'if(is_remote, null, residence)', 4) },
    ...siretLayers('provider_siret'),
    {
      training_id: `provider_siret || '_F' || lpad((training + 1)::varchar, 7, '0')`,
      created_on: `date ${literal(scheme.until)} - ${below('chance', 5, 1500)}`,
      sold_blocks: `if(register = 'RNCP' and ${happens('chance', 6, BLOCKS.percent)}, 1 + ${below('chance', 7, BLOCKS.most)}, 0)`,
    },
    {
      updated_on: `created_on + ${below('chance', 8, `datediff('day', created_on, date ${literal(scheme.until)}) + 1`)}`,
      skills_blocks: `if(sold_blocks = 0, null, array_to_string(list_transform(range(1, sold_blocks + 1), lambda block: 'RNCP' || certification_number || 'BC' || lpad(block::varchar, 2, '0')), ' '))`,
    },
    ...TEXT_LAYERS,
  ]);
  await engine.run(`create table simulation.trainings as ${query}`);
}

/** The town of a place, drawn among the largest of its department; null without a place. */
function townLayers(departments: readonly Department[]): Layer[] {
  const codes = departments.map(({ code }) => code);
  const counts = departments.map(({ towns }) => towns.length);
  const firsts = counts.map((_, place) => counts.slice(0, place).reduce((sum, count) => sum + count, 0));
  const names = departments.flatMap(({ towns }) => towns.map(({ name }) => name));
  const postalCodes = departments.flatMap(({ towns }) => towns.map(({ postalCode }) => postalCode));
  return [
    {
      department: elementAt(codes, 'place'),
      town: `${elementAt(firsts, 'place')} + ${below('chance', 40, elementAt(counts, 'place'))}`,
    },
    { postal_code: elementAt(postalCodes, 'town'), city: elementAt(names, 'town') },
  ];
}

async function makeActions(engine: Engine, scheme: OfferScheme, departments: readonly Department[]): Promise<void> {
  const number = `1 + least(${MOST.actions - 1}, ${waiting('chance', 30, FURTHER.actions)})`;
  const placed = `(100.0 - ${REMOTE_BESIDE}) / greatest(1, on_site + mixed)`;
  const query = layered(
    `select * exclude (chance) replace (if(is_remote, 0, on_site * ${placed}) as on_site, if(is_remote, 0, mixed * ${placed}) as mixed), unnest(range(${number})) as action from simulation.trainings`,
    [
      { chance: chanceKey(scheme.seed, 'actions', `training * ${MOST.actions} + action`) },
      {
        action_id: `training_id || '_A' || (action + 1)`,
        url: `if(${happens('chance', 1, 60)}, 'https://formation.example/' || lower(certification_number) || '/' || (training + 1) || '-' || (action + 1), null)`,
        language: `if(${happens('chance', 2, 85)}, 'FR', null)`,
      },
      ...placeLayers(departments),
      ...townLayers(departments),
      ...priceLayers(departments),
    ],
  );
  await engine.run(`create table simulation.actions as ${query}`);
}

async function writeSessions(engine: Engine, scheme: OfferScheme): Promise<number> {
  const until = `date ${literal(scheme.until)}`;
  const query = layered(
    `select action_id, training, action, is_stale, days, attendance_mode, unnest(range(1 + least(${MOST.sessions - 1}, ${waiting('chance', 50, FURTHER.sessions)}))) as session from simulation.actions`,
    [
      {
        chance: chanceKey(
          scheme.seed,
          'sessions',
          `(training * ${MOST.actions} + action) * ${MOST.sessions} + session`,
        ),
      },
      {
        session_id: `action_id || '_S' || (session + 1)`,
        permanent: `session = 0 and not is_stale and ${happens('chance', 1, `if(attendance_mode = 2, ${PERMANENT.remote}, ${PERMANENT.placed})`)}`,
        recruiting: `not ${happens('chance', 2, CLOSED)}`,
        start: `${until} + if(is_stale, -20 - ${below('chance', 3, 300)}, ${below('chance', 3, 330)} - 60)`,
      },
      {
        starts_on: 'if(permanent, null, start)',
        ends_on: `if(permanent or ${happens('chance', 4, 8)}, null, start + days)`,
      },
    ],
  );
  return copySimulated(engine, scheme.folder, 'sessions', query);
}

/** Writes `habilitations`: every provider is a declared partner for what it offers. */
const writeHabilitations = (engine: Engine, folder: string): Promise<number> =>
  copySimulated(
    engine,
    folder,
    'habilitations',
    `select distinct register, certification_number as number, provider_siret as siret, 'HABILITATION_ORGA_FORM' as habilitation
    from simulation.trainings where register <> 'CPF' order by all`,
  );

/** Writes `habilitations`, `trainings`, `actions` and `sessions`. Some trainings end in each disposition: certification expired, provider without Qualiopi, no open session, excluded category. */
export async function writeOffers(
  engine: Engine,
  scheme: OfferScheme,
  providers: Providers,
  departments: readonly Department[],
): Promise<{ habilitations: number; trainings: number; actions: number; sessions: number }> {
  await makeOfferCells(engine, scheme);
  await makeTrainings(engine, scheme, providers, departments);
  await makeActions(engine, scheme, departments);
  return {
    habilitations: await writeHabilitations(engine, scheme.folder),
    trainings: await copySimulated(engine, scheme.folder, 'trainings', 'select * from simulation.trainings'),
    actions: await copySimulated(engine, scheme.folder, 'actions', 'select * from simulation.actions'),
    sessions: await writeSessions(engine, scheme),
  };
}
