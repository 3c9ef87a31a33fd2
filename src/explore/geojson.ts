/** The GeoJSON export (RFC 7946): one Feature for each row. */
import type { Catalog, Compiled, Query, ResultColumn } from '../odsql/index.ts';
import { identifier, literal } from '../warehouse/duck.ts';
import type { Format } from './export-format.ts';
import { geometrySql } from './export-places.ts';
import { choice } from './params.ts';
import { placeOf } from './place-field.ts';

/** Coordinates are degrees of longitude and latitude (EPSG 4326), the only ones that RFC 7946 has. */
export const GEOJSON: Format = {
  extension: 'geojson',
  media: 'application/json; charset=utf-8',
  options: (raw) => {
    choice(raw, 'epsg', ['4326'], '4326');
    return ['format json', 'array true'];
  },
  head: () => Buffer.from('{"type":"FeatureCollection","features":'),
  tail: Buffer.from('}'),
  textDates: true,
  places: 'json',
  features: true,
};

/** The column that has the place of rows which select none; it is no property. */
const GEOMETRY = '_geometry';

/** The query with the place of each row, unless it selects one or has no rows to give: groups are placed by their own keys and figures. */
export function withGeometry(query: Query, catalog: Catalog, { grouped, total, columns }: Compiled): Query {
  const place = placeOf(catalog);
  if (place === undefined || grouped || total || columns.some(isPlace)) return query;
  return { ...query, select: `${query.select ?? '*'}, ${place.name} as ${GEOMETRY}` };
}

/** SQL of the features. The geometry is the first shape, or else the first place of a row; `shown` gives the properties, a name and SQL for each column. */
export function featuresSql(
  compiled: Compiled,
  shown: (column: ResultColumn) => { name: string; sql: string },
): string {
  const { columns, sql } = compiled;
  const place = columns.find(({ type }) => type === 'geo_shape') ?? columns.find(isPlace);
  // A shape is the geometry and nothing else; a point that was asked for is a property too.
  const properties = columns
    .filter((column) => column !== place || (column.type !== 'geo_shape' && column.key !== GEOMETRY))
    .map((column) => shown(column))
    .map((column) => `${literal(column.name)}: ${column.sql}`);
  const geometry = place === undefined ? 'null' : geometrySql(identifier(place.alias), place);
  const members = properties.length === 0 ? "'{}'::json" : `{${properties.join(', ')}}`;
  return `select 'Feature' as "type", ${geometry} as geometry, ${members} as properties from (${sql})`;
}

const isPlace = ({ type }: ResultColumn): boolean => type.startsWith('geo_');
