/** The table `successions`: an old fiche names the new one, a new fiche names the old one; both say the same thing. */
import { identifier } from '../../warehouse/duck.ts';
import { type Check, hasForm, lacksForm } from '../checks.ts';
import { type ExportTables, FICHE_NUMBER, numberOf, registerOf } from './fiches.ts';

const OLD = 'Ancienne_Certification';
const NEW = 'Nouvelle_Certification';

/** SQL: each pair (previous, next) once, whichever fiche said it. */
const pairs = (tables: ExportTables): string => {
  const from = `from ${identifier(tables.successions.table)}
     where ${hasForm('Numero_Fiche', FICHE_NUMBER)}`;
  return `select "Numero_Fiche" as previous, "${NEW}" as next ${from} and ${hasForm(NEW, FICHE_NUMBER)}
     union select "${OLD}", "Numero_Fiche" ${from} and ${hasForm(OLD, FICHE_NUMBER)}`;
};

/** SQL of the rows of `successions`; a pair stated in both directions says nothing and is left out, a fiche that follows itself too. */
export const successionRows = (tables: ExportTables): string => `
  with pairs as (${pairs(tables)})
  select ${registerOf('previous')} as register, ${numberOf('previous')} as number,
    ${registerOf('next')} as next_register, ${numberOf('next')} as next_number
  from pairs as pair
  where not exists (from pairs as reverse where reverse.previous = pair.next and reverse.next = pair.previous)
  order by all`;

const EACH_WAY = 'a succession in one direction; left out';

/** What must hold in the file of successions. */
export const successionChecks = (tables: ExportTables): Check[] => {
  const of = tables.successions;
  const stated = `(${pairs(tables)})`;
  return [OLD, NEW].flatMap((column) => {
    const [previous, next] = column === OLD ? ['"Numero_Fiche"', `"${OLD}"`] : [`"${NEW}"`, '"Numero_Fiche"'];
    return [
      { of, column, wrong: lacksForm(column, FICHE_NUMBER), expected: 'RNCP or RS and a number, or nothing; left out' },
      { of, column, wrong: `(${previous}, ${next}) in (select (previous, next) from ${stated})`, expected: EACH_WAY },
    ];
  });
};
