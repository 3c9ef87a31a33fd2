/** Two thousand awkward rows: every format, read back, gives them as they were. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { LIMITS } from '../../src/limits.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { type ReadRow, readCsv, readJsonLd, readRdfXml, readSheet, readTurtle, readZip } from './export-readers.ts';
import { column, definition, NOMBRES, openApplication, openWorld, publish, publishNumbers, ROOT } from './fixture.ts';

const ROWS = 2_000;
const RETORS = definition('retors', [
  column('n', 'int'),
  column('texte', 'text', { label: 'Le <texte> & "le reste"' }),
  column('autre', 'text'),
  column('grand', 'int'),
  column('reel', 'double'),
  column('jour', 'date'),
  column('mois', 'date', { precision: 'month' }),
]);

interface Awkward {
  n: number;
  texte: string | null;
  autre: string | null;
  grand: number | null;
  reel: number | null;
  jour: string | null;
  mois: string | null;
}

const TEXTS = [
  '',
  ' ',
  '=1+1',
  '@a',
  '-1',
  '+1',
  '"',
  '""',
  ';',
  'a;b',
  "d'été",
  'a\nb',
  'a\r\nb',
  '\r',
  '\t',
  'null',
  'NULL',
  '<b>&amp;</b>',
  ']]>',
  '_x000D_',
  '_x41_',
  '\u0001',
  '\u001f\u007f',
  '\ufffe',
  '\uffff',
  '\ufeff',
  '👩‍👧 é',
  '\\',
  '\\n',
  '{"a":[1]}',
  "''",
  '01',
  '1e5',
  'true',
  '\u2028',
  ' a ',
];
const awkwardText = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 2 })), maxLength: 6 }),
);
// The engine's binding drops a byte order mark that begins a text it reads.
const kept = awkwardText.map((text) => text.replace(/^\ufeff+/, ''));
const awkwardRow = fc.record({
  texte: fc.option(kept),
  autre: fc.option(kept),
  grand: fc.option(fc.maxSafeInteger()),
  reel: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((double) => double + 0)),
  jour: fc.option(
    fc
      .date({ min: new Date('1600-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ),
  mois: fc.option(
    fc.integer({ min: 0, max: 1199 }).map((month) => new Date(Date.UTC(1950, month, 1)).toISOString().slice(0, 10)),
  ),
});
const rows: Awkward[] = fc.sample(awkwardRow, { numRuns: ROWS, seed: 20251121 }).map((row, n) => ({ n, ...row }));

let app: FastifyInstance;
let world: Awaited<ReturnType<typeof openWorld>>;
before(async () => {
  world = await openWorld();
  const file = join(world.data, 'rows.jsonl');
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const types = `{n: 'bigint', texte: 'varchar', autre: 'varchar', grand: 'bigint', reel: 'double', jour: 'date', mois: 'date'}`;
  await publish(
    world.data,
    RETORS,
    '2025-04-01',
    `select * from read_json(${literal(file)}, columns = ${types}, format = 'newline_delimited')`,
  );
  app = await openApplication(world.data, { datasets: [RETORS, NOMBRES] });
});
after(async () => {
  await app.close();
  await world[Symbol.asyncDispose]();
});

const take = async (format: string, query = ''): Promise<Buffer> => {
  const answer = await app.inject(`${ROOT}/catalog/datasets/retors/exports/${format}${query}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.rawPayload;
};

/** A row as texts, as files show it. */
const shown = (row: Awkward): ReadRow => ({
  ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)])),
  mois: row.mois?.slice(0, 7) ?? null,
});

/** Rows whose numbers are compared as numbers: `1e+21` and `1e21` are one. */
const numbered = (row: ReadRow): ReadRow => ({ ...row, reel: row.reel === null ? null : String(Number(row.reel)) });

const same = (read: readonly ReadRow[], expected: readonly ReadRow[] = rows.map(shown)): void => {
  assert.equal(read.length, expected.length);
  for (const [at, row] of expected.entries()) assert.deepEqual(numbered(read[at]!), row, `row ${at}`);
};

test('CSV', async () => {
  same(readCsv(await take('csv')));
  const quoted = (await take('csv', '?quote_all=true&select=n,texte&limit=1&where=texte%20is%20null')).toString();
  assert.match(quoted, /^\ufeff"n";"texte"\n"\d+";\n$/);
});

test('JSON and JSON by lines', async () => {
  const expected = rows.map((row) => ({ ...row, mois: row.mois?.slice(0, 7) ?? null }));
  const list = JSON.parse((await take('json')).toString());
  assert.deepEqual(list, expected);
  const lines = (await take('jsonl')).toString().trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line)),
    expected,
  );
});

