import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { roundedAmount, roundedShares } from '../../src/datasets/euros.ts';
import { Engine } from '../../src/warehouse/duck.ts';

const NAMES = ['a', 'b', 'c', 'd'];

test('shares in whole euros sum to the amount, are within a euro of the truth, and nothing stays nothing', async () => {
  await using engine = await Engine.open();
  const cents = fc.oneof(fc.constant(0), fc.nat(250), fc.nat(100_000_000));
  const rows = fc.sample(fc.tuple(cents, cents, cents, cents), { numRuns: 5_000, seed: 11 });
  const values = rows.map((row) => `(${row.join(', ')})`).join(', ');
  const found = await engine.rows<Record<string, bigint>>(
    `select a, b, c, d, ${roundedAmount(NAMES)} as amount, ${roundedShares(NAMES)
      .map((share, index) => `${share} as share_${NAMES[index]}`)
      .join(', ')} from (values ${values}) as row(a, b, c, d)`,
  );
  for (const row of found) {
    const shares = NAMES.map((name) => Number(row[`share_${name}`]));
    const exact = NAMES.map((name) => Number(row[name]) / 100);
    const total = NAMES.reduce((sum, name) => sum + Number(row[name]), 0);
    assert.equal(Number(row.amount), Math.floor((total + 50) / 100));
    assert.equal(
      shares.reduce((sum, share) => sum + share, 0),
      Number(row.amount),
    );
    for (const [index, share] of shares.entries()) {
      assert.ok(Math.abs(share - exact[index]!) < 1, `${share} for ${exact[index]}`);
      if (exact[index] === 0) assert.equal(share, 0);
    }
  }
});
