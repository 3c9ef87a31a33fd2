/** The table `certifications`: fiches with their codes. */
import { FORMACODE, NSF, ROME } from '../../sources/columns.ts';
import { identifier } from '../../warehouse/duck.ts';
import { type Check, hasForm } from '../checks.ts';
import { dateOf, type ExportTables, FICHES, numberOf, registerOf } from './fiches.ts';

/** The three files of codes: their column, form, and the places the contract has for them. */
export const CODE_FILES = [
  { key: 'formacodes', name: 'formacode', column: 'Formacode_Code', form: FORMACODE, places: 5 },
  { key: 'rome', name: 'rome', column: 'Codes_Rome_Code', form: ROME, places: 5 },
  { key: 'nsf', name: 'nsf', column: 'Nsf_Code', form: NSF, places: 3 },
] as const;

type CodeFile = (typeof CODE_FILES)[number];

/** SQL: the codes of each fiche, sorted. The order of the export is no order: the same three ROME codes follow in any order from one fiche to its successor. */
const codesByFiche = (tables: ExportTables, { key, column, form }: CodeFile): string =>
  `select "Numero_Fiche", list_sort(list(distinct ${identifier(column)})) as codes
   from ${identifier(tables[key].table)} where ${hasForm(column, form)} group by all`;

const codeColumns = ({ name, places }: CodeFile): string[] =>
  Array.from({ length: places }, (_, index) => `${name}.codes[${index + 1}] as ${name}_${index + 1}`);

/**
 * SQL of the rows of `certifications`. The title is composed as the operator's catalogue does, abbreviation of the diploma then title
 * (`TP Développeur web et web mobile`, `MASTER Chimie (fiche nationale)`); quotes that the publisher doubled are mended.
 */
export const certificationRows = (tables: ExportTables): string => `
  select ${registerOf('Numero_Fiche')} as register, ${numberOf('Numero_Fiche')} as number,
    replace(concat_ws(' ', "Abrege_Libelle", "Intitule"), '''''', '''') as title,
    try_cast(regexp_extract("Nomenclature_Europe_Niveau", '^NIV([1-8])$', 1) as integer) as level,
    coalesce("Actif" = 'ACTIVE', false) as active,
    coalesce(${dateOf('Date_Effet')}, ${dateOf('Date_Decision')}) as registered_from,
    ${dateOf('Date_Fin_Enregistrement')} as registered_to,
    ${CODE_FILES.flatMap(codeColumns).join(', ')}
  from ${FICHES}
  ${CODE_FILES.map((file) => `left join (${codesByFiche(tables, file)}) as ${file.name} using ("Numero_Fiche")`).join('\n  ')}
  order by register, number`;

/** SQL: how many codes of a file have no place in the contract. */
export const codesWithoutPlace = (tables: ExportTables, file: CodeFile): string =>
  `select coalesce(sum(greatest(len(codes) - ${file.places}, 0)), 0)::integer as count
   from (${codesByFiche(tables, file)}) join ${FICHES} using ("Numero_Fiche")`;

/** What must hold in the files of codes. */
export const codeChecks = (tables: ExportTables): Check[] =>
  CODE_FILES.map(({ key, column, form }) => ({
    of: tables[key],
    column,
    wrong: `not ${hasForm(column, form)}`,
    expected: `a code of the form ${form}; left out`,
  }));
