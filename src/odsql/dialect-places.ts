/** How the operations on places are spelled. The engine has no spatial extension: a point is a structure, a shape is lists of numbers in a text. */

/** Mean radius of the Earth in metres, as Elasticsearch has it: distances then agree with the official API. */
export const EARTH_RADIUS = 6_371_008.7714;

/** In metres. The guard is for `least`, which takes a null for nothing. */
const haversine = (lon: string, lat: string, lon0: string, lat0: string): string =>
  `(case when ${lat} is not null then ${2 * EARTH_RADIUS} * asin(least(1, sqrt(pow(sin(radians(${lat} - ${lat0}) / 2), 2)` +
  ` + cos(radians(${lat})) * cos(radians(${lat0})) * pow(sin(radians(${lon} - ${lon0}) / 2), 2)))) end)`;

/** Names an expression that is read several times. */
const letting = (name: string, expression: string, body: string): string =>
  `list_extract(list_transform([${expression}], lambda ${name}: ${body}), 1)`;

/** On a side: in line with both ends and between them. */
const onEdge = (lon: string, lat: string): string =>
  `(e[3] - e[1]) * (${lat} - e[2]) = (e[4] - e[2]) * (${lon} - e[1]) and ${lon} between least(e[1], e[3]) and greatest(e[1], e[3])` +
  ` and ${lat} between least(e[2], e[4]) and greatest(e[2], e[4])`;

/** A side that a line from the position to the east crosses; one end of a side belongs to it. */
const crossed = (lon: string, lat: string): string =>
  `(e[2] > ${lat}) <> (e[4] > ${lat}) and ${lon} < (e[3] - e[1]) * (${lat} - e[2]) / (e[4] - e[2]) + e[1]`;

/**
 * The lower or the upper half of a hull, from points `p` in order: each is put behind the points that stay on its left (Andrew's chain). What a
 * point takes away is the end of the chain, so that counting what stays is enough.
 */
const chain = (points: string): string =>
  `list_reduce(list_transform(${points}, lambda p: [p]), lambda s, q: s[1:1 + len(list_filter(range(1, len(s)), lambda i:` +
  ` (s[i + 1][1] - s[i][1]) * (q[1][2] - s[i][2]) - (s[i + 1][2] - s[i][2]) * (q[1][1] - s[i][1]) > 0))] || q)`;

const half = (points: string): string => letting('c', chain(points), 'c[1:len(c) - 1]');

/** Coordinates come first, as in the files of the official API. */
const shape = (type: string, coordinates: string): string =>
  `('{"coordinates":' || to_json(${coordinates})::varchar || ',"type":"${type}"}')`;

const feature = (geometry: string): string => `('{"type":"Feature","geometry":' || ${geometry} || ',"properties":{}}')`;

/** The spellings, by operation. Points and numbers come as SQL. */
export const PLACES = {
  lon: (point: string) => `(${point}).lon`,
  lat: (point: string) => `(${point}).lat`,
  distance: haversine,
  /** Rows beyond the two latitudes are left out before the distance is calculated. */
  within_distance: (
    lon: string,
    lat: string,
    lon0: string,
    lat0: string,
    south: string,
    north: string,
    metres: string,
  ) =>
    `(case when ${lat} between ${south} and ${north} then ${haversine(lon, lat, lon0, lat0)} <= ${metres} else false end)`,
  in_box: (lon: string, lat: string, west: string, south: string, east: string, north: string) =>
    `(${lon} between ${west} and ${east} and ${lat} between ${south} and ${north})`,
  /** `marks`: sides and lone points that belong to the shape, as a text `[[0,0,1,1],…]`. `areas`: the sides of each polygon, likewise. */
  in_shape: (point: string, marks: string, areas: string) => {
    const [lon, lat] = [`(${point}).lon`, `(${point}).lat`];
    return (
      `(len(list_filter(${marks}::double[][], lambda e: ${onEdge(lon, lat)})) > 0 or len(list_filter(${areas}::double[][][],` +
      ` lambda a: len(list_filter(a, lambda e: ${crossed(lon, lat)})) % 2 = 1)) > 0)`
    );
  },

  gather: (point: string) => `list(distinct ${point}) filter (${point} is not null)`,
  box: (west: string, south: string, east: string, north: string) =>
    `case when ${west} is not null then ${shape('Polygon', `[[[${west}, ${south}], [${east}, ${south}], [${east}, ${north}], [${west}, ${north}], [${west}, ${south}]]]`)} end`,
  /** The convex hull of a list of points: a point, a line, or a polygon that turns to the left (RFC 7946). */
  hull: (points: string) =>
    letting(
      'h',
      letting(
        'ps',
        `list_transform(list_sort(${points}), lambda p: [p.lon, p.lat])`,
        `case when len(ps) < 2 then ps else ${half('ps')} || ${half('list_reverse(ps)')} end`,
      ),
      `case when len(h) = 1 then ${shape('Point', 'h[1]')} when len(h) = 2 then ${shape('LineString', 'h')} when len(h) > 2 then ${shape('Polygon', '[h || h[1:1]]')} end`,
    ),
  feature,
  /** The square of the Mercator map that a point falls in; `squares` are those along the equator. */
  cell: (lon: string, lat: string, squares: string) =>
    `(floor((${lon} + 180) / 360 * ${squares})::bigint || '/' ||` +
    ` floor((1 - asinh(tan(radians(greatest(least(${lat}, 85), -85)))) / pi()) / 2 * ${squares})::bigint)`,
  cluster: (geometry: string, lon: string, lat: string) =>
    `('{"cluster":' || ${feature(geometry)} || ',"cluster_centroid":' || to_json({'lon': ${lon}, 'lat': ${lat}})::varchar || '}')`,
} satisfies Record<string, (...args: string[]) => string>;
