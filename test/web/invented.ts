/** Invented rows for every dataset, made from its definition: a value for each column, of its type and vocabulary, the same at each run. */
import type { Column, DatasetDefinition } from '../../src/datasets/index.ts';
import { literal } from '../../src/warehouse/duck.ts';

const REGIONS = ['Bretagne', 'Île-de-France', 'La Réunion', 'Occitanie', 'Provence-Alpes-Côte d’Azur', 'Non renseigné'];
const DEPARTMENTS = ['Côtes-d’Armor', 'Gironde', 'Haute-Garonne', 'La Réunion', 'Paris', 'Val-d’Oise', 'Non renseigné'];
/** Of each department, in the same order: its code, empty when there is none, and its region. */
const DEPARTMENT_CODES = ['22', '33', '31', '974', '75', '95', ''];
const DEPARTMENT_REGIONS = [
  'Bretagne',
  'Nouvelle-Aquitaine',
  'Occitanie',
  'La Réunion',
  'Île-de-France',
  'Île-de-France',
  'Non renseigné',
];
const CERTIFICATIONS = [
  'Test d’anglais professionnel',
  'Bilan de compétences',
  'Permis de conduire, catégorie B',
  'Certificat Voltaire',
  'Titre professionnel Assistant de direction',
  'BTS Management commercial opérationnel',
  'Exercer la mission de formateur en entreprise',
  'Spécialités plurivalentes de la communication et de l’information, mention traitement de l’information documentaire',
];
const PROVIDERS = ['AMPHORE FORMATION', 'Institut des langues vivantes', 'L’Atelier du numérique', 'CONDUITE OUEST'];
/** The number of each provider, in the same order. */
const SIRETS = ['11111111100011', '22222222200022', '33333333300033', '44444444400044'];
const DOMAINS = ['Langues vivantes', 'Transport, manutention, magasinage', 'Informatique, traitement de l’information'];

/** A number from 0 that depends on the row and on a name, and on nothing else. */
const chance = (name: string, sides: number): string => `(hash(i, ${literal(name)}) % ${sides})::int`;
const oneOf = (name: string, values: readonly string[]): string =>
  `[${values.map(literal).join(', ')}][${chance(name, values.length)} + 1]`;
const sometimesNull = (name: string, sql: string): string => `if(${chance(`${name} null`, 9)} = 0, null, ${sql})`;

const FILES = `if(${chance('size', 10)} < 7, 1 + ${chance('few', 20)}, 5 + ${chance('many', 900)})`;
const MONTH = `(date '2023-01-01' + interval (${chance('month', 34)}) month)::date`;

/** Columns whose values hang together; the others follow from their type. */
const BY_NAME: Readonly<Record<string, string>> = {
  date_chargement: "getvariable('as_of')::date",
  date_validation: MONTH,
  annee_mois: MONTH,
  annee: `year(${MONTH})`,
  annee_de_validation: `year(${MONTH})`,
  annee_entree: `year(${MONTH})`,
  trimestre_entree: `year(${MONTH}) || '-T' || quarter(${MONTH})`,
  intitule_certification: sometimesNull('title', oneOf('title', CERTIFICATIONS)),
  intitule_formation: oneOf('title', CERTIFICATIONS),
  numero_formation: "lpad(i::varchar, 14, '0') || '_F1'",
  domaine_formation_nsf: oneOf('domain', DOMAINS),
  mois: `month(${MONTH})`,
  libelle_nsf_1: oneOf('domain', DOMAINS),
  nom_of: oneOf('provider', PROVIDERS),
  siret_of: oneOf('provider', SIRETS),
  raison_sociale_of_contractant: oneOf('provider', PROVIDERS),
  siret_of_contractant: oneOf('provider', SIRETS),
  region_lieu_formation: oneOf('department', DEPARTMENT_REGIONS),
  code_officiel_departement: `nullif(${oneOf('department', DEPARTMENT_CODES)}, '')`,
  code_departement: sometimesNull('department', `nullif(${oneOf('department', DEPARTMENT_CODES)}, '')`),
  region_titulaire: oneOf('region', REGIONS),
  nom_region: sometimesNull('region', oneOf('region', REGIONS)),
  departement_lieu_formation: oneOf('department', DEPARTMENTS),
  departement_titulaire: oneOf('department', DEPARTMENTS),
  nom_departement: sometimesNull('department', oneOf('department', DEPARTMENTS)),
  code_rs: `if(${chance('register', 2)} = 0, '-1', (5000 + ${chance('title', CERTIFICATIONS.length)})::varchar)`,
  code_rncp: `if(${chance('register', 2)} = 1, '-1', (31000 + ${chance('title', CERTIFICATIONS.length)})::varchar)`,
  nb_dossiers: FILES,
  nb_titulaires: `greatest(1, ${FILES} - ${chance('twice', 3)})`,
  prix_moyen: `300 + ${chance('price', 3000)}`,
  montant_engage: `${FILES} * (300 + ${chance('price', 3000)})`,
  nb_dossiers_a_duree_connue: `if(${chance('hours', 8)} = 0, 0, ${FILES})`,
  duree_moyenne: `if(${chance('hours', 8)} = 0, null, 7 + ${chance('length', 300)})`,
  secret: `if(${chance('secret', 6)} = 0, 'moins de 5 titulaires', null)`,
};

const BY_TYPE: Readonly<Record<Column['type'], (name: string) => string>> = {
  text: (name) => `lpad(${chance(name, 95)}::varchar, 2, '0')`,
  int: (name) => chance(name, 4000),
  double: (name) => `${chance(name, 400_000)} / 100`,
  date: () => "getvariable('as_of')::date",
};

function columnSql(column: Column, definition: DatasetDefinition): string {
  const { name, type, vocabulary, nullable } = column;
  const plain = BY_NAME[name] ?? (vocabulary === undefined ? BY_TYPE[type](name) : oneOf(name, vocabulary));
  if (definition.disclosure?.measures.includes(name)) return `if(${BY_NAME.secret} is null, ${plain}, null)`;
  return nullable === undefined || name in BY_NAME ? plain : sometimesNull(name, plain);
}

/** SQL of `count` rows of a dataset, as of a day. */
export const inventedRows = (definition: DatasetDefinition, count: number, asOf: string): string =>
  `select ${definition.columns
    .map((column) => `${columnSql(column, definition)} as "${column.name}"`)
    .join(', ')
    .replaceAll("getvariable('as_of')", literal(asOf))} from range(${count}) rows(i)`;
