/**
 * SIRET and SIREN numbers as files give them. A tool that guesses numbers loses leading zeros (`3200123400017`), adds `.0`, or writes
 * `5.5208131766522E13`; some lists give the establishment's five digits alone. What can be restored is, when the check digits prove it.
 */
import { type Engine, identifier } from '../warehouse/duck.ts';

const digit = (place: number): string => `(number // ${10 ** place}) % 10`;
const sumOfDigits = (term: (place: number) => string): string =>
  Array.from({ length: 14 }, (_, place) => term(place)).join(' + ');

const MACROS = [
  // Luhn: every second digit from the right is doubled, and the digits of the double are added.
  `luhn_holds(number) as (${sumOfDigits((place) =>
    place % 2 === 0 ? digit(place) : `2 * (${digit(place)}) - 9 * ((${digit(place)}) // 5)`,
  )}) % 10 = 0`,
  // The many establishments of La Poste (SIREN 356000000) follow a rule of their own.
  `la_poste_holds(number) as number // 100000 = 356000000 and (${sumOfDigits(digit)}) % 5 = 0`,
  `siret_holds(number) as number >= 100000 and luhn_holds(number // 100000) and (luhn_holds(number) or la_poste_holds(number))`,
];

/** SQL: a value without spaces nor the quotes and equals signs that spreadsheets put around it. */
export const bareOf = (value: string): string => `regexp_replace(${value}, '[\\s\\x{00A0}\\x{202F}''"=]', '', 'g')`;

/** SQL: the digits of a bare number, or null. With fewer than ten decimals, scientific notation has lost digits. */
export const digitsOf = (bare: string): string => `case
  when regexp_full_match(${bare}, '[0-9]{1,14}([.,]0+)?') then regexp_extract(${bare}, '^[0-9]+')
  when regexp_full_match(${bare}, '[0-9][.,][0-9]{10,}[eE][+]?1[0-3]') then replace(${bare}, ',', '.')::double::bigint::varchar end`;

/** A loaded file and its columns of numbers. */
export interface NumberedTable {
  readonly table: string;
  readonly siret: string;
  /** Column of the legal unit's number, when the file has one. */
  readonly siren?: string;
}

/**
 * Makes the temporary table `name(row, siret, siren, holds, mended)` of the numbers of a loaded file: `row` is its `rowid`; `siret` has
 * fourteen digits or is null; `holds` says whether its check digits agree; `mended`, whether it was restored. Fourteen digits are kept
 * as published even when they do not hold. `siren` is that of its own column, or else the beginning of the SIRET.
 */
export async function createSiretTable(engine: Engine, name: string, of: NumberedTable): Promise<void> {
  for (const macro of MACROS) await engine.run(`create or replace temp macro ${macro}`);
  const siren = of.siren === undefined ? 'null::varchar' : identifier(of.siren);
  await engine.run(`create or replace temp table ${identifier(name)} as
    with written as (
      select rowid as row, ${bareOf(identifier(of.siret))} as text, ${bareOf(siren)} as siren from ${identifier(of.table)}),
    codes as (select row, text, ${digitsOf('text')} as code, ${digitsOf('siren')} as siren from written),
    units as (
      select row, text, code, ltrim(code, '0') as short,
        case when length(siren) = 9 then siren
             when length(siren) in (7, 8) and luhn_holds(siren::bigint) then lpad(siren, 9, '0') end as siren
      from codes),
    candidates as (
      select row, text, code, siren,
        case when length(code) between 12 and 14 then lpad(code, 14, '0') end as whole,
        case when length(short) between 1 and 5 then siren || lpad(short, 5, '0') end as completed
      from units),
    chosen as (
      select row, text, siren,
        case when siret_holds(whole::bigint) then whole
             when siret_holds(completed::bigint) then completed
             when length(code) = 14 and text not ilike '%e%' then code end as siret
      from candidates)
    select row, siret, coalesce(siren, siret[:9]) as siren, siret_holds(siret::bigint) as holds, siret <> text as mended
    from chosen`);
}
