/** What a `geom'…'` literal draws: positions in degrees (WGS 84), sorted by what can be asked of them. Pure; the notations are read in files of their own. */
import { LIMITS } from '../limits.ts';

/** Longitude, latitude. */
export type Position = readonly [lon: number, lat: number];

/** Points, lines, and polygons of rings that end where they begin; the first ring is the outside, the others are holes. */
export interface Shape {
  readonly points: Position[];
  readonly lines: Position[][];
  readonly polygons: Position[][][];
}

/** One side: from one position to another, or one position twice. */
export type Edge = readonly [number, number, number, number];

/** A text that is no geometry: the character from 0 where reading stopped, and what was expected there. */
export class BadGeometry extends Error {
  readonly at: number;
  readonly expected: string;

  constructor(at: number, expected: string) {
    super(`expected ${expected} at ${at}`);
    this.at = at;
    this.expected = expected;
  }
}

/** The words of WKT and the types of GeoJSON, in lower case; their places from 1 are the numbers of WKB. */
export const KINDS = [
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
] as const;
export type Kind = (typeof KINDS)[number];

/** Puts parts together, with what is wrong told at the place where the part begins. */
export class Sketch {
  readonly shape: Shape = { points: [], lines: [], polygons: [] };
  #vertices = 0;

  /** Counts one position and makes it. */
  position(lon: number, lat: number, at: number): Position {
    if (!Number.isFinite(lon) || !Number.isFinite(lat))
      throw new BadGeometry(at, 'two numbers, longitude then latitude');
    if (++this.#vertices > LIMITS.geometry_vertices)
      throw new BadGeometry(at, `at most ${LIMITS.geometry_vertices} vertices (geometry_vertices)`);
    return [lon, lat];
  }

  point(position: Position): void {
    this.shape.points.push(position);
  }

  line(positions: Position[], at: number): void {
    if (positions.length < 2) throw new BadGeometry(at, 'a line of two positions or more');
    this.shape.lines.push(positions);
  }

  /** A ring that is left open is closed. */
  polygon(rings: Position[][], at: number): void {
    this.shape.polygons.push(
      rings.map((ring) => {
        const [first, last] = [ring[0], ring.at(-1)];
        const closed = first !== undefined && first[0] === last![0] && first[1] === last![1];
        const whole = closed ? ring : [...ring, ...ring.slice(0, 1)];
        if (whole.length < 4) throw new BadGeometry(at, 'a ring of three positions or more');
        return whole;
      }),
    );
  }
}

/** The only point of a shape, when it is one. */
export const onlyPoint = ({ points, lines, polygons }: Shape): Position | undefined =>
  points.length === 1 && lines.length === 0 && polygons.length === 0 ? points[0] : undefined;

const edgesOf = (line: readonly Position[]): Edge[] => line.slice(1).map((to, index) => [...line[index]!, ...to]);

/** Every side of the shape and every lone point: what a position may lie on. */
export const marksOf = ({ points, lines, polygons }: Shape): Edge[] => [
  ...points.map((point): Edge => [...point, ...point]),
  ...[...lines, ...polygons.flat()].flatMap(edgesOf),
];

/** The sides of each polygon, holes included: a position is inside where it is an odd number of sides away from the outside. */
export const areasOf = ({ polygons }: Shape): Edge[][] => polygons.map((rings) => rings.flatMap(edgesOf));

/** West, south, east and north of a shape; undefined when it is empty. */
export function extentOf(shape: Shape): readonly [number, number, number, number] | undefined {
  const marks = marksOf(shape);
  if (marks.length === 0) return undefined;
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [a, b, c, d] of marks) {
    extent[0] = Math.min(extent[0], a, c);
    extent[1] = Math.min(extent[1], b, d);
    extent[2] = Math.max(extent[2], a, c);
    extent[3] = Math.max(extent[3], b, d);
  }
  return extent;
}
