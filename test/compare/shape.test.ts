/** Releases whose columns are not the same: other names, other types, columns of one alone. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { tabulate, type Vintage } from '../../src/compare/vintages.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { temporaryFolder } from '../world.ts';
import { compareSides, readChanges, VENTES } from './pair.ts';

const folder = temporaryFolder('shape');
let engine: Engine;
before(async () => {
  engine = await Engine.open({ memoryMiB: 512, threads: 1 });
});
after(() => engine.close());

async function write(version: string, rows: string) {
  const file = join(folder, `${version}.parquet`);
  await engine.run(`copy (${rows}) to ${literal(file)} (format parquet)`);
  return { version, file };
}

const ROW = "date '2026-01-01' as mois, 'Gironde' as lieu, 'Clos' as statut";

test('a former name is the same column, another type is told, a column of one release makes no row different', async () => {
  const from = await write(
    '2026-10-01',
    `select date '2026-10-01' as ancien_jour, ${ROW}, 5::bigint as nb, 1 as partie`,
  );
  const to = await write('2026-11-01', `select date '2026-11-01' as jour, ${ROW}, '5' as nb, 2.5::double as prix`);
  const { comparison, changes } = await compareSides(engine, folder, from, to);
  assert.deepEqual(comparison.columns, {
    added: ['prix'],
    removed: ['partie'],
    renamed: [{ from: 'ancien_jour', to: 'jour' }],
    retyped: [{ column: 'nb', from: 'BIGINT', to: 'VARCHAR' }],
  });
  assert.deepEqual(comparison.of_release, [{ column: 'jour', before: '2026-10-01', after: '2026-11-01' }]);
  assert.deepEqual(await readChanges(engine, changes), []);
});

test('a column of the release that is not the same on every row is compared as the others are', async () => {
  const rows = (last: string) => `
    select date '2026-10-01' as jour, ${ROW}, 5::bigint as nb, 1.0::double as prix
    union all select date ${literal(last)}, date '2026-02-01', 'Gard', 'Clos', 6, 1.0`;
  const [from, to] = [await write('2026-10-01', rows('2026-10-02')), await write('2026-11-01', rows('2026-10-03'))];
  const { comparison } = await compareSides(engine, folder, from, to);
  assert.deepEqual([comparison.of_release, comparison.rows.changed, comparison.changed_columns], [[], 1, { jour: 1 }]);
});

test('a release that lacks a column of the key is compared row by row', async () => {
  const from = await write('2026-10-01', `select ${ROW}, 5::bigint as nb`);
  const to = await write('2026-11-01', "select date '2026-01-01' as mois, 'Clos' as statut, 6::bigint as nb");
  const { comparison, changes } = await compareSides(engine, folder, from, to);
  assert.equal(comparison.compared_by, 'rows');
  assert.deepEqual(
    (await readChanges(engine, changes)).map(({ change, copies, nb }) => [change, Number(copies), Number(nb)]),
    [
      ['removed', 1, 5],
      ['added', 1, 6],
    ],
  );
});

const vintage = (as_of: string, nb: Record<string, number>): Vintage => ({ version: as_of, as_of, sums: { nb } });

test('a period is settled at the first age from which every release says what the latest says', () => {
  const ages = (all: readonly Vintage[]) => tabulate(VENTES, all, ['nb'], 'nb').settled.ages[0]!.months;
  const moving = [
    vintage('2026-02-15', { '2026-01': 80 }),
    vintage('2026-03-15', { '2026-01': 99, '2026-02': 40 }),
    vintage('2026-04-15', { '2026-01': 100, '2026-02': 49, '2026-03': 30 }),
    vintage('2026-05-15', { '2026-01': 100.1, '2026-02': 50, '2026-03': 31 }),
  ];
  // One month and two months after, they still moved; three months after, January was within the tolerance.
  assert.equal(ages(moving), 3);
  assert.equal(ages(moving.slice(0, 2)), null);
  assert.equal(ages([vintage('2026-05-01', { '2026-T1': 7 }), vintage('2026-08-01', { '2026-T1': 7 })]), 2);
  assert.equal(ages(moving.slice(0, 1)), null);
  assert.equal(ages([]), null);
  const { periods } = tabulate(VENTES, moving, ['nb'], 'nb', ['2026-03']);
  assert.deepEqual(periods, [{ period: '2026-03', values: [null, null, 30, 31] }]);
});
