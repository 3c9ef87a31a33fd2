import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Refusal } from '../../src/errors.ts';
import { parseGroupBy, parseOrderBy, parseSelect, parseWhere } from '../../src/odsql/parse.ts';
import { realFile, unlessReal } from '../real-files.ts';
import { fillHoles, REAL_QUERIES } from './corpus.ts';

const PARSERS: Record<string, (text: string) => unknown> = {
  select: parseSelect,
  where: parseWhere,
  group_by: parseGroupBy,
  order_by: parseOrderBy,
};

test('every clause of the corpus of real requests is accepted', { skip: unlessReal(REAL_QUERIES) }, () => {
  const refused: string[] = [];
  let read = 0;
  for (const line of readFileSync(realFile(REAL_QUERIES), 'utf8').trim().split('\n')) {
    const { params } = JSON.parse(line) as { params: Record<string, string | string[]> };
    for (const [name, parse] of Object.entries(PARSERS)) {
      for (const text of [params[name] ?? []].flat()) {
        read++;
        try {
          parse(fillHoles(text));
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused.push(`${name}: ${text}`);
        }
      }
    }
  }
  assert.ok(read > 200, `${read} clauses`);
  assert.deepEqual(refused, []);
});