test('Parquet', async () => {
  await using engine = await Engine.open();
  for (const query of ['', '?select=*&limit=1999&where=n>=0']) {
    const file = join(world.data, 'read.parquet');
    await writeFile(file, await take('parquet', query));
    const read = await engine.rows(`select * from read_parquet(${literal(file)})`);
    const expected = rows.slice(0, query === '' ? ROWS : 1_999);
    assert.deepEqual(
      read.map((row) => ({ ...row, n: Number(row.n), grand: row.grand === null ? null : Number(row.grand) })),
      expected,
    );
  }
});

/** What becomes of a text in XML: a character that it cannot hold has none. */
const inXml = (text: string | null): string | null =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  text?.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd') ?? null;

const withoutNulls = (row: ReadRow): ReadRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

for (const [format, read] of Object.entries({
  turtle: readTurtle,
  n3: readTurtle,
  jsonld: readJsonLd,
  rdfxml: readRdfXml,
})) {
  test(`${format}: a subject for each record, under the address that answers with it`, async () => {
    const [dataset, ...records] = read(await take(format));
    assert.equal(new URL(dataset![0]).pathname, `${ROOT}/catalog/datasets/retors`);
    assert.equal(records.length, ROWS);
    for (const [at, [, { isPartOf, ...row }]] of records.entries()) {
      const expected = shown(rows[at]!);
      const inSyntax =
        format === 'rdfxml' ? { ...expected, texte: inXml(expected.texte!), autre: inXml(expected.autre!) } : expected;
      const numbers = row.reel === undefined ? row : numbered(row);
      assert.deepEqual(numbers, withoutNulls(inSyntax), `row ${at}`);
      assert.equal(isPartOf, dataset![0]);
    }
    const answer = await app.inject(new URL(records[7]![0]).pathname);
    assert.equal(answer.json().n, 7);
  });

  test(`${format} of groups`, async () => {
    const [, ...groups] = read(
      await take(
        format,
        '?group_by=n%20%3E%201000%20as%20g&select=count(*)'.replace('n%20%3E%201000%20as%20g', 'year(jour)'),
      ),
    );
    assert.ok(groups.length > 100);
    assert.equal(
      groups.reduce((sum, [, group]) => sum + Number(group.count_x0028__x002A__x0029_), 0),
      ROWS,
    );
  });
}

