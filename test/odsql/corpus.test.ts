import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Refusal } from '../../src/errors.ts';
import { parseGroupBy, parseOrderBy, parseSelect, parseWhere } from '../../src/odsql/parse.ts';
import { realFile, unlessReal } from '../real-files.ts';

const CORPUS = 'explore-api/real-queries.jsonl';

const PARSERS: Record<string, (text: string) => unknown> = {
  select: parseSelect,
  where: parseWhere,
  group_by: parseGroupBy,
  order_by: parseOrderBy,
};

/** Holes that the authors fill before sending, such as `${id}` or `{{ field }}`. */
const HOLE = /\$?\{+[^}]*\}+|<[\w ]+>/g;

/** The clause as it would be sent: a name after `as`, elsewhere a number, which stands well in quotes and before a unit too. */
const filled = (text: string): string =>
  text.replaceAll(HOLE, (_, at: number) => (/\bas\s*$/i.test(text.slice(0, at)) ? 'x' : '7'));

test('every clause of the corpus of real requests is accepted', { skip: unlessReal(CORPUS) }, () => {
  const refused: string[] = [];
  let read = 0;
  for (const line of readFileSync(realFile(CORPUS), 'utf8').trim().split('\n')) {
    const { params } = JSON.parse(line) as { params: Record<string, string | string[]> };
    for (const [name, parse] of Object.entries(PARSERS)) {
      for (const text of [params[name] ?? []].flat()) {
        read++;
        try {
          parse(filled(text));
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
