/** Columns of the catalogue, in the latest published order known. */
import { LEVELS } from '../cpf/terms.ts';
import { CODE_RNCP, CODE_RS, dimension, LOAD_DATE, measure, REGISTER, text } from './columns.ts';
import type { Aggregation, Column, Text } from './definition.ts';
import { readings } from './readings.ts';
import { words } from './vocabulary-sql.ts';

const FEWER = text('moins de codes que de places', 'fewer codes than places');
const REMOTE = text('à distance, ou sans lieu', 'remote, or without a place');
const NOT_GIVEN = text('non renseigné par l’organisme', 'not given by the provider');

const numbered = (count: number, prefix: string, title: Text, description: Text): Column[] =>
  Array.from({ length: count }, (_, index) =>
    dimension(
      `${prefix}_${index + 1}`,
      'text',
      text(`${title.fr} ${index + 1}`, `${title.en} ${index + 1}`),
      description,
      { nullable: FEWER },
    ),
  );

const longText = (name: string, title: Text): Column =>
  dimension(name, 'text', title, text('Texte de l’organisme, HTML possible.', 'Text of the provider, possibly HTML.'), {
    nullable: NOT_GIVEN,
    searchable: true,
    markup: true,
  });

const place = (name: string, title: Text, named: boolean): Column =>
  dimension(name, 'text', title, text('Lieu de la formation.', 'Place of the training.'), {
    nullable: REMOTE,
    ...(named ? { facet: 'disjunctive', territory: true } : {}),
  });

const KINDS: readonly {
  readonly suffix: string;
  readonly fr: string;
  readonly en: string;
  readonly aggregation: Aggregation;
}[] = [
  { suffix: 'min', fr: 'le plus petit', en: 'smallest', aggregation: { kind: 'min' } },
  { suffix: 'max', fr: 'le plus grand', en: 'largest', aggregation: { kind: 'max' } },
  { suffix: 'mean', fr: 'moyenne', en: 'mean', aggregation: { kind: 'mean', weight: 'nb_action' } },
];

const HOURS = KINDS.map(({ suffix, fr, en, aggregation }) =>
  measure(
    `nombre_heures_total_${suffix}`,
    'int',
    'hour',
    aggregation,
    text(`Heures (${fr})`, `Hours (${en})`),
    text(
      'Heures totales, sur les actions qui les donnent ; 0 quand aucune ne les donne.',
      'Total hours, over the actions that give them; 0 when none does.',
    ),
  ),
);

const FEES = KINDS.map(({ suffix, fr, en, aggregation }) =>
  measure(
    `frais_ttc_tot_${suffix}`,
    'double',
    'euro',
    aggregation,
    text(`Frais TTC (${fr})`, `Fees, tax included (${en})`),
    text(
      'Frais de la formation toutes taxes comprises, sur ses actions, en euros.',
      'Fees of the training, tax included, over its actions, in euros.',
    ),
  ),
);

const LEVEL = dimension(
  'libelle_niveau_sortie_formation',
  'text',
  text('Niveau de sortie', 'Level of exit'),
  text('Niveau de la certification, pour le RNCP seulement.', 'Level of the certification, for the RNCP only.'),
  {
    vocabulary: words(LEVELS),
    readings: readings(LEVELS),
    facet: 'disjunctive',
    nullable: text('RS, ou sans niveau', 'RS, or without level'),
  },
);

