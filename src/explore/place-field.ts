/** The place of a row: the prefecture of its department. */
import type { DatasetDefinition, Text } from '../datasets/index.ts';
import { prefecturePointSql } from '../nomenclatures/prefecture-point.ts';
import type { Catalog, Field } from '../odsql/index.ts';
import { PLACE } from '../releases/served.ts';
import { identifier } from '../warehouse/duck.ts';

/** Name and French label, as the official portal has them on its maps; what it is, said plainly. */
export const PLACE_FIELD = {
  name: 'geo_point_2d',
  type: 'geo_point_2d',
  label: 'Chef-lieu du département',
  title: { fr: 'Chef-lieu du département', en: 'Prefecture of the department' },
  description: {
    fr: 'Coordonnées du chef-lieu (la préfecture) du département de la ligne, pour la placer sur une carte ; ce n’est pas le lieu de la formation ni celui du titulaire. Donné seulement lorsqu’on le nomme dans select. Vide sans département. Source : GeoNames, CC BY 4.0.',
    en: 'Coordinates of the chief town (prefecture) of the department of the row, to put it on a map; it is neither the place of training nor that of the holder. Answered only when select names it. Null without department. Source: GeoNames, CC BY 4.0.',
  },
} as const satisfies { name: string; type: Field['type']; label: string; title: Text; description: Text };

/** The field of a dataset whose rows have a department: read where it is beside the columns (`placed`), made at each query elsewhere. */
export function placeFields({ place }: DatasetDefinition, placed: boolean): Field[] {
  if (place === undefined) return [];
  const computed = placed
    ? `r.${identifier(PLACE)}`
    : prefecturePointSql(`r.${identifier(place.column)}`, place.written);
  const { name, type, label } = PLACE_FIELD;
  return [{ name, type, label, column: name, searchable: false, computed }];
}

/** The field that puts rows on the map; undefined where there is none. */
export const placeOf = ({ fields }: Catalog): Field | undefined => fields.find(({ type }) => type === 'geo_point_2d');
