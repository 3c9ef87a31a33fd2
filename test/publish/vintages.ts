/** The columns of the official files as each known state of the portal exported them: their order and names. */
import type { Column, DatasetDefinition } from '../../src/datasets/index.ts';

/** A state of the official file of a dataset. */
export interface Vintage {
  readonly name: string;
  readonly dataset: string;
  /** Columns of that time, in their order, by their current names; all of the definition when absent. */
  readonly columns?: readonly string[];
  /** Names of that time, by the current ones. */
  readonly names: Readonly<Record<string, string>>;
  /** Columns that had no name yet. */
  readonly without?: readonly string[];
  /** Headers are the labels of the portal. */
  readonly labels?: true;
}

const CATALOGUE = 'moncompteformation_catalogueformation';
const CONSUMPTION = 'moncompteformation_formations_engagees';
const ENTRIES = 'entree_sortie_formation';

const OLD = { date_chargement: 'date_extract', code_rs: 'code_inventaire', siret_of: 'siret' };
const LATER_TEXTS = ['objectif_formation', 'contenu_formation', 'resultats_attendus_formation'];
const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}_${i + 1}`);

/** The 44 columns of July 2024, in their order. */
const OF_JULY_2024 = [
  ...['date_chargement', 'nom_of', 'nom_departement', 'nom_region', 'type_referentiel', 'code_rs', 'code_rncp'],
  ...['intitule_certification', 'libelle_niveau_sortie_formation', ...numbered('code_formacode', 5)],
  ...['libelle_code_formacode_principal', ...numbered('code_rome', 5), ...numbered('libelle_nsf', 3)],
  ...[
    ...numbered('code_nsf', 3),
    'code_certifinfo',
    'siret_of',
    'numero_formation',
    'intitule_formation',
    'points_forts',
  ],
  ...['nb_action', 'nb_session_active', 'nb_session_a_distance'],
  ...['min', 'max', 'mean'].map((kind) => `nombre_heures_total_${kind}`),
  ...['min', 'max', 'mean'].map((kind) => `frais_ttc_tot_${kind}`),
  ...['code_departement', 'code_region', 'nbaction_nbheures', 'coderegion_export'],
];

export const CATALOGUE_VINTAGES: readonly Vintage[] = [
  { name: 'catalogue of July 2024 (44 columns)', dataset: CATALOGUE, columns: OF_JULY_2024, names: OLD },
  {
    name: 'catalogue between two names',
    dataset: CATALOGUE,
    names: { date_chargement: 'date_extract', code_rs: 'code_inventaire' },
    without: LATER_TEXTS,
  },
  { name: 'catalogue of 2025 (47 columns)', dataset: CATALOGUE, names: {} },
];

export const CONSUMPTION_VINTAGES: readonly Vintage[] = [
  { name: 'consumption with labels', dataset: CONSUMPTION, names: {}, labels: true },
  { name: 'consumption with technical names', dataset: CONSUMPTION, names: {} },
  {
    name: 'consumption with older names',
    dataset: CONSUMPTION,
    names: { date_chargement: 'date_extract', code_rs: 'code_inventaire' },
  },
];

/** The 14 columns of April 2025, in their order. */
const OF_APRIL_2025 = [
  ...['annee_mois', 'annee', 'mois', 'type_referentiel', 'code_rncp', 'code_rs', 'code_certifinfo'],
  ...['intitule_certification', 'siret_of_contractant', 'raison_sociale_of_contractant', 'entrees_formation'],
  ...['sorties_realisation_partielle', 'sorties_realisation_totale', 'date_chargement'],
];

export const ENTRIES_VINTAGES: readonly Vintage[] = [
  { name: 'entries and exits of April 2025 (14 columns)', dataset: ENTRIES, columns: OF_APRIL_2025, names: {} },
];

/** The columns of a vintage and their headers, in the order of the file. */
export function headersOf({ columns }: DatasetDefinition, vintage: Vintage): { column: Column; header: string }[] {
  const named = vintage.columns ?? columns.map(({ name }) => name);
  return named
    .filter((name) => vintage.without?.includes(name) !== true)
    .map((name) => columns.find((column) => column.name === name)!)
    .map((column) => ({
      column,
      header: vintage.names[column.name] ?? (vintage.labels === true ? (column.label ?? column.name) : column.name),
    }));
}
