/** Entries into training and exits from it: month by month, by certification and contracting provider. */
import { ENTRY_REASONS, FILE_STATUSES, type FileStatus } from '../cpf/training-file.ts';
import { CERTIFICATION_LABELS } from './certification-labels.ts';
import { CODE_RNCP, CODE_RS, dimension, LOAD_DATE, measure, REGISTER, text } from './columns.ts';
import type { Column, DatasetDefinition, Step } from './definition.ts';
import { keptFiles } from './kept-files.ts';
import { MONTHLY_HISTORY } from './movements.ts';
import { STATUS_RANK } from './vocabulary-sql.ts';

const KEPT_FILES = keptFiles(ENTRY_REASONS);
const WHOLE = 'Clos - Réalisation Totale';
const PART = 'Clos - Réalisation Partielle';
const isStatus = (status: FileStatus): string => `status = ${FILE_STATUSES.indexOf(status)}`;

/** Trainees of one move; a file enters once and exits once at most. */
const trainees = (
  name: string,
  title: Column['title'],
  description: Column['description'],
  told: Column['title'],
): Column => measure(name, 'int', 'file', { kind: 'sum' }, title, description, { told });

const columns: readonly Column[] = [
  dimension(
    'annee_mois',
    'date',
    text('Mois', 'Month'),
    text('Mois de l’entrée ou de la sortie.', 'Month of the entry or of the exit.'),
    { precision: 'month' },
  ),
  dimension(
    'annee',
    'int',
    text('Année', 'Year'),
    text('Année de l’entrée ou de la sortie.', 'Year of the entry or of the exit.'),
    { unit: 'year', facet: 'disjunctive' },
  ),
  dimension(
    'mois',
    'int',
    text('Mois de l’année', 'Month of the year'),
    text('De 1 (janvier) à 12.', 'From 1 (January) to 12.'),
    { facet: 'disjunctive' },
  ),
  REGISTER({
    nullable: text(
      'exception légale, ou certification qui n’est pas active à la date de chargement',
      'legislative exception, or certification not active on the load date',
    ),
  }),
  CODE_RNCP,
  CODE_RS,
  dimension(
    'code_certifinfo',
    'text',
    text('Code Certif Info', 'Certif Info code'),
    text('Code du réseau des Carif-Oref.', 'Code of the Carif-Oref network.'),
    { nullable: text('non connu', 'not known') },
  ),
  dimension(
    'intitule_certification',
    'text',
    text('Certification', 'Certification'),
    text(
      'Intitulé de la certification ou de l’exception légale.',
      'Title of the certification or legislative exception.',
    ),
    {
      facet: 'disjunctive',
      searchable: true,
      nullable: text('certification absente des répertoires', 'certification absent from the registers'),
    },
  ),
  dimension(
    'siret_of_contractant',
    'text',
    text('SIRET de l’organisme contractant', 'SIRET of the contracting provider'),
    text(
      'Quatorze chiffres, en texte : l’organisme qui a vendu la formation.',
      'Fourteen digits, as text: the provider that sold the training.',
    ),
  ),
  dimension(
    'raison_sociale_of_contractant',
    'text',
    text('Organisme contractant', 'Contracting provider'),
    text('Nom de l’organisme contractant.', 'Name of the contracting provider.'),
    { searchable: true, nullable: text('non public', 'not public') },
  ),
  trainees(
    'entrees_formation',
    text('Entrées en formation', 'Entries into training'),
    text(
      'Stagiaires entrés dans le mois, à la date d’entrée déclarée par l’organisme ; les petits nombres sont publiés.',
      'Trainees who started in the month, by the entry date declared by the provider; small numbers are published.',
    ),
    text('le nombre d’entrées', 'the number of entries'),
  ),
  trainees(
    'sorties_realisation_partielle',
    text('Sorties, réalisation partielle', 'Exits, followed in part'),
    text(
      'Stagiaires sortis dans le mois sans avoir tout suivi, une fois le service fait validé.',
      'Trainees who left in the month without having followed everything, once the service is validated.',
    ),
    text('le nombre de sorties en réalisation partielle', 'the number of exits followed in part'),
  ),
  trainees(
    'sorties_realisation_totale',
    text('Sorties, réalisation totale', 'Exits, wholly followed'),
    text(
      'Stagiaires sortis dans le mois en ayant tout suivi, une fois le service fait validé.',
      'Trainees who left in the month having followed everything, once the service is validated.',
    ),
    text('le nombre de sorties en réalisation totale', 'the number of exits wholly followed'),
  ),
  LOAD_DATE,
];

/** Files that entered, with their status and the day of their exit: the earliest told, of the facts known at the date. */
const ENTERED: Step = {
  table: 'entered_files',
  view: true,
  sql: KEPT_FILES.select(
    `register, certification_number, provider_siret, entered_on, ${STATUS_RANK} as status,
      case when exited_on <= as_of then exited_on when service_declared_on <= as_of then service_declared_on
        else service_validated_on end as left_on`,
  ),
};

const month = (day: string): string => `date_trunc('month', ${day})::date as month`;
const KEYS = 'register, certification_number, provider_siret';

const MOVES: Step = {
  table: 'moves',
  sql: `
    select month, ${KEYS}, sum(entries)::bigint as entries, sum(part)::bigint as part, sum(whole)::bigint as whole
    from (
      select ${month('entered_on')}, ${KEYS}, count(*) as entries, 0 as part, 0 as whole from entered_files group by all
      union all
      select ${month('left_on')}, ${KEYS}, 0 as entries, count_if(${isStatus(PART)}) as part, count_if(${isStatus(WHOLE)}) as whole
      from entered_files where ${isStatus(PART)} or ${isStatus(WHOLE)} group by all
    )
    group by all`,
};

