/** Which certification an address speaks of, and the address of a certification in a row. */
import type { Dataset, Lang, Records, Row } from '../../api/types.ts';
import { addressOf, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { EVERYTHING, type Selection } from '../../state/selection.ts';

/** Columns that tell one certification from another, in every dataset that has them. */
export const COLUMNS = ['intitule_certification', 'code_rncp', 'code_rs'] as const;

/** Published for a number that does not apply: a legal exception has neither. */
const NONE = '-1';

/** The column of the numbers of each register. */
export const NUMBERED = { RNCP: 'code_rncp', RS: 'code_rs' } as const;
type Register = keyof typeof NUMBERED;
const CODE = /^(RNCP|RS)(\d+)$/i;

export interface Certification {
  /** `RNCP38565`, `RS6776`, or the title of a legal exception as `permis-de-conduire-categorie-b`. */
  readonly id: string;
  readonly title: string;
  /** Null: a legal exception, in no register. */
  readonly register: Register | null;
  readonly number: string | null;
  /** The values that its rows have. */
  readonly values: Selection['values'];
}

/** A title as an address has it: small letters without accents, joined by hyphens. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The certification of a row; null when the row names none. */
export const idOf = ({ intitule_certification: title, code_rncp, code_rs }: Row): string | null => {
  if (code_rncp !== undefined && code_rncp !== null && code_rncp !== NONE) return `RNCP${code_rncp}`;
  if (code_rs !== undefined && code_rs !== null && code_rs !== NONE) return `RS${code_rs}`;
  return title === null || title === undefined ? null : slugOf(`${title}`);
};

/** Address of the page of the certification of a row. */
export const certificationAddress = (lang: Lang, row: Row): string | null => {
  const id = idOf(row);
  return id === null ? null : addressOf(place(lang, 'certifications', id));
};

/** The condition of a number typed by a reader, `RNCP38565` or `6776`; null when it is words. */
export function codeIn(text: string): string | null {
  const [, register, number] = /^(RNCP|RS)?\s*(\d{2,6})$/i.exec(text) ?? [];
  if (number === undefined) return null;
  const columns = register === undefined ? Object.values(NUMBERED) : [NUMBERED[register.toUpperCase() as Register]];
  return columns.map((column) => `${column} = "${number}"`).join(' or ');
}

/** What to ask the API to know the certification of an address: the rows of its number, or the titles of the legal exceptions. */
export function identityPath(dataset: Dataset, id: string): string {
  const [, register, number] = CODE.exec(id) ?? [];
  const values = register === undefined ? { code_rncp: [NONE], code_rs: [NONE] } : numbered(register, number!);
  return groupPath(
    dataset,
    { ...EVERYTHING, values },
    {
      select: 'sum(nb_dossiers) as nb_dossiers',
      group_by: COLUMNS.join(', '),
      order_by: 'nb_dossiers desc',
      limit: 100,
    },
  );
}

/** The certification of an address, from the answer to `identityPath`; null when there is none. */
export function identify(id: string, { results }: Records): Certification | null {
  const found = results.find((row) => idOf(row)?.toLowerCase() === id.toLowerCase());
  if (found === undefined) return null;
  const code = idOf(found)!;
  const title = `${found.intitule_certification ?? code}`;
  const [, register, number] = CODE.exec(code) ?? [];
  if (register === undefined)
    return { id: code, title, register: null, number: null, values: { intitule_certification: [title] } };
  return { id: code, title, register: register as Register, number: number!, values: numbered(register, number!) };
}

const numbered = (register: string, number: string): Selection['values'] => ({
  [NUMBERED[register.toUpperCase() as Register]]: [number],
});

/** The sheet of France compétences. */
export const sheetOf = ({ register, number }: Certification): string | null =>
  register === null ? null : `https://www.francecompetences.fr/recherche/${register.toLowerCase()}/${Number(number)}/`;
