/** The laws of differences: applied to the first release they give the second; none between equals; no order; each way is the inverse of the other. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { runsOf } from '../runs.ts';
import { temporaryFolder } from '../world.ts';
import { apart, applied, compareSides, readChanges, type Sale, writeSales } from './pair.ts';

const folder = temporaryFolder('compare');
let engine: Engine;
before(async () => {
  engine = await Engine.open({ memoryMiB: 512, threads: 1 });
});
after(() => engine.close());

const sale: fc.Arbitrary<Sale> = fc.tuple(
  fc.nat(2),
  fc.constantFrom(null, 'Gironde', "Côte-d'Or"),
  fc.constantFrom('Validé', 'Clos'),
  fc.option(fc.nat(3), { nil: null }),
  fc.constantFrom(null, 0, 1.5),
);
/** Rows whose key names them, and rows that it does not. */
const keyed = fc.uniqueArray(sale, {
  selector: ([month, place, status]) => `${month} ${place} ${status}`,
  maxLength: 12,
});
const any = fc.array(sale, { maxLength: 14 });
const pair = fc.oneof(fc.tuple(keyed, keyed), fc.tuple(any, any), fc.tuple(keyed, any));

const RUNS = { numRuns: runsOf(25) };
const write = (version: string, rows: readonly Sale[]) => writeSales(engine, folder, version, rows);

test('differences applied to the first release give the second, with its day', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(pair, async ([one, other]) => {
      const [from, to] = [await write('2026-10-01', one), await write('2026-11-01', other)];
      const compared = await compareSides(engine, folder, from, to);
      seen.add(compared.comparison.compared_by);
      const rows = `from read_parquet(${literal(to.file)})`;
      assert.equal(await apart(engine, applied(compared, from), `select * ${rows}`), 0);
    }),
    RUNS,
  );
  assert.deepEqual([...seen].toSorted(), ['key', 'rows']);
});

test('a release differs from itself by nothing, whatever the order of its rows', async () => {
  await fc.assert(
    fc.asyncProperty(
      any.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      async ([rows, shuffled]) => {
        const [from, to] = [await write('2026-10-01', rows), await write('2026-11-01', shuffled)];
        const { comparison, changes } = await compareSides(engine, folder, from, to);
        assert.deepEqual(await readChanges(engine, changes), []);
        assert.deepEqual(
          [comparison.rows.added, comparison.rows.removed, comparison.rows.changed, comparison.dimensions],
          [0, 0, 0, []],
        );
        assert.deepEqual(comparison.periods?.restated, []);
      },
    ),
    RUNS,
  );
});

test('the order of the rows changes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      pair.chain(([one, other]) =>
        fc.tuple(
          fc.constant([one, other] as const),
          fc.shuffledSubarray(one, { minLength: one.length }),
          fc.shuffledSubarray(other, { minLength: other.length }),
        ),
      ),
      async ([[one, other], oneAgain, otherAgain]) => {
        const first = await compareSides(
          engine,
          folder,
          await write('2026-10-01', one),
          await write('2026-11-01', other),
        );
        const rows = await readChanges(engine, first.changes);
        const again = await compareSides(
          engine,
          folder,
          await write('2026-10-01', oneAgain),
          await write('2026-11-01', otherAgain),
        );
        assert.deepEqual(again.comparison, first.comparison);
        assert.deepEqual(await readChanges(engine, again.changes), rows);
      },
    ),
    RUNS,
  );
});

const INVERSE: Readonly<Record<string, string>> = { added: 'removed', removed: 'added', changed: 'changed' };

test('the other way round is the inverse', async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ([one, other]) => {
      const [from, to] = [await write('2026-10-01', one), await write('2026-11-01', other)];
      const there = await readChanges(engine, (await compareSides(engine, folder, from, to)).changes);
      const back = await readChanges(engine, (await compareSides(engine, folder, to, from)).changes);
      const turned = there.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name.replace(/^(before|after)_/, (_, side) => (side === 'before' ? 'after_' : 'before_')),
            name === 'change' ? INVERSE[String(value)] : value,
          ]),
        ),
      );
      const sorted = (rows: object[]): string[] =>
        rows
          .map((row) =>
            JSON.stringify(Object.entries(row).toSorted(), (_, value) =>
              typeof value === 'bigint' ? Number(value) : value,
            ),
          )
          .toSorted();
      assert.deepEqual(sorted(turned), sorted(back));
    }),
    RUNS,
  );
});
