/** Consumption by certification: every purchase validated by a holder since 2020, month by month. */

import { ATTENDANCE_MODES, FINANCERS, NOT_KNOWN, REGISTERS } from '../cpf/terms.ts';
import { CONSUMPTION_REASONS, FILE_STATUS_READINGS, FILE_STATUSES } from '../cpf/training-file.ts';
import { CERTIFICATION_CHAINS } from './certification-chains.ts';
import { CERTIFICATION_LABELS } from './certification-labels.ts';
import { CODE_RNCP, CODE_RS, dimension, FILES, funding, HOLDERS, LOAD_DATE, measure, text } from './columns.ts';
import type { Column, DatasetDefinition } from './definition.ts';
import { groupWithHolders } from './distinct-holders.ts';
import { roundedAmount, roundedShares } from './euros.ts';
import { keptFiles } from './kept-files.ts';
import { MONTHLY_HISTORY } from './movements.ts';
import { NOT_GIVEN, readings } from './readings.ts';
import { published, quote, STATUS_RANK, statusName, words } from './vocabulary-sql.ts';

const KEPT_FILES = keptFiles(CONSUMPTION_REASONS);
const LINES = FINANCERS.map(({ line }) => line);
const SHARES = roundedShares(LINES);

const columns: readonly Column[] = [
  LOAD_DATE,
  dimension(
    'date_validation',
    'date',
    text('Mois de validation', 'Month of validation'),
    text('Mois où le titulaire a validé l’achat.', 'Month when the holder validated the purchase.'),
    { label: 'date validation', precision: 'month' },
  ),
  dimension(
    'annee_de_validation',
    'int',
    text('Année de validation', 'Year of validation'),
    text('Année où le titulaire a validé l’achat.', 'Year when the holder validated the purchase.'),
    { label: 'année de validation', unit: 'year', facet: 'disjunctive' },
  ),
  dimension(
    'statut_dossier',
    'text',
    text('Statut du dossier', 'File status'),
    text(
      'Statut à la date de chargement : chaque publication récrit le passé, un dossier change de ligne quand il avance.',
      'Status on the load date: each release restates the past, a file changes row as it proceeds.',
    ),
    { vocabulary: FILE_STATUSES, readings: FILE_STATUS_READINGS, facet: 'disjunctive' },
  ),
  dimension(
    'type_referentiel',
    'text',
    text('Référentiel', 'Register'),
    text(
      'RNCP, répertoire spécifique (RS), ou exception légale (permis, bilan de compétences, VAE, création d’entreprise).',
      'RNCP, specific register (RS), or legislative exception (driving licences, skills assessment, VAE, business creation).',
    ),
    { vocabulary: words(REGISTERS), readings: readings(REGISTERS), facet: 'disjunctive' },
  ),
  CODE_RS,
  CODE_RNCP,
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
      nullable: text('certification absente des registres', 'certification absent from the registers'),
    },
  ),
  dimension(
    'domaine_formation_nsf',
    'text',
    text('Domaine (NSF)', 'Domain (NSF)'),
    text(
      'Groupe de la nomenclature des spécialités de formation.',
      'Group of the nomenclature of training specialities.',
    ),
    { readings: NOT_GIVEN, facet: 'disjunctive', searchable: true },
  ),
  dimension(
    'formacode_principal',
    'text',
    text('Formacodes', 'Formacodes'),
    text(
      'Formacodes de la certification, séparés par une virgule ; « -1 » quand il n’y en a pas.',
      'Formacodes of the certification, separated by a comma; “-1” when there are none.',
    ),
  ),
  dimension(
    'libelle_formacode_principal',
    'text',
    text('Libellés des Formacodes', 'Formacode labels'),
    text('Libellés des Formacodes, séparés par une virgule.', 'Labels of the Formacodes, separated by a comma.'),
    { searchable: true, nullable: text('aucun code, ou code hors du thésaurus', 'no code, or none in the thesaurus') },
  ),
  dimension(
    'modalite_presence',
    'text',
    text('Modalité', 'Attendance'),
    text('Présentiel, mixte ou à distance.', 'On site, mixed or remote.'),
    {
      vocabulary: words(ATTENDANCE_MODES),
      readings: { ...readings(ATTENDANCE_MODES), ...NOT_GIVEN },
      facet: 'disjunctive',
    },
  ),
  dimension(
    'region_lieu_formation',
    'text',
    text('Région du lieu de formation', 'Region of the place of training'),
    text(
      `Région du lieu, et non de résidence ; « ${NOT_KNOWN} » à distance.`,
      `Region of the place, not of residence; “${NOT_KNOWN}” when remote.`,
    ),
    { readings: NOT_GIVEN, facet: 'disjunctive', territory: true },
  ),
  dimension(
    'departement_lieu_formation',
    'text',
    text('Département du lieu de formation', 'Department of the place of training'),
    text(
      `Département du lieu, et non de résidence ; « ${NOT_KNOWN} » à distance.`,
      `Department of the place, not of residence; “${NOT_KNOWN}” when remote.`,
    ),
    { readings: NOT_GIVEN, facet: 'disjunctive', territory: true },
  ),
  FILES(),
  HOLDERS(),
  measure(
    'prix_moyen',
    'int',
    'euro',
    { kind: 'mean', numerator: 'montant_engage', weight: 'nb_dossiers' },
    text('Prix moyen', 'Mean price'),
    text(
      'Montant engagé par dossier de la ligne, en euros arrondis.',
      'Amount committed per file of the row, in rounded euros.',
    ),
  ),
  measure(
    'nb_dossiers_a_duree_connue',
    'int',
    'file',
    { kind: 'sum' },
    text('Dossiers à durée connue', 'Files of known duration'),
    text(
      'Nombre de dossiers dont la durée est renseignée : poids de la durée moyenne.',
      'Files whose duration is given: weight of the mean duration.',
    ),
  ),
  measure(
    'duree_moyenne',
    'int',
    'hour',
    { kind: 'mean', weight: 'nb_dossiers_a_duree_connue' },
    text('Durée moyenne', 'Mean duration'),
    text(
      'Durée moyenne en heures, sur les seuls dossiers à durée connue.',
      'Mean duration in hours, over files of known duration only.',
    ),
    { nullable: text('aucune durée connue', 'no known duration') },
  ),
  ...funding(true),
  dimension(
    'code_officiel_departement',
    'text',
    text('Code du département du lieu', 'Code of the department of the place'),
    text('Code officiel géographique, en texte.', 'Official geographic code, as text.'),
    { label: 'Code Officiel Département', nullable: text('à distance ou lieu non connu', 'remote or place not known') },
  ),
  dimension(
    'code_officiel_region',
    'text',
    text('Code de la région du lieu', 'Code of the region of the place'),
    text('Code officiel géographique, en texte.', 'Official geographic code, as text.'),
    { label: 'Code Officiel Région', nullable: text('à distance ou lieu non connu', 'remote or place not known') },
  ),
];

