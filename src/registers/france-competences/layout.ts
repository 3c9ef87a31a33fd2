/**
 * The daily export of the national registers (France compétences, data.gouv.fr “repertoire-national-des-certifications-professionnelles-
 * et-repertoire-specifique”, layout of 2024-02): ten CSV files, named `export_fiches_CSV_<name>_YYYY_MM_DD.csv`.
 */

/** One of the ten files. */
export interface FicheFile {
  /** Its name within that of the file. */
  readonly name: string;
  /** Recognises the file, whatever became of its accents in the archive. */
  readonly pattern: RegExp;
  readonly columns: readonly string[];
  /** Why its records are read and counted only. */
  readonly countedOnly?: string;
}

const NO_TABLE = 'the contract of sources has no table for them';

/** The ten files, by a short name of this house; all their columns must be there, in any order. */
export const FICHE_FILES = {
  standard: {
    name: 'Standard',
    pattern: /_Standard[_.]/i,
    columns: [
      'Id_Fiche',
      'Numero_Fiche',
      'Intitule',
      'Abrege_Libelle',
      'Abrege_Intitule',
      'Nomenclature_Europe_Niveau',
      'Nomenclature_Europe_Intitule',
      'Accessible_Nouvelle_Caledonie',
      'Accessible_Polynesie_Francaise',
      'Date_dernier_jo',
      'Date_Decision',
      'Date_Fin_Enregistrement',
      'Date_Effet',
      'Type_Enregistrement',
      'Validation_Partielle',
      'Actif',
    ],
  },
  successions: {
    name: 'Ancienne_Nouvelle_Certification',
    pattern: /_Ancienne_Nouvelle_Certification[_.]/i,
    columns: ['Numero_Fiche', 'Ancienne_Certification', 'Nouvelle_Certification'],
  },
  blocks: {
    name: 'Blocs_De_Compétences',
    pattern: /_Blocs_De_Comp[^_]*[_.]/i,
    columns: ['Numero_Fiche', 'Bloc_Competences_Code', 'Bloc_Competences_Libelle'],
    countedOnly: NO_TABLE,
  },
  agreements: {
    name: 'CCN',
    pattern: /_CCN[_.]/i,
    columns: ['Numero_Fiche', ...[1, 2, 3].flatMap((place) => [`Ccn_${place}_Numero`, `Ccn_${place}_Libelle`])],
    countedOnly: NO_TABLE,
  },
  certifiers: {
    name: 'Certificateurs',
    pattern: /_Certificateurs[_.]/i,
    columns: ['Numero_Fiche', 'Siret_Certificateur', 'Nom_Certificateur'],
  },
  formacodes: {
    name: 'Formacode',
    pattern: /_Formacode[_.]/i,
    columns: ['Numero_Fiche', 'Formacode_Code', 'Formacode_Libelle'],
  },
  nsf: { name: 'Nsf', pattern: /_Nsf[_.]/i, columns: ['Numero_Fiche', 'Nsf_Code', 'Nsf_Intitule'] },
  partners: {
    name: 'Partenaires',
    pattern: /_Partenaires[_.]/i,
    columns: ['Numero_Fiche', 'Nom_Partenaire', 'Siret_Partenaire', 'Habilitation_Partenaire'],
  },
  rome: { name: 'Rome', pattern: /_Rome[_.]/i, columns: ['Numero_Fiche', 'Codes_Rome_Code', 'Codes_Rome_Libelle'] },
  access: {
    name: 'VoixdAccès',
    pattern: /_VoixdAcc[^_]*[_.]/i,
    columns: ['Numero_Fiche', 'Si_Jury'],
    countedOnly: NO_TABLE,
  },
} as const satisfies Record<string, FicheFile>;

/** Short name of one of the ten files. */
export type FicheFileKey = keyof typeof FICHE_FILES;

/** The ten short names. */
export const FICHE_FILE_KEYS = Object.keys(FICHE_FILES) as FicheFileKey[];

/** Which of the ten files has this name, if any. Hidden files and those that archivers add (`._…`) are none. */
export const ficheFileNamed = (file: string): FicheFileKey | undefined =>
  file.startsWith('.') || !/\.csv$/i.test(file)
    ? undefined
    : FICHE_FILE_KEYS.find((key) => FICHE_FILES[key].pattern.test(file));
