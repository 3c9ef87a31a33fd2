/** GeoJSON (RFC 7946) → shape: a geometry, or the Feature that holds one. */
import { LIMITS } from '../limits.ts';
import { BadGeometry, KINDS, type Position, type Shape, Sketch } from './shape.ts';

/** Reads a whole text. Throws `BadGeometry`; inside JSON that can be read, its place is the start. */
export function parseGeoJson(text: string): Shape {
  let content: { geometry?: unknown } | null;
  try {
    content = JSON.parse(text) as typeof content;
  } catch {
    throw new BadGeometry(0, 'JSON that can be read');
  }
  const sketch = new Sketch();
  addGeometry(content?.geometry ?? content, sketch, 0);
  return sketch.shape;
}

type Content = {
  readonly type?: unknown;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
};

function addGeometry(content: unknown, sketch: Sketch, depth: number): void {
  const { type, coordinates, geometries } = (content ?? {}) as Content;
  const kind = KINDS.find((one) => typeof type === 'string' && type.toLowerCase() === one);
  if (kind === undefined || depth > LIMITS.clause_depth) throw new BadGeometry(0, 'a GeoJSON geometry');
  const position = (item: unknown): Position => {
    const [lon, lat] = list(item);
    return sketch.position(number(lon), number(lat), 0);
  };
  const line = (item: unknown): Position[] => list(item).map(position);
  const lines = (item: unknown): Position[][] => list(item).map(line);
  const add: Record<typeof kind, () => void> = {
    point: () => sketch.point(position(coordinates)),
    linestring: () => sketch.line(line(coordinates), 0),
    polygon: () => sketch.polygon(lines(coordinates), 0),
    multipoint: () => line(coordinates).forEach((one) => void sketch.point(one)),
    multilinestring: () => lines(coordinates).forEach((one) => void sketch.line(one, 0)),
    multipolygon: () => list(coordinates).forEach((one) => void sketch.polygon(lines(one), 0)),
    geometrycollection: () => list(geometries).forEach((one) => void addGeometry(one, sketch, depth + 1)),
  };
  add[kind]();
}

const number = (item: unknown): number => (typeof item === 'number' ? item : Number.NaN);

function list(item: unknown): readonly unknown[] {
  if (Array.isArray(item)) return item;
  throw new BadGeometry(0, 'lists of numbers as coordinates');
}