/** Days since the last of 1899, as Excel counts them. */
const serial = (day: string): string => String((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);

test('XLSX: typed cells, dates that Excel cannot count as texts', async () => {
  const [header, ...cells] = await readSheet(await take('xlsx', '?use_labels=true'));
  assert.deepEqual(
    header!.map(({ text }) => text),
    ['n', 'Le <texte> & "le reste"', 'autre', 'grand', 'reel', 'jour', 'mois'],
  );
  assert.equal(cells.length, ROWS);
  const names = ['n', 'texte', 'autre', 'grand', 'reel', 'jour', 'mois'];
  for (const [at, line] of cells.entries()) {
    const row = rows[at]!;
    const read = Object.fromEntries(names.map((name, index) => [name, line[index]!.text]));
    const counted = row.jour !== null && row.jour >= '1900-03-01';
    assert.deepEqual(
      numbered(read),
      { ...shown(row), jour: counted ? serial(row.jour!) : row.jour, mois: row.mois && serial(row.mois) },
      `row ${at}`,
    );
    const types = line.map(({ type, text }) => (text === null ? 'n' : type));
    const texts = [row.texte, row.autre].map((text) => (text === null ? 'n' : 'inlineStr'));
    assert.deepEqual(types, ['n', ...texts, 'n', 'n', row.jour === null || counted ? 'n' : 'inlineStr', 'n']);
  }
});

test('XLSX: the parts of a workbook, a header that stays in sight, instants in the zone asked', async () => {
  const parts = await readZip(await take('xlsx', '?limit=1&select=n,record_timestamp&timezone=Europe/Paris'));
  assert.deepEqual([...parts.keys()].sort(), [
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  assert.match(parts.get('xl/workbook.xml')!, /<sheet name="retors" /);
  const sheet = parts.get('xl/worksheets/sheet1.xml')!;
  assert.match(sheet, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
  // 8 o'clock in Paris, when it is 6 in UTC.
  assert.match(sheet, new RegExp(`<c s="5"><v>${Number(serial('2025-04-01')) + 8 / 24}`.slice(0, 26)));
});

test('XLSX: v2.0 calls it xls', async () => {
  const answer = await app.inject('/api/v2/catalog/datasets/retors/exports/xls?select=n&rows=2');
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="retors.xlsx"');
  assert.deepEqual(
    (await readSheet(answer.rawPayload)).map(([cell]) => cell!.text),
    ['n', '0', '1'],
  );
});

test('XLSX: a text that no cell holds is cut, and shows it', async () => {
  const long = ['x'.repeat(32_767), 'x'.repeat(32_768), `é${'😀'.repeat(20_000)}`, '😀'.repeat(16_383)];
  const file = join(world.data, 'long.jsonl');
  await writeFile(file, long.map((texte) => JSON.stringify({ texte })).join('\n'));
  const LONG = definition('longs', [column('texte', 'text')]);
  await publish(
    world.data,
    LONG,
    '2025-04-01',
    `select texte from read_json(${literal(file)}, columns = {texte: 'varchar'}, maximum_object_size = 1000000)`,
  );
  await using other = await openApplication(world.data, { datasets: [LONG] });
  const answer = await other.inject(`${ROOT}/catalog/datasets/longs/exports/xlsx`);
  const [, ...cells] = await readSheet(answer.rawPayload);
  const read = cells.map(([cell]) => cell!.text!);
  for (const text of read) assert.ok(text.length <= LIMITS.xlsx_cell_characters);
  assert.deepEqual(
    read.map((text, at) => text === long[at]),
    [true, false, false, true],
  );
  assert.equal(read[1], `${'x'.repeat(32_766)}…`);
  assert.match(read[2]!, /^é(?:😀)+…$/u);
});

test('XLSX: more rows than a sheet holds are refused before anything is sent', async () => {
  await publishNumbers(world.data, '2025-05-01', 2, LIMITS.xlsx_rows + 1);
  const url = `${ROOT}/catalog/datasets/nombres@2025-05-01/exports/xlsx`;
  const refused = await app.inject(url);
  assert.equal(refused.statusCode, 400);
  assert.match(refused.json().message, /it holds 1048575 rows and the answer has 1048576\.$/);
  assert.match(refused.json().details.mend, /csv, json, jsonl or parquet/);
  for (const query of ['limit=3', 'where=n<3', 'select=count(*)%20as%20n', `offset=${LIMITS.xlsx_rows - 2}`]) {
    const answer = await app.inject(`${url}?${query}`);
    assert.equal(answer.statusCode, 200, query);
    assert.equal((await readSheet(answer.rawPayload)).length, query.startsWith('select') ? 2 : 4, query);
  }
});

test('rows that nothing orders come in their order, however many threads read them', async () => {
  const url = `${ROOT}/catalog/datasets/nombres@2025-05-01/exports/csv?with_bom=false&select=n`;
  for (const [query, count] of [
    ['', LIMITS.xlsx_rows + 1],
    ['&where=groupe%20in%20("g001","g077")', 13_981],
    ['&offset=500000&limit=300000', 300_000],
  ] as const) {
    const numbers = (await app.inject(url + query)).body.trimEnd().split('\n').slice(1).map(Number);
    assert.equal(numbers.length, count);
    assert.ok(
      numbers.every((number, at) => at === 0 || number > numbers[at - 1]!),
      query,
    );
  }
  const figures = await app.inject(`${url},avg(n)%20as%20m&where=n%3C200000&with_bom=false`);
  const first = figures.body.split('\n')[1]!;
  assert.equal(first, '0;99999.5');
});

test('a compressed export is the same file in gzip', async () => {
  for (const format of ['csv', 'turtle', 'xlsx']) {
    const answer = await app.inject(`${ROOT}/catalog/datasets/retors/exports/${format}?compressed=true&limit=9`);
    assert.match(String(answer.headers['content-disposition']), /filename="retors\.(csv|ttl|xlsx)\.gzip"/);
    assert.deepEqual(gunzipSync(answer.rawPayload), await take(format, '?limit=9'));
  }
});

test('HEAD says how many bytes a file has once it is kept, in whatever encoding it may be sent, and sends none', async () => {
  const measure = async (path: string) => {
    const [head, file] = await Promise.all([
      app.inject({ method: 'HEAD', url: path, headers: { 'accept-encoding': 'gzip, br' } }),
      app.inject(path),
    ]);
    assert.deepEqual([head.statusCode, head.rawPayload.length], [file.statusCode, 0]);
    assert.equal(head.headers['content-encoding'], undefined);
    assert.equal(head.headers['content-disposition'], file.headers['content-disposition']);
    return { told: Number(head.headers['content-length']), is: file.rawPayload.length };
  };
  const exports = `${ROOT}/catalog/datasets/retors/exports`;
  const { _links } = (await app.inject(exports)).json() as { _links: { rel: string }[] };
  for (const { rel } of _links.slice(1))
    for (const query of ['', '?limit=9&select=n,texte', '?where=n<0', '?limit=9&compressed=true']) {
      const { told, is } = await measure(`${exports}/${rel}${query}`);
      assert.equal(told, is, `${rel}${query}`);
    }
  assert.equal((await app.inject({ method: 'HEAD', url: `${exports}/csv?where=rien` })).statusCode, 400);
});
