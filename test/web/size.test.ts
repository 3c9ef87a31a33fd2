/** What is measured of a download, and how its size is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measured, showSize } from '../../web/components/download/size.ts';

test('a small file is measured whole and told to the byte', () => {
  assert.equal(measured('csv', 10_000), null);
  assert.equal(measured('parquet', 200_000), null);
  assert.equal(showSize('fr', 'csv', 1_234_567, 900, null), '1,2\u202fMo (1\u202f234\u202f567 octets)');
  assert.equal(showSize('en', 'csv', 812, 3, null), '812\u202fB');
});

test('of a larger one, rows from its middle stand for all, and the size is said to be about so much', () => {
  const some = measured('csv', 1_000_000);
  assert.deepEqual(some, { limit: 5_000, offset: 497_500 });
  assert.equal(showSize('fr', 'csv', 1_634_000, 1_000_000, some), 'environ 330\u202fMo');
  const packed = measured('parquet', 400_000);
  assert.equal(showSize('en', 'parquet', 460_000, 400_000, packed), 'about 9.2\u202fMB, or less');
});
