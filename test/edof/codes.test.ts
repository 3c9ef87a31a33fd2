import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CODES, type Code } from '../../src/edof/codes.ts';
import { CASES, type Case } from './cases.ts';
import { Folder, fixtureText } from './folder.ts';

let folder: Folder;
before(async () => {
  folder = await Folder.open();
});
after(() => folder[Symbol.asyncDispose]());

/** The bytes of a case’s file. */
function bytesOf({ fixture = 'valid.xml', change, bytes = fixture === 'lheo.xml' ? 'utf8' : 'latin1' }: Case): Buffer {
  let text = fixtureText(fixture);
  for (const [from, to] of change) {
    assert.ok(typeof from === 'string' ? text.includes(from) : from.test(text), `not in the fixture: ${from}`);
    text = text.replace(from, to);
  }
  return Buffer.from(text, bytes);
}

for (const one of CASES)
  test(`counts exactly its problems: ${one.what}`, async () => {
    const file = folder.file('case.xml', bytesOf(one));
    const report = await folder.import(file, { dryRun: true, ...(one.asOf === undefined ? {} : { asOf: one.asOf }) });
    assert.deepEqual(report.problemCounts, one.counts);
    const errors = Object.keys(one.counts).filter((code) => CODES[code as Code].severity === 'error');
    assert.equal(report.accepted, errors.length === 0);
  });

test('every code has a case', () => {
  const met = new Set(CASES.flatMap(({ counts }) => Object.keys(counts)));
  assert.deepEqual(
    Object.keys(CODES).filter((code) => !met.has(code)),
    [],
  );
});
