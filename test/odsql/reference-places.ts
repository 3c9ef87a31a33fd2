/** Places in the reference: other ways than the engine's to the same distances, insides and hulls. A place is `lon lat`; shapes are WKT of whole numbers. */
import type { Node, NodeOf } from '../../src/odsql/ast.ts';

type Point = readonly [number, number];

/** Remembers what a function made of each text: two thousand rows hold few different ones. */
export function remembered<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    if (!made.has(text)) made.set(text, make(text));
    return made.get(text)!;
  };
}

export const pointOf = remembered((text): Point => text.split(' ').map(Number) as unknown as Point);

const RADIUS = 6_371_008.7714;

/** Metres, by the angle between two directions from the centre of the Earth. */
function metres(a: Point, b: Point): number {
  const [p, q] = [a, b].map(([lon, lat]) => {
    const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)] as const;
  }) as [readonly [number, number, number], readonly [number, number, number]];
  const across = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
  return RADIUS * Math.atan2(Math.hypot(...across), p[0] * q[0] + p[1] * q[1] + p[2] * q[2]);
}

/** The rings, lines or points of a text, and whether they have an inside. */
const shapeOf = remembered((text): { rings: Point[][]; filled: boolean } => {
  const rings = [...text.matchAll(/\(([^()]+)\)/g)].map((match) =>
    match[1]!.split(',').map((pair) => pointOf(pair.trim())),
  );
  return { rings, filled: text.includes('POLYGON') };
});
const ringsOf = (node: Node) => shapeOf((node as NodeOf<'geometry'>).value);

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const between = (p: Point, a: Point, b: Point): boolean =>
  turn(a, b, p) === 0 && (p[0] - a[0]) * (p[0] - b[0]) <= 0 && (p[1] - a[1]) * (p[1] - b[1]) <= 0;

/** By the number of times that the border turns around the place. */
function touches(point: Point, shape: Node): boolean {
  const { rings, filled } = ringsOf(shape);
  const sides = rings.flatMap((ring) => ring.map((b, index) => [ring[index - 1] ?? b, b] as const));
  if (sides.some(([a, b]) => between(point, a, b))) return true;
  const turns = sides.reduce((sum, [a, b]) => {
    const angle = (to: Point): number => Math.atan2(to[1] - point[1], to[0] - point[0]);
    const change = angle(b) - angle(a);
    return sum + (change > Math.PI ? change - 2 * Math.PI : change < -Math.PI ? change + 2 * Math.PI : change);
  }, 0);
  return filled && Math.round(turns / (2 * Math.PI)) !== 0;
}

const UNITS: Record<string, number> = { m: 1, km: 1000, mi: 1609.344 };
const lengthOf = (node: Node): number =>
  node.kind === 'quantity' ? Number(node.lexeme) * UNITS[node.unit]! : Number((node as NodeOf<'number'>).lexeme);
const number = (node: Node): number =>
  node.kind === 'sign' ? -number(node.operand) : Number((node as NodeOf<'number'>).lexeme);

/** Metres between a place and a point of the query. */
export const distance = (place: string, to: Node): number => metres(pointOf(place), ringsOf(to).rings[0]![0]!);

/** Whether a place meets a condition; no place meets none. */
export function meetsPlace({ name, arguments: args }: NodeOf<'call'>, place: string | null): boolean {
  if (place === null) return false;
  const point = pointOf(place);
  const [, shape, more] = args as [Node, Node, Node];
  if (name === 'within_distance' || name === 'distance') return distance(place, shape) <= lengthOf(more);
  if (name === 'in_bbox') {
    const [south, west, north, east] = args.slice(1).map(number) as [number, number, number, number];
    const within = (x: number, a: number, b: number): boolean => (x - a) * (x - b) <= 0;
    return within(point[0], west, east) && within(point[1], south, north);
  }
  const mode = more?.kind === 'name' ? more.name : name;
  return touches(point, shape) !== (mode === 'disjoint');
}

/** The convex hull as GeoJSON: the sides that all points are on the left of, put end to end from the point that is lowest in the order. */
export function envelope(places: readonly string[]): object | null {
  const points = [...new Set(places)].map(pointOf).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (points.length === 0) return null;
  if (points.length === 1) return feature('Point', points[0]!);
  const next = (from: Point): Point =>
    points.find(
      (to) =>
        to !== from &&
        points.every(
          (one) => turn(from, to, one) > 0 || (turn(from, to, one) === 0 && !between(to, from, one)) || one === to,
        ),
    )!;
  const ring = [points[0]!];
  for (let at = next(points[0]!); at !== points[0]; at = next(at)) ring.push(at);
  return ring.length === 2 ? feature('LineString', ring) : feature('Polygon', [[...ring, ring[0]!]]);
}

const feature = (type: string, coordinates: unknown): object => ({
  type: 'Feature',
  geometry: { coordinates, type },
  properties: {},
});

/** The rectangle around places. */
export function extent(places: readonly string[]): object | null {
  if (places.length === 0) return null;
  const [lons, lats] = [0, 1].map((at) => places.map((place) => pointOf(place)[at]!)) as [number[], number[]];
  const [w, s, e, n] = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  return feature('Polygon', [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ]);
}

/** The square of the map that a place falls in. */
export function cell(place: string | null, { arguments: args }: NodeOf<'call'>): string | null {
  if (place === null) return null;
  const [lon, lat] = pointOf(place);
  const squares = (256 * 2 ** number(args[1]!)) / (args[2] === undefined ? 40 : number(args[2]));
  const north = Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI;
  return `${Math.floor(((lon + 180) / 360) * squares)}/${Math.floor(((1 - north) / 2) * squares)}`;
}

/** What is shown of a cluster of places. */
export function cluster(places: readonly string[]): object | null {
  if (places.length === 0) return null;
  const mean = (at: 0 | 1): number => places.reduce((sum, place) => sum + pointOf(place)[at], 0) / places.length;
  return { cluster: envelope(places), cluster_centroid: { lon: mean(0), lat: mean(1) } };
}
