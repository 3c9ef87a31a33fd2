import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ERRORS, Refusal } from '../../src/errors.ts';
import { resolveFailure, STATUS } from '../../src/http/errors.ts';
import { parseRange } from '../../src/http/file.ts';

test('one range of bytes is understood, anything else is the whole file', () => {
  assert.deepEqual(parseRange('bytes=0-3', 10), { start: 0, end: 3 });
  assert.deepEqual(parseRange('bytes=4-', 10), { start: 4, end: 9 });
  assert.deepEqual(parseRange('bytes=-4', 10), { start: 6, end: 9 });
  assert.deepEqual(parseRange('bytes=-40', 10), { start: 0, end: 9 });
  assert.deepEqual(parseRange('bytes=4-100', 10), { start: 4, end: 9 });
  assert.equal(parseRange('bytes=10-', 10), 'outside');
  for (const whole of [undefined, 'bytes=-', 'bytes=0-1,3-4', 'rows=0-1', 'bytes=a-b'])
    assert.equal(parseRange(whole, 10), undefined);
});

test('every code of the catalogue has a status, and only known failures have words', () => {
  assert.deepEqual(Object.keys(STATUS).toSorted(), Object.keys(ERRORS).toSorted());
  const secret = resolveFailure(new Error('/secret/path of somebody'));
  assert.equal(secret.status, 500);
  assert.doesNotMatch(secret.message, /secret/);
  assert.equal(resolveFailure(new Refusal('register_layout', 'column x of file /secret')).refusal, undefined);
  assert.equal(resolveFailure(new Refusal('unknown_dataset', 'none')).status, 404);
});
