import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Catalog, compile } from '../../src/odsql/index.ts';
import { Engine } from '../../src/warehouse/duck.ts';

/** A field that fails where it is computed of another row than 0 to 9: the key says the ten it is in. */
const CATALOG: Catalog = {
  table: 'numbers',
  rowOrder: 'n',
  fields: [
    { name: 'n', type: 'int', column: 'n' },
    {
      name: 'label',
      type: 'text',
      column: 'label',
      computed: "case when r.n < 10 then 'row ' || r.n else error('computed too far') end",
      quick: { ofRow: '(r.n // 10)', ofValue: (value) => `(try_cast(substr(${value}, 5) as bigint) // 10)` },
    },
  ],
};

const NOW = new Date('2026-01-01T00:00:00Z');

test('a computed field is looked for by its quick key, and computed of the rows it leaves alone', async () => {
  await using engine = await Engine.open({ memoryMiB: 256, threads: 1 });
  await engine.run('create table numbers as select range as n from range(100000)');
  const found = async (where: string): Promise<number[]> => {
    const { sql, parameters } = compile({ select: 'n', where: [where], now: NOW }, CATALOG);
    return (await engine.rows<{ c0: bigint }>(sql, parameters)).map(({ c0 }) => Number(c0));
  };
  assert.deepEqual(await found('label = "row 7"'), [7]);
  assert.deepEqual(await found('label in ("row 3", "row 7", "no row")'), [3, 7]);
  assert.deepEqual(await found('n = 50000 or label = "row 3"'), [3, 50_000]);
  assert.deepEqual(await found('label = "row"'), []);
  assert.equal((await found('not label = "row 7"')).length, 99_999);
  // The key says nothing of other comparisons.
  await assert.rejects(found('label > "row 7"'), /computed too far/);
});
