/** The catalogue of certifying offers, as of a day. */

import { KEPT, SESSION_REASONS, TRAINING_REASONS } from '../cpf/offer.ts';
import { reasonSql } from '../cpf/rule.ts';
import { LEVELS } from '../cpf/terms.ts';
import { CATALOGUE_COLUMNS } from './catalogue-columns.ts';
import { text } from './columns.ts';
import type { DatasetDefinition, Step } from './definition.ts';
import type { ExpectedCodes } from './expected.ts';
import { meanings } from './kept-files.ts';
import { PHOTOGRAPH } from './movements.ts';
import { atRelease, published, quote } from './vocabulary-sql.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const JUDGED_SESSIONS: Step = {
  table: 'judged_sessions',
  sql: `select session_id, action_id, ${reasonSql(SESSION_REASONS, KEPT)} as disposition from ${atRelease('sessions')}`,
};

const OPEN_ACTIONS: Step = {
  table: 'open_actions',
  sql: `
    select actions.action_id, training_id, attendance_mode, hours, price_cents,
      if(attendance_mode = 2, null, department) as department, count(*) as open_sessions
    from actions join judged_sessions on judged_sessions.action_id = actions.action_id and disposition = ${quote(KEPT)}
    group by all`,
};

/** One row per training with the facts that the rules speak of, and its disposition. Qualiopi belongs to the legal unit: the first nine digits of the SIRET. */
const JUDGED_TRAININGS: Step = {
  table: 'judged_trainings',
  sql: `
    with qualified as (
      select distinct siren from ${atRelease('qualiopi')}
      where category = 'training' and (held_from is null or held_from <= as_of) and (held_to is null or held_to >= as_of)
    ),
    open_sessions as (select training_id, sum(open_sessions)::bigint as open_sessions from open_actions group by all),
    facts as (
      select training.training_id, training.register, training.certification_number, as_of,
        certification.number is not null as certification_known, active, registered_from, registered_to,
        siren is not null as qualiopi, coalesce(open_sessions, 0) as open_sessions
      from ${atRelease('trainings')} training
      left join certifications certification
        on certification.register = training.register and certification.number = training.certification_number
      left join qualified on siren = left(provider_siret, 9)
      left join open_sessions on open_sessions.training_id = training.training_id
    )
    select training_id, register, certification_number, ${reasonSql(TRAINING_REASONS, KEPT)} as disposition from facts`,
};

/** Offers of a training in a place: hours over the actions that give them, 0 when none does; fees over all actions. */
const PLACES: Step = {
  table: 'places',
  sql: `
    select training_id, department, count(*) as actions, sum(open_sessions)::bigint as sessions,
      coalesce(sum(if(attendance_mode = 2, open_sessions, 0)), 0)::bigint as remote_sessions,
      coalesce(min(hours), 0) as hours_min, coalesce(max(hours), 0) as hours_max, coalesce(round(avg(hours)), 0)::bigint as hours_mean,
      coalesce(sum(hours), 0)::bigint as hours_total,
      min(price_cents) as cents_min, max(price_cents) as cents_max, sum(price_cents)::bigint as cents_total
    from open_actions group by all`,
};

