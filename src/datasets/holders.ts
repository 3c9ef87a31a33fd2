/** Who trains: entries into training by quarter, in two tables: by region with all characteristics, by department with fewer. */
import { AGE_CLASSES, FINANCERS, GENDERS, NOT_KNOWN, SITUATIONS } from '../cpf/terms.ts';
import { ENTRY_REASONS, FILE_STATUS_READINGS, FILE_STATUSES } from '../cpf/training-file.ts';
import { dimension, FILES, funding, HOLDERS, LOAD_DATE, MASKED, text } from './columns.ts';
import type { Column, DatasetDefinition, Disclosure, Step } from './definition.ts';
import { groupWithHolders } from './distinct-holders.ts';
import { roundedAmount, roundedShares } from './euros.ts';
import { keptFiles } from './kept-files.ts';
import { QUARTERLY_HISTORY } from './movements.ts';
import { NOT_GIVEN, readings } from './readings.ts';
import { ageClass, published, quote, STATUS_RANK, statusName, words } from './vocabulary-sql.ts';

const LINES = FINANCERS.map(({ line }) => line);
const KEPT_FILES = keptFiles(ENTRY_REASONS);
const MASK = { nullable: MASKED };
const NAMED = text(`« ${NOT_KNOWN} » quand elle n’est pas connue.`, `“${NOT_KNOWN}” when not known.`);

/** Distinct holders under this number: measures masked. Provisional threshold, until disclosure control proper decides on linked tables. */
const FEWEST_HOLDERS = 5;

const REASON = text(`moins de ${FEWEST_HOLDERS} titulaires`, `fewer than ${FEWEST_HOLDERS} holders`);

const disclosure = (measures: readonly string[]): Disclosure => ({
  fewestHolders: FEWEST_HOLDERS,
  holders: 'nb_titulaires',
  measures,
  reasonColumn: 'secret',
  reason: REASON.fr,
  linked: text(
    '« Les usagers » et « les usagers par département » comptent les mêmes entrées en formation, et « entrées et sorties » les compte aussi, mois par mois, sans rien masquer.',
    '“The users” and “the users by department” count the same entries into training, and “entries and exits” counts them too, month by month, without masking.',
  ),
});

const PERIOD: readonly Column[] = [
  LOAD_DATE,
  dimension(
    'annee_entree',
    'int',
    text('Année d’entrée', 'Year of entry'),
    text('Année d’entrée en formation.', 'Year of entry into training.'),
    {
      unit: 'year',
      facet: 'disjunctive',
    },
  ),
  dimension(
    'trimestre_entree',
    'text',
    text('Trimestre d’entrée', 'Quarter of entry'),
    text('Trimestre d’entrée en formation, « 2022-T3 ».', 'Quarter of entry into training, “2022-T3” for the third.'),
    { facet: 'disjunctive' },
  ),
];

const STATUS = dimension(
  'statut_dossier',
  'text',
  text('Statut du dossier', 'File status'),
  text('Statut à la date de chargement.', 'Status on the load date.'),
  { vocabulary: FILE_STATUSES, readings: FILE_STATUS_READINGS, facet: 'disjunctive' },
);

const PERSON: readonly Column[] = [
  dimension(
    'genre',
    'text',
    text('Genre', 'Gender'),
    text(`Genre du titulaire. ${NAMED.fr}`, `Gender of the holder. ${NAMED.en}`),
    {
      vocabulary: [...words(GENDERS), NOT_KNOWN],
      readings: { ...readings(GENDERS), ...NOT_GIVEN },
      facet: 'disjunctive',
    },
  ),
  dimension(
    'classe_age',
    'text',
    text('Âge', 'Age'),
    text(
      `Âge à l’entrée en formation (différence de millésime). ${NAMED.fr}`,
      `Age at entry (difference of calendar years). ${NAMED.en}`,
    ),
    {
      vocabulary: [...words(AGE_CLASSES), NOT_KNOWN],
      readings: { ...readings(AGE_CLASSES), ...NOT_GIVEN },
      facet: 'disjunctive',
    },
  ),
];

const SECRET = dimension(
  'secret',
  'text',
  text('Secret statistique', 'Statistical secrecy'),
  text(
    'Pourquoi les mesures de la ligne sont masquées ; vide quand elles ne le sont pas.',
    'Why the measures of the row are masked; empty when they are not.',
  ),
  { nullable: text('rien n’est masqué', 'nothing is masked'), readings: { [REASON.fr]: REASON.en } },
);