const GROUPS = groupWithHolders({
  name: 'consumption',
  files: KEPT_FILES.select(
    `*, date_trunc('month', validated_on)::date as month, ${STATUS_RANK} as status, departments.code as department`,
    'left join departments on departments.code = place_department',
  ),
  period: 'month',
  keys: ['status', 'register', 'certification_number', 'attendance_mode', 'department'],
  measures: [
    'count(hours) as files_of_known_duration',
    'sum(hours)::bigint as hours',
    ...FINANCERS.flatMap(({ line, count }) => [
      `sum(${line})::bigint as ${line}`,
      ...(count === null ? [] : [`count_if(${line} > 0) as ${count}`]),
    ]),
  ],
});

const ROWS = `
  select getvariable('as_of') as date_chargement, month as date_validation, year(month) as annee_de_validation,
    ${statusName('status')} as statut_dossier,
    ${published(REGISTERS, 'groups.register')} as type_referentiel,
    if(groups.register = 'RS', certification_number, '-1') as code_rs,
    if(groups.register = 'RNCP', certification_number, '-1') as code_rncp,
    coalesce(title, if(groups.register = 'CPF', 'CPF' || certification_number, null)) as intitule_certification,
    coalesce(nsf_label, ${quote(NOT_KNOWN)}) as domaine_formation_nsf,
    coalesce(nullif(formacodes, ''), '-1') as formacode_principal,
    formacode_labels as libelle_formacode_principal,
    ${published(ATTENDANCE_MODES, 'attendance_mode')} as modalite_presence,
    coalesce(region_name, ${quote(NOT_KNOWN)}) as region_lieu_formation,
    coalesce(departments.name, ${quote(NOT_KNOWN)}) as departement_lieu_formation,
    files as nb_dossiers, holders as nb_titulaires,
    round((${LINES.join(' + ')}) / 100 / files) as prix_moyen,
    files_of_known_duration as nb_dossiers_a_duree_connue, round(hours / files_of_known_duration) as duree_moyenne,
    ${roundedAmount(LINES)} as montant_engage,
    ${FINANCERS.map(({ share, count }, index) => `${count === null ? '' : `${count}, `}${SHARES[index]} as ${share}`).join(',\n    ')},
    department as code_officiel_departement, region_code as code_officiel_region
  from consumption_groups groups
  left join certification_labels labels on labels.register = groups.register and labels.number = certification_number
  left join departments on departments.code = department`;

