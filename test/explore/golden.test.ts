/**
 * Requests and answers as text, one file per family of endpoints. A case begins with `### ` and a sentence; then the request: path below
 * the API's root (whole for the older APIs), one parameter a line (name, two spaces, value) and headers (`Name: value`); then, after an empty line, the answer. A case
 * without answer is completed in the file, except where CI is set.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openApplication, openWorld } from './fixture.ts';
import { goldenFiles, parseCase, splitCases } from './http-case.ts';

const SHOWN_HEADERS = [
  'content-type',
  'content-disposition',
  'retry-after',
  'ods-analyze-truncated',
  'x-opencpf-release',
  'x-opencpf-unknown-parameters',
  'x-opencpf-warnings',
];

test('the API answers as its golden files say', async (t) => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { now: () => new Date('2025-05-15T12:00:00Z') });
  for (const file of goldenFiles()) {
    await t.test(basename(file), async () => {
      const written = readFileSync(file, 'utf8');
      const cases = splitCases(written);
      const complete = cases.every((one) => one.trim().includes('\n\n'));
      const answered = await Promise.all(cases.map((one) => answerCase(app, one)));
      if (!complete && process.env.CI === undefined) writeFileSync(file, answered.join(''));
      else assert.equal(answered.join(''), written);
    });
  }
});

async function answerCase(app: FastifyInstance, text: string): Promise<string> {
  const { request, asked } = parseCase(text);
  const answer = await app.inject(asked);
  const shown = SHOWN_HEADERS.filter((name) => answer.headers[name] !== undefined).map(
    (name) => `${name}: ${answer.headers[name]}`,
  );
  const json = String(answer.headers['content-type']).startsWith('application/json');
  const oneLine = json && !answer.body.includes('\n');
  const body = oneLine ? layOut(JSON.parse(answer.body)) : answer.body.trimEnd().replace('\ufeff', '<BOM>');
  return `${request}\n\n${[answer.statusCode, ...shown].join('\n')}\n${body.replace(/("request_id": ?)"[^"]*"/, '$1"…"').replace(/"bytes": \d+/, '"bytes": …')}\n\n`;
}

/** JSON with short values on one line. */
function layOut(value: unknown, indent = ''): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => layOut(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${layOut(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const line = parts.length === 0 ? `${open}${close}` : `${open} ${parts.join(', ')} ${close}`;
  if (line.length + indent.length <= 150 && !line.includes('\n')) return line;
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${indent}${close}`;
}
