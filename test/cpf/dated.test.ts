import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inForce } from '../../src/cpf/dated.ts';
import { PARTICIPATION_CENTS, RIGHTS_CEILING_CENTS } from '../../src/cpf/participation.ts';

test('the participation follows its decrees, from their first day', () => {
  const due = (day: string) => inForce(PARTICIPATION_CENTS, day);
  assert.equal(due('2024-05-01'), undefined);
  assert.equal(due('2024-05-02'), 100_00);
  assert.equal(due('2025-01-01'), 102_23);
  assert.equal(due('2026-04-01'), 103_20);
  assert.equal(due('2026-04-02'), 150_00);
});

test('dated tables are in order and each line has its source', () => {
  for (const table of [PARTICIPATION_CENTS, RIGHTS_CEILING_CENTS]) {
    const days = table.map(({ from }) => from);
    assert.deepEqual(days, days.toSorted());
    assert.ok(table.every(({ source }) => source.length > 10));
  }
});
