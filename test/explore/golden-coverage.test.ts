/** Every endpoint has a golden request that is answered. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ENDPOINTS } from '../../src/explore/openapi/endpoints.ts';
import { parseCase, readCases } from './http-case.ts';

test('every endpoint of the document has a golden request that is answered', () => {
  const answered = readCases()
    .filter((text) => /\n\n20[06]\n/.test(text))
    .map((text) => parseCase(text).path.split('?', 1)[0]!.replace(/\/$/, ''));
  const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  // Files that are no text are read back in packages.test.ts.
  const written = ENDPOINTS.filter(({ media = 'text/' }) => media.startsWith('text/'));
  const without = written.map(({ path }) => path).filter((path) => !answered.some((one) => patternOf(path).test(one)));
  assert.deepEqual(without, []);
});
