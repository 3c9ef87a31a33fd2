/** The GeoJSON export (RFC 7946): one Feature for each row. */
import type { Catalog, Compiled, Query } from '../../odsql/index.ts';
import { identifier, literal } from '../../warehouse/duck.ts';
import { choice } from '../params.ts';
import { placeOf } from '../place-field.ts';
import type { Answer, Format, NamedColumn } from './format.ts';
import { geometrySql } from './places.ts';
import { valueSql } from './value.ts';

/** The column that has the place of rows which select none; it is no property. */
const GEOMETRY = '_geometry';

/** Coordinates are degrees of longitude and latitude (EPSG 4326), the only ones that RFC 7946 has. */
export const GEOJSON: Format = {
  extension: 'geojson',
  media: 'application/json; charset=utf-8',
  placed: true,
  write: (answer) => {
    choice(answer.raw, 'epsg', ['4326'], '4326');
    return {
      list: featureSql(answer),
      options: ['format json', 'array true'],
      head: '{"type":"FeatureCollection","features":',
      tail: '}',
    };
  },
};

/** The query with the place of each row, unless it selects one or has no rows to give: groups are placed by their own keys and figures. */
export function withGeometry(query: Query, catalog: Catalog, { grouped, total, columns }: Compiled): Query {
  const place = placeOf(catalog);
  if (place === undefined || grouped || total || columns.some(isPlace)) return query;
  return { ...query, select: `${query.select ?? '*'}, ${place.name} as ${GEOMETRY}` };
}

/** The members of a Feature. The geometry is the first shape, or else the first place of a row; the other columns are its properties. */
function featureSql(answer: Answer): string {
  const { columns } = answer;
  const place = columns.find(({ type }) => type === 'geo_shape') ?? columns.find(isPlace);
  // A shape is the geometry and nothing else; a point that was asked for is a property too.
  const properties = columns
    .filter((column) => column !== place || (column.type !== 'geo_shape' && column.key !== GEOMETRY))
    .map((column) => `${literal(column.name)}: ${valueSql(column, answer)}`);
  const geometry = place === undefined ? 'null' : geometrySql(identifier(place.alias), place);
  const members = properties.length === 0 ? "'{}'::json" : `{${properties.join(', ')}}`;
  return `'Feature' as "type", ${geometry} as geometry, ${members} as properties`;
}

const isPlace = ({ type }: Pick<NamedColumn, 'type'>): boolean => type.startsWith('geo_');
