import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, compile } from '../../src/odsql/index.ts';
import { Engine } from '../../src/warehouse/duck.ts';

test('a shape is judged once for each place and not for each row', async () => {
  await using engine = await Engine.open({ threads: 1 });
  await engine.run(
    `create table t as select i as _row, {'lon': i % 10, 'lat': i % 7}::struct(lon double, lat double) as p from range(200000) r(i)`,
  );
  const catalog: Catalog = { table: 't', rowOrder: '_row', fields: [{ name: 'p', type: 'geo_point_2d', column: 'p' }] };
  // A disc of two thousand sides around all places: for each row, the engine would need minutes.
  const sides = Array.from({ length: 2000 }, (_, index) => Math.PI * (index / 1000));
  const border = sides.map(
    (angle) => `${(4.5 + 8 * Math.cos(angle)).toFixed(6)} ${(3 + 8 * Math.sin(angle)).toFixed(6)}`,
  );
  const where = [`within(p, geom'POLYGON((${border.join(',')}))')`];
  const { sql, parameters } = compile({ select: 'count(*)', where, now: new Date() }, catalog);
  const start = performance.now();
  assert.deepEqual(await engine.rows(sql, parameters), [{ c0: 200_000n }]);
  assert.ok(performance.now() - start < 5000, `${Math.round(performance.now() - start)} ms`);
});
