import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ERRORS, Refusal } from '../../src/errors.ts';
import { resolveFailure, STATUS } from '../../src/http/errors.ts';
import { parseRange } from '../../src/http/file.ts';
import { tidyTarget } from '../../src/http/url.ts';

test('what scripts send is made routable', () => {
  assert.equal(tidyTarget('//api/explore/v2.1/'), '/api/explore/v2.1/');
  // "é" sent raw, as Node reads its two bytes.
  assert.equal(tidyTarget('/a?where=Ã©'), '/a?where=%c3%a9');
  assert.equal(tidyTarget('/a?where="x"'), '/a?where="x"');
});

test('raw UTF-8 comes back as it was meant', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !/[%?#\0-\x20]/.test(text) && text.isWellFormed()),
      (text) => {
        const asNodeReads = Buffer.from(text, 'utf8').toString('latin1');
        assert.equal(decodeURIComponent(tidyTarget(`/a?${asNodeReads}`)), `/a?${text}`);
      },
    ),
  );
});

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
