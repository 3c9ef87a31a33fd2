/** Which values of a filter may be compared, a line for each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparable, comparedOf } from '../../web/charts/compared.ts';
import { parseSearch } from '../../web/state/search.ts';
import { parseSelection } from '../../web/state/selection.ts';

const chosen = (count: number): string => Array.from({ length: count }, (_, rank) => `refine.genre=${rank}`).join('&');

test('two to four values are compared, of the column that the address names', () => {
  for (const [count, may] of [
    [1, false],
    [2, true],
    [4, true],
    [5, false],
  ] as const) {
    const search = parseSearch(`?${chosen(count)}&refine.age=a&compare=genre`);
    const selection = parseSelection(search);
    assert.deepEqual(comparable(selection), may ? ['genre'] : []);
    assert.equal(comparedOf({ search, selection })?.values.length, may ? count : undefined);
  }
  const search = parseSearch(`?${chosen(2)}`);
  assert.equal(comparedOf({ search, selection: parseSelection(search) }), null);
});