export const CATALOGUE_COLUMNS: readonly Column[] = [
  LOAD_DATE,
  dimension(
    'nom_of',
    'text',
    text('Organisme', 'Provider'),
    text('Nom de l’organisme de formation.', 'Name of the training provider.'),
    {
      nullable: text('non public', 'not public'),
      searchable: true,
    },
  ),
  REGISTER(),
  CODE_RS,
  CODE_RNCP,
  dimension(
    'intitule_certification',
    'text',
    text('Certification', 'Certification'),
    text('Intitulé de la certification.', 'Title of the certification.'),
    {
      facet: 'disjunctive',
      searchable: true,
    },
  ),
  LEVEL,
  ...numbered(
    5,
    'code_formacode',
    text('Formacode', 'Formacode'),
    text('Formacode de la certification.', 'Formacode of the certification.'),
  ),
  dimension(
    'libelle_code_formacode_principal',
    'text',
    text('Formacode principal', 'Main Formacode'),
    text('Libellé du premier Formacode.', 'Label of the first Formacode.'),
    {
      nullable: text('aucun code, ou code hors du thésaurus', 'no code, or not in the thesaurus'),
      facet: 'disjunctive',
      searchable: true,
    },
  ),
  ...numbered(
    5,
    'code_rome',
    text('Code ROME', 'ROME code'),
    text('Métier visé, pour le RNCP seulement.', 'Job aimed at, for the RNCP only.'),
  ),
  ...numbered(
    3,
    'libelle_nsf',
    text('Domaine (NSF)', 'Domain (NSF)'),
    text('Groupe de la nomenclature des spécialités.', 'Group of the nomenclature of specialities.'),
  ),
  ...numbered(
    3,
    'code_nsf',
    text('Code NSF', 'NSF code'),
    text('Code du groupe, trois chiffres.', 'Code of the group, three digits.'),
  ),
  dimension(
    'code_certifinfo',
    'text',
    text('Code Certif Info', 'Certif Info code'),
    text('Code du réseau des Carif-Oref.', 'Code of the Carif-Oref network.'),
    {
      nullable: text('non connu', 'not known'),
    },
  ),
  dimension(
    'siret_of',
    'text',
    text('SIRET de l’organisme', 'SIRET of the provider'),
    text('Quatorze chiffres, en texte.', 'Fourteen digits, as text.'),
    {
      aliases: ['siret'],
    },
  ),
  dimension(
    'numero_formation',
    'text',
    text('Numéro de formation', 'Training number'),
    text('SIRET et référence de l’organisme.', 'SIRET and the provider’s own reference.'),
  ),
  dimension(
    'intitule_formation',
    'text',
    text('Formation', 'Training'),
    text('Intitulé commercial.', 'Commercial title.'),
    { searchable: true },
  ),
  longText('points_forts', text('Points forts', 'Strong points')),
  longText('objectif_formation', text('Objectif', 'Objective')),
  longText('contenu_formation', text('Contenu', 'Content')),
  longText('resultats_attendus_formation', text('Résultats attendus', 'Expected results')),
  measure(
    'nb_action',
    'int',
    'action',
    { kind: 'sum' },
    text('Actions', 'Actions'),
    text('Actions de la formation dans ce lieu.', 'Actions of the training in this place.'),
    { told: text('le nombre d’actions', 'the number of actions') },
  ),
  measure(
    'nb_session_active',
    'int',
    'session',
    { kind: 'sum' },
    text('Sessions ouvertes', 'Open sessions'),
    text('Sessions ouvertes à l’inscription.', 'Sessions open for enrolment.'),
    { told: text('le nombre de sessions ouvertes', 'the number of open sessions') },
  ),
  measure(
    'nb_session_a_distance',
    'int',
    'session',
    { kind: 'sum' },
    text('Sessions à distance', 'Remote sessions'),
    text('Dont à distance.', 'Of which remote.'),
  ),
  ...HOURS,
  ...FEES,
  place('code_departement', text('Code du département', 'Department code'), false),
  place('code_region', text('Code de la région', 'Region code'), true),
  place('nom_departement', text('Département', 'Department'), true),
  place('nom_region', text('Région', 'Region'), true),
  measure(
    'nbaction_nbheures',
    'int',
    'hour',
    { kind: 'sum' },
    text('Heures des actions', 'Hours of the actions'),
    text(
      'Somme des heures des actions ; 0 quand elles ne sont pas connues.',
      'Sum of the hours of the actions; 0 when they are not known.',
    ),
  ),
  place('coderegion_export', text('Code de la région (carte)', 'Region code (map)'), false),
];
