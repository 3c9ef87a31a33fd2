/** The departments that the data know: their codes, names and regions. */
import type { Dataset, Lang, Records, Value } from '../../api/types.ts';
import { addressOf, place } from '../../state/places.ts';
import { groupPath } from '../../state/query.ts';
import { EVERYTHING } from '../../state/selection.ts';

export interface Department {
  /** Official code: `2A`, `33`, `974`. */
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly files: number;
}

export const departmentAddress = (lang: Lang, code: Value | undefined): string | null =>
  code === null || code === undefined ? null : addressOf(place(lang, 'departments', `${code}`));

/** Asks for every department with its files, whatever their month. */
export const departmentsPath = (dataset: Dataset): string =>
  groupPath(dataset, EVERYTHING, {
    select: 'sum(nb_dossiers) as nb_dossiers',
    group_by: 'code_officiel_departement, departement_lieu_formation, region_lieu_formation',
    order_by: 'nb_dossiers desc',
    where: ['code_officiel_departement is not null'],
    limit: 1000,
  });

/** In the order of their codes, `2A` between `19` and `21`. */
export const readDepartments = ({ results }: Records): readonly Department[] =>
  results
    .map((row) => ({
      code: `${row.code_officiel_departement}`,
      name: `${row.departement_lieu_formation}`,
      region: `${row.region_lieu_formation}`,
      files: Number(row.nb_dossiers),
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
