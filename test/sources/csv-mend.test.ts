/** A broken record never takes the others with it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHeader } from '../../src/sources/csv-header.ts';
import { linesOf, mendCsv } from '../../src/sources/csv-mend.ts';
import { temporaryFolder } from '../world.ts';

const folder = temporaryFolder('mend');
const HEADER = 'date;texte;suite;nombre';

async function mend(text: string | Buffer) {
  const [file, to] = [join(folder, 'file.csv'), join(folder, 'mended.csv')];
  await writeFile(file, text);
  const header = parseHeader(HEADER);
  const mended = await mendCsv(file, to, header);
  return { ...mended, text: await readFile(to, 'utf8'), lines: (rows: number[]) => linesOf(file, header, rows) };
}

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const recordOf = (texts: readonly [string, string]): string => `2026-05-04;${texts.map(quoted).join(';')};1`;

const TEXT = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', '\n', '\r\n', '2'), maxLength: 12 });
const TEXTS = fc.tuple(TEXT, TEXT);

test('sound records are written as they are, around any broken one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(TEXTS, { maxLength: 6 }),
      fc.array(TEXTS, { maxLength: 6 }),
      fc.constantFrom(
        '2026-05-04;"jamais fermé;b;1',
        '2026-05-04;"un "mot" cité";b;1',
        '2026-05-04;"deux\nlignes "et un mot" ; cité;b;1',
        '2026-05-04;trop peu',
        '2026-05-04;a;b;c;d;e',
        'suite";1',
      ),
      async (before, after, broken) => {
        const [first, last] = [before, after].map((texts) => texts.map(recordOf));
        const { text, left_out, mended } = await mend([HEADER, ...first!, broken, ...last!, ''].join('\n'));
        assert.equal(left_out + mended, 1);
        const repaired = mended === 0 ? [] : ['"2026-05-04";"un ""mot"" cité";"b";"1"'];
        assert.equal(text, [HEADER, ...first!, ...repaired, ...last!, ''].join('\n'));
      },
    ),
    { numRuns: 150 },
  );
});

test('broken records in a row are told one by one, with their lines; those of taken records are known', async () => {
  const sound = recordOf(['deux\nlignes', 'b']);
  const { first, lines } = await mend(
    [HEADER, sound, '2026-05-04;a', '', '2026-05-04;"a "b" c";d;1', '2026-05-04;"e "f" g";h;1', 'x', sound].join('\n'),
  );
  assert.deepEqual(
    first.map(({ line, mended, column }) => [line, mended, column]),
    [
      [4, false, 'texte'],
      [6, true, 'texte'],
      [7, true, 'texte'],
      [8, false, 'date'],
    ],
  );
  assert.deepEqual(
    await lines([1, 2, 3, 4]),
    new Map([
      [1, 2],
      [2, 6],
      [3, 7],
      [4, 9],
    ]),
  );
});

test('text that is not UTF-8, and line breaks of two kinds', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`${HEADER}\r\n2026-05-04;a;b;1\n`),
    Buffer.from('2026-05-04;caf\xe9;b;1\r\n', 'latin1'),
    Buffer.from('2026-05-04;c;d;2\r\n'),
  ]);
  const { text, first } = await mend(bytes);
  assert.deepEqual(
    first.map(({ line, expected }) => [line, expected]),
    [[3, 'text in UTF-8']],
  );
  assert.equal(text, `${HEADER}\r\n2026-05-04;a;b;1\r\n2026-05-04;c;d;2\r\n`);
});