const ROWS: Step = {
  table: 'rows',
  view: true,
  sql: `
    select month as annee_mois, year(month) as annee, month(month) as mois,
      if(certification.active, moves.register, null) as type_referentiel,
      if(moves.register = 'RNCP', certification_number, '-1') as code_rncp,
      if(moves.register = 'RS', certification_number, '-1') as code_rs,
      certifinfo as code_certifinfo,
      coalesce(labels.title, if(moves.register = 'CPF', 'CPF' || certification_number, null)) as intitule_certification,
      provider_siret as siret_of_contractant, providers.name as raison_sociale_of_contractant,
      entries as entrees_formation, part as sorties_realisation_partielle, whole as sorties_realisation_totale,
      getvariable('as_of') as date_chargement
    from moves
    left join certification_labels labels on labels.register = moves.register and labels.number = certification_number
    left join certifications certification on certification.register = moves.register and certification.number = certification_number
    left join providers on providers.siret = provider_siret`,
};

const ORDER = ['annee_mois', 'code_rncp', 'code_rs', 'intitule_certification', 'siret_of_contractant'];

export const ENTRIES: DatasetDefinition = {
  id: 'entree_sortie_formation',
  title: text('Mon Compte Formation : entrées et sorties', 'Mon Compte Formation: entries and exits'),
  description: text(
    'Les entrées en formation et les sorties, mois par mois, par certification et organisme contractant, pour les formations commencées depuis janvier 2020. Une entrée compte dans le mois de l’entrée, une sortie dans celui de la sortie, une fois le service fait validé : les derniers mois se complètent d’une publication à l’autre. Comme sur le portail officiel, les petits nombres sont publiés.',
    'Entries into training and exits, month by month, by certification and contracting provider, for training begun since January 2020. An entry counts in its month, an exit in the month of the exit, once the service is validated: recent months fill up from release to release. As on the official portal, small numbers are published.',
  ),
  keywords: [
    text('entrée en formation', 'entry into training'),
    text('compte personnel de formation', 'personal training account'),
    text('certification', 'certification'),
    text('organisme de formation', 'training provider'),
  ],
  cadence: 'monthly',
  grain: text(
    'mois × certification × organisme contractant (SIRET)',
    'month × certification × contracting provider (SIRET)',
  ),
  columns,
  period: 'annee_mois',
  key: ORDER,
  sort: ORDER,
  sources: ['training_files', 'certifications', 'providers', 'formacodes', 'nsf_groups'],
  steps: [CERTIFICATION_LABELS, ENTERED, MOVES, ROWS],
  dispositions: [KEPT_FILES.disposition],
  totals: [
    {
      name: 'entrees_formation',
      rows: 'sum(entrees_formation)',
      origin: KEPT_FILES.total('count(*)'),
    },
    {
      name: 'sorties_realisation_partielle',
      rows: 'sum(sorties_realisation_partielle)',
      origin: { figure: 'count(*)', from: `entered_files where ${isStatus(PART)}` },
    },
    {
      name: 'sorties_realisation_totale',
      rows: 'sum(sorties_realisation_totale)',
      origin: { figure: 'count(*)', from: `entered_files where ${isStatus(WHOLE)}` },
    },
  ],
  checks: [
    {
      name: 'somebody_moved',
      holds: 'entrees_formation + sorties_realisation_partielle + sorties_realisation_totale > 0',
      means: text('Une ligne a une entrée ou une sortie au moins.', 'A row has one entry or exit at least.'),
    },
    {
      name: 'one_month',
      holds: 'annee = year(annee_mois) and mois = month(annee_mois)',
      means: text('L’année et le mois sont ceux de la ligne.', 'Year and month are those of the row.'),
    },
    {
      name: 'one_register',
      holds:
        "(code_rs = '-1' or code_rncp = '-1') and (type_referentiel is null or (type_referentiel = 'RS') = (code_rs != '-1'))",
      means: text('Une ligne n’a que le numéro de son répertoire.', 'A row has the number of its register only.'),
    },
  ],
  fewestRows: 1,
  unmasked: text(
    'Une ligne dit combien de personnes entrent en formation et en sortent, pour une certification et un organisme ; elle ne dit rien d’elles : ni âge, ni genre, ni résidence, ni situation. Elle peut n’en compter qu’une : qui sait où une personne se forme, et à quoi, y lit si elle a suivi sa formation en entier.',
    'A row says how many people enter training and leave it, for a certification and a provider; it says nothing of them: no age, gender, residence or situation. It may count one only: whoever knows where a person trains, and for what, reads there whether the training was followed to its end.',
  ),
  expected: {
    codes: [
      { column: 'code_rncp', list: 'rncp', unknown: 0.01 },
      { column: 'code_rs', list: 'rs', unknown: 0.01 },
      { column: 'siret_of_contractant', list: 'provider', unknown: 0.05 },
    ],
    plausible: [
      {
        column: 'entrees_formation',
        least: 0,
        most: 5_000,
        why: text(
          'Le plus grand nombre vu dans un extrait réel est 133 ; un mois entier compte environ 120 000 entrées.',
          'The largest number seen in a real extract is 133; a whole month has about 120,000 entries.',
        ),
      },
    ],
    movement: MONTHLY_HISTORY,
  },
};
