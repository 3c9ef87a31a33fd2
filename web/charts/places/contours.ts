/** The contours of `contours.json`, moved and enlarged to where they are drawn. */
import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Level } from './columns.ts';
import file from './contours.json' with { type: 'json' };

const TOPOLOGY = file as unknown as Topology;

export type Shapes = ReadonlyMap<string, MultiPolygon>;

const shapesOf = (level: Level): Shapes => {
  const { features } = feature(TOPOLOGY, TOPOLOGY.objects[level] as GeometryCollection) as FeatureCollection;
  return new Map(features.map(({ id, geometry }) => [`${id}`, geometry as MultiPolygon]));
};

/** By code: mainland and Corsica together in one plane, each overseas one in a square of its own. */
export const SHAPES: Readonly<Record<Level, Shapes>> = {
  department: shapesOf('department'),
  region: shapesOf('region'),
};

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The least box around shapes. */
export function boxOf(shapes: readonly MultiPolygon[]): Box {
  const points = shapes.flatMap(({ coordinates }) => coordinates.flat(2));
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** How to move shapes so that `from` comes into `to`, in its middle, as large as may be. */
export function fitting(from: Box, to: Box): (shape: MultiPolygon) => MultiPolygon {
  const scale = Math.min(to.width / from.width, to.height / from.height);
  const dx = to.left + (to.width - from.width * scale) / 2 - from.left * scale;
  const dy = to.top + (to.height - from.height * scale) / 2 - from.top * scale;
  const move = ([x = 0, y = 0]: Position): Position => [round(x * scale + dx), round(y * scale + dy)];
  return ({ type, coordinates }) => ({
    type,
    coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(move))),
  });
}

/** To a tenth of a pixel. */
const round = (value: number): number => Math.round(value * 10) / 10;