const ROWS: Step = {
  table: 'rows',
  view: true,
  sql: `
    select getvariable('as_of') as date_chargement, providers.name as nom_of, training.register as type_referentiel,
      if(training.register = 'RS', training.certification_number, '-1') as code_rs,
      if(training.register = 'RNCP', training.certification_number, '-1') as code_rncp,
      certification.title as intitule_certification,
      if(training.register = 'RNCP', nullif(${published(LEVELS, 'certification.level', '')}, ''), null) as libelle_niveau_sortie_formation,
      ${numbers(5)
        .map((n) => `formacode_${n} as code_formacode_${n}`)
        .join(', ')},
      formacodes.label as libelle_code_formacode_principal,
      ${numbers(5)
        .map((n) => `if(training.register = 'RNCP', rome_${n}, null) as code_rome_${n}`)
        .join(', ')},
      ${numbers(3)
        .map((n) => `group_${n}.label as libelle_nsf_${n}`)
        .join(', ')},
      ${numbers(3)
        .map((n) => `left(nsf_${n}, 3) as code_nsf_${n}`)
        .join(', ')},
      certifinfo as code_certifinfo, provider_siret as siret_of, training.training_id as numero_formation,
      training.title as intitule_formation, highlights as points_forts, objective as objectif_formation,
      content as contenu_formation, expected_results as resultats_attendus_formation,
      actions as nb_action, sessions as nb_session_active, remote_sessions as nb_session_a_distance,
      hours_min as nombre_heures_total_min, hours_max as nombre_heures_total_max, hours_mean as nombre_heures_total_mean,
      cents_min / 100 as frais_ttc_tot_min, cents_max / 100 as frais_ttc_tot_max,
      round(cents_total / 100 / actions, 6) as frais_ttc_tot_mean,
      places.department as code_departement, region_code as code_region, departments.name as nom_departement, region_name as nom_region,
      hours_total as nbaction_nbheures, region_code as coderegion_export
    from places
    join judged_trainings judged on judged.training_id = places.training_id and disposition = ${quote(KEPT)}
    join trainings training on training.training_id = places.training_id
    join certifications certification
      on certification.register = training.register and certification.number = training.certification_number
    left join providers on providers.siret = provider_siret
    left join departments on departments.code = places.department
    left join formacodes on formacodes.code = formacode_1
    ${numbers(3)
      .map((n) => `left join nsf_groups group_${n} on group_${n}.code = left(nsf_${n}, 3)`)
      .join('\n    ')}`,
};

