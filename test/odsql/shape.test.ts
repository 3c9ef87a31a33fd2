/** The notations of geometries: what one writes, the others read. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { parseGeoJson } from '../../src/odsql/geojson.ts';
import { BadGeometry, type Shape } from '../../src/odsql/shape.ts';
import { parseWkb } from '../../src/odsql/wkb.ts';
import { parseWkt } from '../../src/odsql/wkt.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { runsOf } from '../runs.ts';

let engine: Engine;
before(async () => {
  engine = await Engine.open({ threads: 1 });
});
after(() => engine.close());

const coordinate = fc.double({ min: -180, max: 180, noNaN: true }).map((number) => number + 0);
const position = fc.tuple(coordinate, coordinate);
const line = fc.array(position, { minLength: 2, maxLength: 5 });
const ring = fc.array(position, { minLength: 3, maxLength: 5 }).map((positions) => [...positions, positions[0]!]);
const polygon = fc.array(ring, { minLength: 1, maxLength: 2 });
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 });
const geometry = (type: string, coordinates: fc.Arbitrary<unknown>) =>
  coordinates.map((drawn) => ({ type, coordinates: drawn }));
const plain = fc.oneof(
  geometry('Point', position),
  geometry('LineString', line),
  geometry('Polygon', polygon),
  geometry('MultiPoint', many(position)),
  geometry('MultiLineString', many(line)),
  geometry('MultiPolygon', many(polygon)),
);
const drawing = fc.oneof(
  plain,
  many(plain).map((geometries) => ({ type: 'GeometryCollection', geometries })),
);

const wkt = (drawn: { type: string; coordinates?: unknown; geometries?: unknown }): string => {
  const list = (level: number, items: unknown): string =>
    level === 0
      ? (items as number[]).join(' ')
      : `(${(items as unknown[]).map((item) => list(level - 1, item)).join(', ')})`;
  const level = { point: 0, linestring: 1, multipoint: 1, polygon: 2, multilinestring: 2, multipolygon: 3 }[
    drawn.type.toLowerCase()
  ];
  if (level === undefined) return `${drawn.type}(${(drawn.geometries as (typeof drawn)[]).map(wkt).join(', ')})`;
  return `${drawn.type.toUpperCase()} ${level === 0 ? `(${list(0, drawn.coordinates)})` : list(level, drawn.coordinates)}`;
};

test('WKT, GeoJSON and the WKB that the engine writes say the same', async () => {
  await fc.assert(
    fc.asyncProperty(drawing, async (drawn) => {
      const text = wkt(drawn);
      const expected = parseGeoJson(JSON.stringify(drawn));
      assert.deepEqual(parseWkt(text), expected);
      const { hexadecimal } = await engine.row<{ hexadecimal: string }>(
        'select hex(st_aswkb($1::varchar::geometry)) as hexadecimal',
        [text],
      );
      assert.deepEqual(parseWkb(hexadecimal), expected);
    }),
    { numRuns: runsOf(200) },
  );
});

const POINT: Shape = { points: [[1, 2]], lines: [], polygons: [] };
const EMPTY: Shape = { points: [], lines: [], polygons: [] };

test('forms that are read like the plain one', () => {
  for (const text of [
    'point(1 2)',
    ' POINT ( 1  2 ) ',
    'POINT Z (1 2 3)',
    'POINTZM(1 2 3 4)',
    'Point(+1 2.0)',
    'POINT(1e0 2.)',
    'MULTIPOINT((1 2))',
  ])
    assert.deepEqual(parseWkt(text), POINT, text);
  for (const text of ['POINT EMPTY', 'point z empty', 'GEOMETRYCOLLECTION EMPTY'])
    assert.deepEqual(parseWkt(text), EMPTY, text);
  const bytes = '000000000000f03f0000000000000040';
  for (const text of [
    `0101000000${bytes}`,
    '00000000013ff00000000000004000000000000000',
    `0101000020e6100000${bytes}`,
    `01010000a0e6100000${bytes}0000000000000840`,
    `01e9030000${bytes}0000000000000840`,
    `010400000001000000${'0101000000'}${bytes}`,
  ])
    assert.deepEqual(parseWkb(text), POINT, text);
  assert.deepEqual(parseWkb('0101000000000000000000f87f000000000000f87f'), EMPTY);
  assert.deepEqual(parseGeoJson('{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,3]}}'), POINT);
});

test('what is no geometry is refused where it goes wrong', () => {
  const places: [(text: string) => Shape, string, number][] = [
    [parseWkt, '', 0],
    [parseWkt, 'POINT', 5],
    [parseWkt, 'POINT(1)', 6],
    [parseWkt, 'POINT(1 2', 9],
    [parseWkt, 'POINT(1 2) x', 11],
    [parseWkt, 'POINT(1 2 3 4 5)', 14],
    [parseWkt, 'POINT X(1 2)', 6],
    [parseWkt, 'LINESTRING(1 2)', 10],
    [parseWkt, 'POLYGON((0 0, 1 1))', 7],
    [parseWkt, 'POINT(1e999 2)', 6],
    [parseWkb, '02', 0],
    [parseWkb, '0109000000', 2],
    [parseWkb, '0101000000', 10],
    [parseWkb, '0102000000ffffffff', 18],
    [parseWkb, `0101000000${'00'.repeat(17)}`, 42],
    [parseGeoJson, '{', 0],
    [parseGeoJson, '{"type":"Point","coordinates":[1,"2"]}', 0],
    [parseGeoJson, '{"type":"Circle"}', 0],
  ];
  for (const [parse, text, at] of places)
    assert.throws(
      () => parse(text),
      (error) => error instanceof BadGeometry && error.at === at,
      `${text} at ${at}`,
    );
});

test('any text is a geometry or is refused', () => {
  const pieces = fc.constantFrom(
    'POINT',
    'POLYGON',
    'GEOMETRYCOLLECTION',
    '(',
    ')',
    ',',
    ' ',
    '1',
    '-2.5',
    'Z',
    'EMPTY',
    '01',
    '02000000',
    'é',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(fc.constantFrom(parseWkt, parseGeoJson, parseWkb), texts, (parse, text) => {
      try {
        parse(text);
      } catch (error) {
        assert.ok(error instanceof BadGeometry && error.at >= 0, String(error));
      }
    }),
    { numRuns: runsOf(2000) },
  );
});