const AGE = `${ageClass('year(entered_on) - holder_birth_year')} as age`;
/** Entries grouped by quarter and `keys`, which are columns of `files` or made by `more`. */
const entries = (name: string, keys: readonly string[], more: readonly string[]): Step[] =>
  groupWithHolders({
    name,
    files: KEPT_FILES.select(
      ['*', "date_trunc('quarter', entered_on)::date as quarter", AGE, ...more].join(', '),
      'left join departments on departments.code = holder_department',
    ),
    period: 'quarter',
    keys: ['holder_gender', 'age', ...keys],
    measures: LINES.map((line) => `sum(${line})::bigint as ${line}`),
  });

const PERIOD_SQL = `getvariable('as_of') as date_chargement, year(quarter) as annee_entree,
      year(quarter) || '-T' || quarter(quarter) as trimestre_entree`;

/** Totals are compared before measures are masked. */
const TOTALS = [
  { name: 'nb_dossiers', rows: 'sum(nb_dossiers)', origin: KEPT_FILES.total('count(*)') },
  {
    name: 'montant_engage',
    rows: 'sum(montant_engage)',
    origin: KEPT_FILES.total(`sum(${LINES.join(' + ')}) / 100`),
    tolerance: 'count(*) / 2',
  },
];

const HOLDERS_WITHIN_FILES = {
  name: 'holders_within_files',
  holds: '(nb_titulaires is null and nb_dossiers is null) or nb_titulaires between 1 and nb_dossiers',
  means: text(
    'Il y a au moins un titulaire, et pas plus que de dossiers.',
    'There is at least one holder, and no more than files.',
  ),
};

const SHARES = FINANCERS.map(({ share }) => share);

export const HOLDERS_BY_REGION: DatasetDefinition = {
  id: 'moncompteformation_usagers',
  title: text('Mon Compte Formation : les usagers', 'Mon Compte Formation: the users'),
  description: text(
    'Les entrées en formation depuis 2020, par trimestre, statut du dossier, région de résidence, genre, âge et situation du titulaire : dossiers, titulaires, montants. Les lignes de moins de cinq titulaires sont masquées.',
    'Entries into training since 2020, by quarter, file status, region of residence, gender, age and situation of the holder: files, holders, amounts. Rows of fewer than five holders are masked.',
  ),
  keywords: [
    text('usagers', 'users'),
    text('compte personnel de formation', 'personal training account'),
    text('demandeur d’emploi', 'job seeker'),
  ],
  cadence: 'quarterly',
  grain: text(
    'trimestre d’entrée × statut × région de résidence × genre × âge × situation',
    'quarter of entry × status × region of residence × gender × age × situation',
  ),
  columns: [
    ...PERIOD,
    STATUS,
    dimension(
      'region_titulaire',
      'text',
      text('Région de résidence', 'Region of residence'),
      text(
        `Région de résidence du titulaire, et non du lieu de formation. ${NAMED.fr}`,
        `Region where the holder lives, not of the place of training. ${NAMED.en}`,
      ),
      { readings: NOT_GIVEN, facet: 'disjunctive', territory: true },
    ),
    ...PERSON,
    dimension(
      'situation_titulaire',
      'text',
      text('Situation', 'Situation'),
      text(
        `Demandeur d’emploi, ou catégorie socioprofessionnelle déclarée. ${NAMED.fr}`,
        `Job seeker, or declared socio-professional category. ${NAMED.en}`,
      ),
      {
        vocabulary: [...words(SITUATIONS), NOT_KNOWN],
        readings: { ...readings(SITUATIONS), ...NOT_GIVEN },
        facet: 'disjunctive',
      },
    ),
    FILES(MASK),
    HOLDERS(MASK),
    ...funding(false, MASK),
    SECRET,
  ],
  period: 'trimestre_entree',
  key: ['trimestre_entree', 'statut_dossier', 'region_titulaire', 'genre', 'classe_age', 'situation_titulaire'],
  sort: ['trimestre_entree', 'statut_dossier', 'region_titulaire', 'genre', 'classe_age', 'situation_titulaire'],
  sources: ['training_files'],
  steps: [
    ...entries(
      'entries',
      ['status', 'region', 'holder_situation'],
      [`${STATUS_RANK} as status`, `coalesce(region_name, ${quote(NOT_KNOWN)}) as region`],
    ),
    {
      table: 'rows',
      view: true,
      sql: `
        select ${PERIOD_SQL}, ${statusName('status')} as statut_dossier, region as region_titulaire,
          ${published(GENDERS, 'holder_gender')} as genre, age as classe_age, ${published(SITUATIONS, 'holder_situation')} as situation_titulaire,
          files as nb_dossiers, holders as nb_titulaires, ${roundedAmount(LINES)} as montant_engage,
          ${roundedShares(LINES)
            .map((share, index) => `${share} as ${SHARES[index]}`)
            .join(', ')}, null::varchar as secret
        from entries_groups`,
    },
  ],
  dispositions: [KEPT_FILES.disposition],
  totals: TOTALS,
  checks: [
    HOLDERS_WITHIN_FILES,
    {
      name: 'shares_sum',
      holds: `montant_engage is null or montant_engage = ${SHARES.join(' + ')}`,
      means: text('Les parts des financeurs font le montant.', 'The shares of the financers sum to the amount.'),
    },
  ],
  fewestRows: 1,
  expected: { codes: [], plausible: [], movement: QUARTERLY_HISTORY },
  disclosure: disclosure(['nb_dossiers', 'nb_titulaires', 'montant_engage', ...SHARES]),
};

