import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildPortal } from '../../web/build.ts';

const DIST = join(import.meta.dirname, '../../web/dist');
/** Scripts of the first page, compressed. */
const BUDGET_BYTES = 150_000;

before(buildPortal);

test('a portal that is up to date is not built again, and says so within a moment', async () => {
  const start = performance.now();
  assert.equal(await buildPortal(), false);
  assert.ok(performance.now() - start < 500);
});

test('the page has no inline code and no other host', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?:\/\//);
});

test('the scripts of the first page keep within their budget', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => join(DIST, path!));
  assert.ok(scripts.length > 0);
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  assert.ok(bytes < BUDGET_BYTES, `${bytes} bytes`);
});
