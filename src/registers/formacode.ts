/** The Formacode thesaurus (Centre Inffo; not redistributable: read from the operator's own copy). */
import { FORMACODE } from '../sources/columns.ts';
import { headerOf } from './csv-table.ts';
import { importNomenclature, type Nomenclature } from './nomenclature.ts';
import type { ImportOptions, RegisterReport } from './report.ts';

/** Columns of V14 (2024), by which V13 is read too. The semantic field is written `150 DEVELOPPEMENT PROFESSIONNEL ET PERSONNEL`. */
const THESAURUS: Nomenclature = {
  register: 'formacode',
  table: 'formacodes',
  columns: [
    { name: 'code', header: 'Code du Terme' },
    { name: 'label', header: 'Descripteur en typo riche' },
    { name: 'semantic_field', header: 'Champ sémantique' },
  ],
  form: FORMACODE,
  further: `nullif(regexp_extract(semantic_field, '^[0-9]{3}'), '') as field`,
  checks: (of) => [
    {
      of,
      column: 'semantic_field',
      wrong: `semantic_field is not null and not regexp_matches(semantic_field, '^[0-9]{3} ')`,
      expected: 'three digits and a name; read as none',
    },
  ],
};

/** Writes `formacodes` from the CSV of the thesaurus. */
export const importFormacode = (path: string, options: ImportOptions): Promise<RegisterReport> =>
  importNomenclature(path, options, THESAURUS);

/** The columns that tell a Formacode file from others. */
export const FORMACODE_HEADER = THESAURUS.columns.map(headerOf);
