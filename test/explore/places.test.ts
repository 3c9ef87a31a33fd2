/** Places where golden files do not show them: in what a publication writes, in Parquet, in releases read without their served file. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { findDataset } from '../../src/datasets/index.ts';
import { OpenRelease } from '../../src/explore/open-release.ts';
import { createExplore } from '../../src/explore/start.ts';
import { departments } from '../../src/nomenclatures/divisions.ts';
import { PREFECTURES } from '../../src/nomenclatures/prefectures.ts';
import { compile } from '../../src/odsql/index.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { AS_OF, CATALOGUE, CONSUMPTION, HOLDERS, HOLDERS_BY_DEPARTMENT, publishWorld } from '../publish/press.ts';
import { temporaryFolder, WORLD } from '../world.ts';

const data = temporaryFolder('places');
let app: FastifyInstance;
before(async () => {
  await publishWorld(data, WORLD);
  app = await createExplore({ data, memoryMiB: 512, threads: 2, logger: false });
});
after(() => app.close());

const ask = (path: string, parameters: Record<string, string> = {}) =>
  app.inject(`/api/explore/v2.1/catalog/datasets/${path}?${new URLSearchParams(parameters)}`);

/** Datasets with a place, and the column that it comes from. */
const PLACED: readonly [dataset: string, column: string, written: 'code' | 'name'][] = [
  [CATALOGUE, 'code_departement', 'code'],
  [CONSUMPTION, 'departement_lieu_formation', 'name'],
  [HOLDERS_BY_DEPARTMENT, 'departement_titulaire', 'name'],
];

for (const [dataset, column, written] of PLACED)
  test(`${dataset}: rows are at the prefecture of their department`, async () => {
    const answer = (
      await ask(`${dataset}/records`, { select: `${column} as place, geo_point_2d`, limit: '100' })
    ).json();
    const seats = new Map(
      departments().map((one) => {
        const [, , lon, lat] = PREFECTURES.find(([code]) => code === one.code)!;
        return [one[written], { lon, lat }];
      }),
    );
    const rows: { place: string; geo_point_2d: unknown }[] = answer.results;
    for (const row of rows) assert.deepEqual(row.geo_point_2d, seats.get(row.place) ?? null, row.place);
    assert.ok(rows.some((row) => row.geo_point_2d !== null));
    const { fields, features } = (await ask(dataset)).json();
    assert.ok(features.includes('geo') && fields.some(({ type }: { type: string }) => type === 'geo_point_2d'));
    assert.equal((await ask(`${dataset}/exports/geojson`)).json().features.length, answer.total_count);
  });

test('a dataset by region has no place', async () => {
  const { fields, features } = (await ask(HOLDERS)).json();
  assert.ok(!features.includes('geo') && !fields.some(({ name }: { name: string }) => name === 'geo_point_2d'));
  const refused = await ask(`${HOLDERS}/records`, { select: 'geo_point_2d' });
  assert.match(refused.json().message, /Unknown field: geo_point_2d/);
  assert.equal((await ask(`${HOLDERS}/exports/geojson`)).statusCode, 400);
});

test('the published Parquet, which holds no place, answers as the served file does', async () => {
  await using engine = await Engine.open();
  const centre = "geom'POINT(2.35 48.85)'";
  const queries = [
    {
      select: `recordid, geo_point_2d, distance(geo_point_2d, ${centre})`,
      order_by: `distance(geo_point_2d, ${centre})`,
    },
    { where: [`within_distance(geo_point_2d, ${centre}, 300km)`], select: 'count(*), envelope(geo_point_2d)' },
    { where: ["not intersects(geo_point_2d, geom'POLYGON((0 44, 6 44, 6 50, 0 50, 0 44))')"], select: 'count(*)' },
    { group_by: 'geo_cluster(geo_point_2d, 5)', select: 'count(*)' },
  ];
  for (const [dataset] of PLACED) {
    const open = (rows: 'serving' | 'parquet') => OpenRelease.open(engine, data, findDataset(dataset)!, AS_OF, rows);
    const [served, parquet] = [await open('serving'), await open('parquet')];
    assert.ok(
      served.catalog.fields.some(({ computed }) => computed === 'r."_place"'),
      'served',
    );
    assert.ok(!parquet.catalog.fields.some(({ computed }) => computed === 'r."_place"'), 'parquet');
    for (const query of queries) {
      const answers = [served, parquet].map(async ({ catalog }) => {
        const { sql, parameters } = compile({ ...query, now: new Date() }, catalog);
        return await engine.rows(sql, parameters);
      });
      const [expected, actual] = await Promise.all(answers);
      assert.deepEqual(actual, expected);
      assert.ok(expected!.length > 0);
    }
  }
});

test('places in Parquet are WKB, shapes GeoJSON text', async () => {
  const select = 'code_departement, geo_point_2d, bbox(geo_point_2d) as cadre';
  const { rawPayload } = await ask(`${CATALOGUE}/exports/parquet`, {
    select,
    where: 'code_departement is not null',
    limit: '1',
  });
  const file = join(data, 'export.parquet');
  await writeFile(file, rawPayload);
  await using engine = await Engine.open();
  const row = await engine.row<{ code: string; point: string; type: string; frame: string }>(
    `select code_departement as code, st_geomfromwkb(geo_point_2d)::varchar as point, typeof(geo_point_2d) as type, cadre as frame
     from read_parquet(${literal(file)})`,
  );
  const [, , lon, lat] = PREFECTURES.find(([code]) => code === row.code)!;
  assert.deepEqual([row.point, row.type, JSON.parse(row.frame).type], [`POINT (${lon} ${lat})`, 'BLOB', 'Polygon']);
});
