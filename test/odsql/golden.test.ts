import assert from 'node:assert/strict';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { FUNCTIONS } from '../../src/odsql/index.ts';
import type { Engine } from '../../src/warehouse/duck.ts';
import { bodyOf, headOf } from './case.ts';
import { openTable } from './table.ts';

const FOLDER = join(import.meta.dirname, 'golden');
const files = globSync('*.txt', { cwd: FOLDER, exclude: ['*-changed.txt'] }).sort();

let engine: Engine;
before(async () => {
  engine = await openTable();
});
after(() => engine.close());

test('there are golden cases', () => assert.ok(files.length >= 60, `${files.length} cases`));

/** Functions that answer nowhere, and why. */
const REFUSED: Readonly<Record<string, string>> = { json_format: 'no field holds JSON: error-json-format.txt' };

test('every function has a golden case', () => {
  const requests = files
    .filter((file) => !file.startsWith('error-'))
    .map((file) => readFileSync(join(FOLDER, file), 'utf8').split('---- request\n')[1]!.split('\n---- ')[0]!);
  const asked = [...FUNCTIONS.keys()].filter((name) => !(name in REFUSED));
  assert.deepEqual(
    asked.filter((name) => !requests.some((request) => new RegExp(`\\b${name}\\s*\\(`, 'i').test(request))),
    [],
  );
});

for (const file of files) {
  test(`golden: ${basename(file, '.txt')}`, async () => {
    const path = join(FOLDER, file);
    const text = readFileSync(path, 'utf8');
    const { head, query } = headOf(text);
    const actual = head + (await bodyOf(query, engine));
    // A file that holds only its request is completed; the author reads it before it is kept.
    const isNew = !/^---- (rows|error)$/m.test(text);
    if (isNew && process.env.CI === undefined) return writeFileSync(path, actual);
    if (actual !== text) writeFileSync(path.replace(/\.txt$/, '-changed.txt'), actual);
    assert.equal(actual, text);
  });
}
