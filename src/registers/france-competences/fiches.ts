/** Fiches: one per certification, known by its number (`RNCP37674`, `RS6117`). */
import { type Engine, identifier } from '../../warehouse/duck.ts';
import { type Check, hasForm, lacksForm } from '../checks.ts';
import type { CsvTable } from '../csv-table.ts';
import type { FicheFileKey } from './layout.ts';

/** The ten files of an export, loaded. */
export type ExportTables = Readonly<Record<FicheFileKey, CsvTable>>;

/** Form of a fiche’s number. */
export const FICHE_NUMBER = '(RNCP|RS)[0-9]{1,6}';

/** SQL: the register of a fiche's number. */
export const registerOf = (column: string): string => `regexp_extract(${identifier(column)}, '^[A-Z]+')`;
/** SQL: the number without its prefix. */
export const numberOf = (column: string): string => `regexp_extract(${identifier(column)}, '[0-9]+$')`;

/** The temporary table of the fiches that are kept; `row` is their `rowid` in Standard. */
export const FICHES = 'fc_fiches';

/** Keeps the fiches of Standard that have a number and a title, each once: the active one rather than the inactive, then the latest. */
export async function createFicheTable(engine: Engine, { standard }: ExportTables): Promise<void> {
  const table = identifier(standard.table);
  await engine.run(`create or replace temp table ${FICHES} as
    select *, rowid as row from ${table} as fiche
    where ${hasForm('Numero_Fiche', FICHE_NUMBER)} and "Intitule" is not null
    qualify row_number() over (partition by "Numero_Fiche" order by "Actif", try_cast("Id_Fiche" as bigint) desc, fiche) = 1`);
}

const FRENCH_DATE = '%d/%m/%Y';

/** SQL: a date written 31/12/2026, or null. */
export const dateOf = (column: string): string => `try_strptime(${identifier(column)}, '${FRENCH_DATE}')::date`;

const dateCheck = (of: CsvTable, column: string): Check => ({
  of,
  column,
  wrong: `${identifier(column)} is not null and ${dateOf(column)} is null`,
  expected: 'a date of the calendar, dd/mm/yyyy; read as none',
});

/** What must hold in Standard. */
export const standardChecks = ({ standard }: ExportTables): Check[] => [
  {
    of: standard,
    column: 'Numero_Fiche',
    wrong: `not ${hasForm('Numero_Fiche', FICHE_NUMBER)}`,
    expected: 'RNCP or RS and a number; the fiche is left out',
  },
  {
    of: standard,
    column: 'Numero_Fiche',
    wrong: `${hasForm('Numero_Fiche', FICHE_NUMBER)} and "Intitule" is not null and rowid not in (select row from ${FICHES})`,
    expected: 'each fiche once; this one is left out',
  },
  { of: standard, column: 'Intitule', wrong: '"Intitule" is null', expected: 'a title; the fiche is left out' },
  {
    of: standard,
    column: 'Nomenclature_Europe_Niveau',
    wrong: lacksForm('Nomenclature_Europe_Niveau', 'NIV[1-8]|REPRISE'),
    expected: 'NIV1 to NIV8, REPRISE, or nothing; read as no level',
  },
  {
    of: standard,
    column: 'Actif',
    wrong: `not ${hasForm('Actif', 'ACTIVE|INACTIVE')}`,
    expected: 'ACTIVE or INACTIVE; read as inactive',
  },
  ...['Date_Decision', 'Date_Effet', 'Date_Fin_Enregistrement'].map((column) => dateCheck(standard, column)),
];

/** In the nine other files, every record belongs to a fiche that is kept. */
export const ficheChecks = ({ standard, ...others }: ExportTables): Check[] =>
  Object.values(others).map((of) => ({
    of,
    column: 'Numero_Fiche',
    wrong: `not exists (from ${FICHES} as fiche where fiche."Numero_Fiche" = ${identifier(of.table)}."Numero_Fiche")`,
    expected: `a fiche of ${standard.file}`,
  }));
