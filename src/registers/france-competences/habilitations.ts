/** The table `habilitations`: the partners of a certification and its certifiers, by SIRET. */
import { type Engine, identifier, literal } from '../../warehouse/duck.ts';
import { type Check, hasForm } from '../checks.ts';
import type { CsvTable } from '../csv-table.ts';
import { createSiretTable } from '../siret.ts';
import { type ExportTables, FICHES, numberOf, registerOf } from './fiches.ts';

/**
 * From the widest to the narrowest. A certifier that trains must also declare itself a partner (Caisse des Dépôts, automatic check of
 * habilitations since January 2022), so a partner's habilitation is worth more than the quality of certifier.
 */
const WIDEST_FIRST = ['HABILITATION_ORGA_FORM', 'HABILITATION_FORMER', 'HABILITATION_ORGANISER', 'CERTIFICATEUR'];

const HABILITATION_FORM = '[A-Z_]+';

const PARTNERS = { key: 'partners', siret: 'Siret_Partenaire', numbers: 'fc_partner_numbers' } as const;
const CERTIFIERS = { key: 'certifiers', siret: 'Siret_Certificateur', numbers: 'fc_certifier_numbers' } as const;

/** The files that name establishments: their key, column and table of restored numbers. */
export const SIRET_FILES = [PARTNERS, CERTIFIERS] as const;

/** Restores the SIRETs of both files. */
export async function createNumberTables(engine: Engine, tables: ExportTables): Promise<void> {
  for (const { key, siret, numbers } of SIRET_FILES)
    await createSiretTable(engine, numbers, { table: tables[key].table, siret });
}

const stated = ({ table }: CsvTable, numbers: string, habilitation: string): string =>
  `select "Numero_Fiche", siret, ${habilitation} as habilitation
   from ${identifier(table)} as stated join ${numbers} on ${numbers}.row = stated.rowid
   where siret is not null and "Numero_Fiche" in (select "Numero_Fiche" from ${FICHES})`;

const statements = ({ partners, certifiers }: ExportTables): string =>
  `${stated(partners, PARTNERS.numbers, '"Habilitation_Partenaire"')} and ${hasForm('Habilitation_Partenaire', HABILITATION_FORM)}
   union all ${stated(certifiers, CERTIFIERS.numbers, `'CERTIFICATEUR'`)}`;

/** SQL of the rows of `habilitations`: the widest one of each SIRET for each certification. */
export const habilitationRows = (tables: ExportTables): string => `
  with statements as (${statements(tables)})
  select ${registerOf('Numero_Fiche')} as register, ${numberOf('Numero_Fiche')} as number, siret, habilitation
  from statements
  qualify row_number() over (partition by "Numero_Fiche", siret
    order by list_position([${WIDEST_FIRST.map(literal).join(', ')}], habilitation) nulls last, habilitation) = 1
  order by register, number, siret`;

/** SQL: how many statements were merged into another of the same SIRET and certification. */
export const mergedStatements = (tables: ExportTables): string =>
  `select (count(*) - count(distinct ("Numero_Fiche", siret)))::integer as count from (${statements(tables)})`;

/** What must hold in the files of partners and certifiers. */
export const habilitationChecks = (tables: ExportTables): Check[] => [
  ...SIRET_FILES.flatMap(({ key, siret, numbers }) => [
    {
      of: tables[key],
      column: siret,
      wrong: `rowid in (select row from ${numbers} where siret is null)`,
      expected: 'a SIRET of 14 digits; left out',
    },
    {
      of: tables[key],
      column: siret,
      wrong: `rowid in (select row from ${numbers} where not holds)`,
      expected: 'a SIRET whose check digits hold; kept as written',
    },
  ]),
  {
    of: tables.partners,
    column: 'Habilitation_Partenaire',
    wrong: `not ${hasForm('Habilitation_Partenaire', HABILITATION_FORM)}`,
    expected: `${WIDEST_FIRST.slice(0, -1).join(', ')} …; left out`,
  },
];