export const CATALOGUE: DatasetDefinition = {
  id: 'moncompteformation_catalogueformation',
  title: text('Mon Compte Formation : l’offre de formation', 'Mon Compte Formation: the training offer'),
  description: text(
    'Les formations certifiantes ouvertes à l’inscription sur Mon Compte Formation, par département du lieu : certification, organisme, prix, durée, sessions. N’y sont pas : permis de conduire, bilans de compétences, VAE, création et reprise d’entreprise.',
    'Certifying trainings open for enrolment on Mon Compte Formation, by department of the place: certification, provider, price, duration, sessions. Driving licences, skills assessments, VAE and business creation are not in it.',
  ),
  keywords: [
    text('offre de formation', 'training offer'),
    text('compte personnel de formation', 'personal training account'),
    text('certification', 'certification'),
    text('organisme de formation', 'training provider'),
  ],
  cadence: 'daily',
  grain: text(
    'formation × département du lieu (aucun à distance)',
    'training × department of the place (none when remote)',
  ),
  columns: CATALOGUE_COLUMNS,
  place: { column: 'code_departement', written: 'code' },
  key: ['numero_formation', 'code_departement'],
  sort: ['numero_formation', 'code_departement'],
  sources: ['trainings', 'actions', 'sessions', 'certifications', 'providers', 'qualiopi', 'formacodes', 'nsf_groups'],
  steps: [JUDGED_SESSIONS, OPEN_ACTIONS, JUDGED_TRAININGS, PLACES, ROWS],
  dispositions: [
    {
      source: 'trainings',
      sql: 'select disposition, count(*) as rows from judged_trainings group by all',
      reasons: { ...meanings(TRAINING_REASONS), [KEPT]: text('Dans le catalogue.', 'In the catalogue.') },
    },
    {
      source: 'actions',
      sql: `
        select case when open_actions.action_id is null then 'no_open_session' when disposition != ${quote(KEPT)} then 'training_not_kept' else ${quote(KEPT)} end as disposition,
          count(*) as rows
        from actions join judged_trainings using (training_id) left join open_actions using (action_id) group by all`,
      reasons: {
        no_open_session: text(
          'Aucune session de l’action n’est ouverte à l’inscription.',
          'No session of the action is open for enrolment.',
        ),
        training_not_kept: text('Sa formation n’est pas dans le catalogue.', 'Its training is not in the catalogue.'),
        [KEPT]: text('Comptée dans le catalogue.', 'Counted in the catalogue.'),
      },
    },
    {
      source: 'sessions',
      sql: `
        select case when session.disposition != ${quote(KEPT)} then session.disposition when training.disposition != ${quote(KEPT)} then 'training_not_kept' else ${quote(KEPT)} end as disposition,
          count(*) as rows
        from judged_sessions session join actions using (action_id) join judged_trainings training using (training_id) group by all`,
      reasons: {
        ...meanings(SESSION_REASONS),
        training_not_kept: text('Sa formation n’est pas dans le catalogue.', 'Its training is not in the catalogue.'),
        [KEPT]: text('Comptée dans le catalogue.', 'Counted in the catalogue.'),
      },
    },
  ],
  totals: [
    {
      name: 'numero_formation',
      rows: 'count(distinct numero_formation)',
      origin: { figure: 'count(*)', from: `judged_trainings where disposition = ${quote(KEPT)}` },
    },
    {
      name: 'nb_session_active',
      rows: 'sum(nb_session_active)',
      origin: {
        figure: 'sum(open_sessions)',
        from: `open_actions join judged_trainings using (training_id) where disposition = ${quote(KEPT)}`,
      },
    },
  ],
  checks: [
    {
      name: 'one_register',
      holds: "(code_rs = '-1') != (code_rncp = '-1') and (type_referentiel = 'RS') = (code_rncp = '-1')",
      means: text('Une ligne a le numéro d’un seul répertoire.', 'A row has the number of one register.'),
    },
    {
      name: 'ordered',
      holds:
        'nombre_heures_total_min <= nombre_heures_total_mean and nombre_heures_total_mean <= nombre_heures_total_max and frais_ttc_tot_min <= frais_ttc_tot_mean + 1e-6 and frais_ttc_tot_mean <= frais_ttc_tot_max + 1e-6',
      means: text(
        'Le plus petit, la moyenne et le plus grand sont dans l’ordre.',
        'Smallest, mean and largest are in order.',
      ),
    },
    {
      name: 'remote_within_sessions',
      holds: 'nb_session_a_distance <= nb_session_active and nb_session_active >= nb_action',
      means: text(
        'Les sessions à distance sont parmi les ouvertes, et chaque action en a une au moins.',
        'Remote sessions are among the open ones, and each action has one at least.',
      ),
    },
  ],
  fewestRows: 1,
  unmasked: text(
    'Une ligne est une offre de formation et son organisme : aucune personne formée n’y est comptée. Un organisme qui exerce en son nom y est nommé, comme dans les registres publics.',
    'A row is a training on offer and its provider: no trained person is counted in it. A provider trading under their own name is named, as in the public registers.',
  ),
  expected: {
    codes: [
      { column: 'code_rncp', list: 'rncp', unknown: 0 },
      { column: 'code_rs', list: 'rs', unknown: 0 },
      // Not every code of the real catalogue is in the thesaurus in force.
      ...numbers(5).map((n): ExpectedCodes => ({ column: `code_formacode_${n}`, list: 'formacode', unknown: 0.05 })),
      ...numbers(3).map((n): ExpectedCodes => ({ column: `code_nsf_${n}`, list: 'nsf', unknown: 0.02 })),
      { column: 'siret_of', list: 'provider', unknown: 0.05 },
      { column: 'code_departement', list: 'department', unknown: 0 },
      { column: 'code_region', list: 'region', unknown: 0 },
    ],
    plausible: [
      {
        column: 'frais_ttc_tot_mean',
        least: 1,
        most: 50_000,
        why: text(
          'Prix moyen d’une offre par domaine : de 480 à 10 950 € fin 2023.',
          'Mean price of an offer by domain: from 480 to 10,950 € at the end of 2023.',
        ),
      },
      {
        column: 'nombre_heures_total_mean',
        least: 0,
        most: 3_000,
        why: text(
          'Durée moyenne d’une offre par domaine : de 7 à 977 heures fin 2023 ; 0 : non connue.',
          'Mean duration of an offer by domain: from 7 to 977 hours at the end of 2023; 0: not known.',
        ),
      },
    ],
    movement: PHOTOGRAPH,
  },
};