export const HOLDERS_BY_DEPARTMENT: DatasetDefinition = {
  id: 'moncompteformation_usagers_departements',
  title: text('Mon Compte Formation : les usagers par département', 'Mon Compte Formation: the users by department'),
  description: text(
    'Les entrées en formation depuis 2020, par trimestre, département de résidence, genre, âge et situation au regard de l’emploi : dossiers, titulaires, montants. La même population que « les usagers », avec moins de caractéristiques. Les lignes de moins de cinq titulaires sont masquées.',
    'Entries into training since 2020, by quarter, department of residence, gender, age and job seeker or not: files, holders, amounts. The same population as “the users”, with fewer characteristics. Rows of fewer than five holders are masked.',
  ),
  keywords: [
    text('usagers', 'users'),
    text('département', 'department'),
    text('compte personnel de formation', 'personal training account'),
  ],
  cadence: 'quarterly',
  grain: text(
    'trimestre d’entrée × département de résidence × genre × âge × demandeur d’emploi ou non',
    'quarter of entry × department of residence × gender × age × job seeker or not',
  ),
  columns: [
    ...PERIOD,
    dimension(
      'departement_titulaire',
      'text',
      text('Département de résidence', 'Department of residence'),
      text(`Département de résidence du titulaire. ${NAMED.fr}`, `Department where the holder lives. ${NAMED.en}`),
      { readings: NOT_GIVEN, facet: 'disjunctive', territory: true },
    ),
    ...PERSON,
    dimension(
      'demandeur_emploi',
      'text',
      text('Demandeur d’emploi', 'Job seeker'),
      text(`« Oui » ou « Non ». ${NAMED.fr}`, `“Oui” (yes) or “Non” (no). ${NAMED.en}`),
      {
        vocabulary: ['Oui', 'Non', NOT_KNOWN],
        readings: { Oui: 'Yes', Non: 'No', ...NOT_GIVEN },
        facet: 'disjunctive',
      },
    ),
    FILES(MASK),
    HOLDERS(MASK),
    funding(false, MASK)[0]!,
    SECRET,
  ],
  place: { column: 'departement_titulaire', written: 'name' },
  period: 'trimestre_entree',
  key: ['trimestre_entree', 'departement_titulaire', 'genre', 'classe_age', 'demandeur_emploi'],
  sort: ['trimestre_entree', 'departement_titulaire', 'genre', 'classe_age', 'demandeur_emploi'],
  sources: ['training_files'],
  steps: [
    ...entries(
      'entries',
      ['department', 'job_seeker'],
      [
        `coalesce(departments.name, ${quote(NOT_KNOWN)}) as department`,
        `case when holder_situation is null then ${quote(NOT_KNOWN)} when holder_situation = 'job_seeker' then 'Oui' else 'Non' end as job_seeker`,
      ],
    ),
    {
      table: 'rows',
      view: true,
      sql: `
        select ${PERIOD_SQL}, department as departement_titulaire, ${published(GENDERS, 'holder_gender')} as genre, age as classe_age,
          job_seeker as demandeur_emploi, files as nb_dossiers, holders as nb_titulaires, ${roundedAmount(LINES)} as montant_engage,
          null::varchar as secret
        from entries_groups`,
    },
  ],
  dispositions: [KEPT_FILES.disposition],
  totals: TOTALS,
  checks: [HOLDERS_WITHIN_FILES],
  fewestRows: 1,
  expected: { codes: [], plausible: [], movement: QUARTERLY_HISTORY },
  disclosure: disclosure(['nb_dossiers', 'nb_titulaires', 'montant_engage']),
};