export const CONSUMPTION: DatasetDefinition = {
  id: 'moncompteformation_formations_engagees',
  title: text('Mon Compte Formation : les formations engagées', 'Mon Compte Formation: training committed'),
  description: text(
    'Les formations achetées avec le compte personnel de formation depuis janvier 2020, mois par mois, par certification, statut du dossier, modalité, région et département du lieu : dossiers, titulaires, prix et durée moyens, montants engagés et leurs financeurs. Tous les achats validés par les titulaires y sont, annulés ensuite ou non, exceptions légales comprises.',
    'Training bought with the personal training account since January 2020, month by month, by certification, file status, attendance, region and department of the place: files, holders, mean price and duration, amounts committed and who pays them. Every purchase validated by a holder is there, cancelled later or not, legislative exceptions included.',
  ),
  keywords: [
    text('formation professionnelle', 'vocational training'),
    text('compte personnel de formation', 'personal training account'),
    text('certification', 'certification'),
    text('financement', 'funding'),
  ],
  cadence: 'monthly',
  grain: text(
    'mois de validation × statut à l’extraction × certification × modalité × région et département du lieu',
    'month of validation × status at extraction × certification × attendance × region and department of the place',
  ),
  columns,
  place: { column: 'departement_lieu_formation', written: 'name' },
  period: 'date_validation',
  key: [
    'date_validation',
    'statut_dossier',
    'type_referentiel',
    'code_rs',
    'code_rncp',
    'intitule_certification',
    'modalite_presence',
    'departement_lieu_formation',
  ],
  sort: [
    'date_validation',
    'type_referentiel',
    'code_rncp',
    'code_rs',
    'intitule_certification',
    'statut_dossier',
    'modalite_presence',
    'region_lieu_formation',
    'departement_lieu_formation',
  ],
  sources: ['training_files', 'certifications', 'formacodes', 'nsf_groups'],
  steps: [CERTIFICATION_LABELS, ...GROUPS, { table: 'rows', view: true, sql: ROWS }],
  dispositions: [KEPT_FILES.disposition],
  totals: [
    {
      name: 'nb_dossiers',
      rows: 'sum(nb_dossiers)',
      origin: KEPT_FILES.total('count(*)'),
    },
    {
      name: 'montant_engage',
      rows: 'sum(montant_engage)',
      origin: KEPT_FILES.total(`sum(${LINES.join(' + ')}) / 100`),
      tolerance: 'count(*) / 2',
    },
  ],
  checks: [
    {
      name: 'shares_sum',
      holds: `montant_engage = ${FINANCERS.map(({ share }) => share).join(' + ')}`,
      means: text('Les parts des financeurs font le montant.', 'The shares of the financers sum to the amount.'),
    },
    {
      name: 'holders_within_files',
      holds: 'nb_titulaires between 1 and nb_dossiers',
      means: text(
        'Il y a au moins un titulaire, et pas plus que de dossiers.',
        'There is at least one holder, and no more than files.',
      ),
    },
    {
      name: 'duration_known',
      holds: '(duree_moyenne is null) = (nb_dossiers_a_duree_connue = 0)',
      means: text(
        'La durée moyenne est vide exactement quand aucune durée n’est connue.',
        'The mean duration is null exactly when no duration is known.',
      ),
    },
    {
      name: 'one_register',
      holds: "(type_referentiel = 'RS') = (code_rs != '-1') and (type_referentiel = 'RNCP') = (code_rncp != '-1')",
      means: text('Une ligne n’a que le numéro de son répertoire.', 'A row has the number of its register only.'),
    },
  ],
  fewestRows: 1,
  unmasked: text(
    'Une ligne dit ce qui a été acheté, où la formation a lieu et qui la paie ; elle ne dit rien de qui l’achète : ni âge, ni genre, ni résidence, ni situation. Elle peut ne compter qu’un dossier : qui sait ce qu’une personne a acheté ce mois-là, et où, y lit le statut de son dossier, son prix et ses financeurs ; une part de France Travail dit qu’elle cherche un emploi.',
    'A row says what was bought, where training takes place and who pays; it says nothing of who buys: no age, gender, residence or situation. It may count one file only: whoever knows what a person bought that month, and where, reads there the status of the file, its price and its financers; a share of France Travail says that the person is looking for work.',
  ),
  expected: {
    codes: [
      { column: 'code_rncp', list: 'rncp', unknown: 0.01 },
      { column: 'code_rs', list: 'rs', unknown: 0.01 },
      { column: 'formacode_principal', list: 'formacode', unknown: 0.05 },
      { column: 'code_officiel_departement', list: 'department', unknown: 0 },
      { column: 'code_officiel_region', list: 'region', unknown: 0 },
    ],
    plausible: [
      {
        column: 'prix_moyen',
        least: 1,
        most: 25_000,
        why: text(
          'Prix moyen d’un dossier : 1 560 € en 2023 ; un titre de deux ans, une dizaine de milliers d’euros.',
          'Mean price of a file: 1,560 € in 2023; a diploma of two years, some ten thousand euros.',
        ),
      },
      {
        column: 'duree_moyenne',
        least: 1,
        most: 2_000,
        why: text('Plus d’une année à plein temps (1 607 heures).', 'More than a year of full time (1,607 hours).'),
      },
    ],
    movement: MONTHLY_HISTORY,
  },
  references: [CERTIFICATION_CHAINS],
  certifications: { numbers: { RNCP: 'code_rncp', RS: 'code_rs' }, title: 'intitule_certification' },
};
