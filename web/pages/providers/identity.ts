/** Which provider an address speaks of. Natural persons have no public name: the number stands for it. */
import type { Dataset, Lang, Records, Row, Value } from '../../api/types.ts';
import { addressOf, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { EVERYTHING, type Selection } from '../../state/selection.ts';

/** Digits of the number of an establishment. */
const SIRET = /^\d{14}$/;

export const isSiret = (id: string): boolean => SIRET.test(id);

/** `089 200 350 00010`, as people read it: the legal unit by threes, then the establishment. */
export const showSiret = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');

export const providerAddress = (lang: Lang, siret: Value | undefined): string | null =>
  siret === null || siret === undefined ? null : addressOf(place(lang, 'providers', `${siret}`));

/** The columns that say a provider in the dataset of entries, then in the catalogue. */
export const ENTRIES_COLUMNS = { siret: 'siret_of_contractant', name: 'raison_sociale_of_contractant' } as const;
export const OFFERS_COLUMNS = { siret: 'siret_of', name: 'nom_of' } as const;
type Columns = typeof ENTRIES_COLUMNS | typeof OFFERS_COLUMNS;

export const rowsOf = ({ siret }: Columns, id: string): Selection['values'] => ({ [siret]: [id] });

/** Asks what a dataset calls a provider. */
export const namePath = (dataset: Dataset, columns: Columns, id: string): string =>
  groupPath(
    dataset,
    { ...EVERYTHING, values: rowsOf(columns, id) },
    { select: 'count(*) as rows', group_by: columns.name, order_by: 'rows desc', limit: 10 },
  );

/** The name of a row, or its number. */
export const nameIn = (columns: Columns, row: Row): string =>
  `${row[columns.name] ?? showSiret(`${row[columns.siret]}`)}`;

/** What the datasets call the provider, or its number; null when none has it. */
export function identify(id: string, answers: readonly (readonly [Columns, Records])[]): string | null {
  const rows = answers.flatMap(([columns, { results }]) => results.map((row) => row[columns.name]));
  if (rows.length === 0) return null;
  return `${rows.find((name) => name !== null && name !== undefined) ?? showSiret(id)}`;
}
