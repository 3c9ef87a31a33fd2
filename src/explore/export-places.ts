/** Places in files. */
import type { ResultColumn } from '../odsql/index.ts';

/** As text, as members of JSON, or as the binary (WKB) that readers of Parquet decode; shapes have no binary form here and stay GeoJSON text. */
export type PlaceForm = 'text' | 'json' | 'wkb';

const POINTS: Readonly<Record<PlaceForm, (point: string) => string>> = {
  text: (point) => `(${point}).lat || ', ' || (${point}).lon`,
  json: (point) => point,
  wkb: (point) => `st_aswkb(('POINT (' || (${point}).lon || ' ' || (${point}).lat || ')')::geometry)`,
};

/** SQL of a place as a file shows it; undefined when the column holds none. `column` is a quoted name. */
export function shownPlace(column: string, { type }: ResultColumn, form: PlaceForm = 'text'): string | undefined {
  if (type === 'geo_point_2d') return POINTS[form](column);
  if (type === 'geo_shape') return form === 'json' ? `${column}::json` : `(${geometryOf(column)})::varchar`;
  if (type === 'geo_cluster') return form === 'json' ? `${column}::json` : column;
  return undefined;
}

/** The geometry of a Feature, as JSON. */
const geometryOf = (feature: string): string => `${feature}::json->'geometry'`;

/** SQL of the GeoJSON geometry of a column that holds a place: of a cluster, what is drawn around it. */
export function geometrySql(column: string, { type }: ResultColumn): string {
  if (type === 'geo_shape') return geometryOf(column);
  if (type === 'geo_cluster') return `${column}::json->'cluster'->'geometry'`;
  return `case when ${column} is not null then {'type': 'Point', 'coordinates': [(${column}).lon, (${column}).lat]} end`;
}
