/**
 * The public list of training providers (ministry of labour, DGEFP: “liste-publique-des-of-v2”), which says who holds Qualiopi and for
 * which categories of action. Published with two spellings of its columns: `certifications.actionsDeFormation` and
 * `certifications_actionsdeformation`.
 */
import { basename } from 'node:path';
import { copySource } from '../sources/write.ts';
import { type Engine, identifier, literal } from '../warehouse/duck.ts';
import { type Check, findProblems } from './checks.ts';
import { type CsvColumn, type CsvTable, headerOf, loadCsv } from './csv-table.ts';
import type { ImportOptions, RegisterNote, RegisterReport } from './report.ts';
import { bareOf, createSiretTable, digitsOf } from './siret.ts';

/** Categories of the contract, by the column that announces them (article L.6313-1 of the labour code). */
const CATEGORIES = {
  training: 'certifications.actionsDeFormation',
  skills_assessment: 'certifications.bilansDeCompetences',
  vae: 'certifications.VAE',
  apprenticeship: 'certifications.actionsDeFormationParApprentissage',
} as const;

const CATEGORY_NAMES = Object.keys(CATEGORIES);

const COLUMNS: readonly CsvColumn[] = [
  { name: 'activity_number', header: 'numeroDeclarationActivite' },
  { name: 'name', header: 'denomination' },
  { name: 'siren' },
  { name: 'siret', header: 'siretEtablissementDeclarant' },
  ...Object.entries(CATEGORIES).map(([name, header]) => ({ name, header })),
];

/** The columns that tell this list from other files. */
export const QUALIOPI_HEADER = COLUMNS.map(headerOf);

/** Published as `true` and `false`; a French spreadsheet makes `VRAI` and `FAUX` of them, others 1 and 0. Nothing means no. */
const YES = ['true', 'vrai', 'oui', '1'];
const NO = ['false', 'faux', 'non', '0'];

const LIST = 'qualiopi_list';
const NUMBERS = 'qualiopi_numbers';
const ROWS = `${LIST} as provider join ${NUMBERS} as numbers on numbers.row = provider.rowid`;

/** A name that INSEE does not let be published. */
const UNPUBLISHED_NAME = '[ND]';

const words = (list: readonly string[]): string => list.map(literal).join(', ');

/** The form of the number of an activity declaration (NDA): region, department, order, department of the authority. */
const ACTIVITY_NUMBER_FORM = '[0-9A-Z]{11}';

/** SQL: the activity number. Those of the overseas regions (`04973208797`) lose their zero to tools that guess numbers; region and department, which agree, tell where to put it back. */
const ACTIVITY_NUMBER = ((bare: string, digits: string): string => `case
  when regexp_full_match(${bare}, '${ACTIVITY_NUMBER_FORM}') then ${bare}
  when regexp_full_match(${digits}, '[0-9]{11}') then ${digits}
  when regexp_full_match(${digits}, '[1-6]97[0-9]{7}') then '0' || ${digits} end`)(
  bareOf('activity_number'),
  digitsOf(bareOf('activity_number')),
);

/** Several declarations may share a SIRET: one provider, with the smallest activity number, in whatever order they come. */
const PROVIDERS = `
  with declarations as (
    select numbers.siret as siret, nullif(name, ${literal(UNPUBLISHED_NAME)}) as name, ${ACTIVITY_NUMBER} as number
    from ${ROWS} where numbers.siret is not null)
  select siret, name, number as activity_number from declarations
  qualify row_number() over (partition by siret order by number nulls last, name nulls last) = 1
  order by siret`;

const QUALIOPI = `
  select distinct numbers.siren as siren, held.category as category
  from ${ROWS}, unnest([${CATEGORY_NAMES.map((name) => `{category: ${literal(name)}, word: ${name}}`).join(', ')}]) as u(held)
  where numbers.siren is not null and lower(held.word) in (${words(YES)})
  order by siren, category`;

/** Reads the list and writes `providers` and `qualiopi`. Refuses (`register_layout`, `file_missing`) another file; numbers that cannot be restored are reported. */
export async function importQualiopi(path: string, { engine, folder }: ImportOptions): Promise<RegisterReport> {
  const list = await loadCsv(engine, { path, file: basename(path) }, LIST, COLUMNS);
  try {
    await createSiretTable(engine, NUMBERS, { table: LIST, siret: 'siret', siren: 'siren' });
    return {
      register: 'qualiopi',
      files: [{ file: list.file, rows: list.rows }],
      written: {
        providers: await copySource(engine, folder, 'providers', PROVIDERS),
        qualiopi: await copySource(engine, folder, 'qualiopi', QUALIOPI),
      },
      notes: await takeNotes(engine, list.file),
      ...(await findProblems(engine, checks(list))),
    };
  } finally {
    for (const table of [LIST, NUMBERS]) await engine.run(`drop table if exists ${table}`);
  }
}

const inNumbers = (condition: string): string => `rowid in (select row from ${NUMBERS} where ${condition})`;

const checks = (of: CsvTable): Check[] => [
  {
    of,
    column: 'siret',
    wrong: inNumbers('siret is null'),
    expected: 'a SIRET of 14 digits; no provider is made of it',
  },
  { of, column: 'siret', wrong: inNumbers('not holds'), expected: 'a SIRET whose check digits hold; kept as written' },
  { of, column: 'siren', wrong: inNumbers('siren is null'), expected: 'a SIREN of 9 digits; left out' },
  {
    of,
    column: 'siren',
    wrong: inNumbers('siren <> siret[:9]'),
    expected: 'the first nine digits of the SIRET; kept as written',
  },
  {
    of,
    column: 'activity_number',
    wrong: `activity_number is not null and ${ACTIVITY_NUMBER} is null`,
    expected: `a number of the form ${ACTIVITY_NUMBER_FORM}; read as none`,
  },
  ...CATEGORY_NAMES.map((column) => ({
    of,
    column,
    wrong: `lower(${identifier(column)}) not in (${words([...YES, ...NO])})`,
    expected: 'true or false; read as false',
  })),
];

async function takeNotes(engine: Engine, file: string): Promise<RegisterNote[]> {
  const { mended, shared } = await engine.row<{ mended: number; shared: number }>(
    `select (count(*) filter (mended))::integer as mended, (count(siret) - count(distinct siret))::integer as shared from ${NUMBERS}`,
  );
  return [
    { file, count: mended, says: 'SIRETs restored, their check digits hold' },
    { file, count: shared, says: 'further declarations of a SIRET; the smallest activity number is kept' },
  ].filter(({ count }) => count > 0);
}
