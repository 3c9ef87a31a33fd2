/** The index of words and the reading of texts say the same. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { matchOnce } from '../../src/explore/facet-matches.ts';
import { type Catalog, compile, type Field, indexWords, type Query } from '../../src/odsql/index.ts';
import { Engine, literal } from '../../src/warehouse/duck.ts';
import { runsOf } from '../runs.ts';
import { NOW } from './table.ts';

const FIELDS: readonly Field[] = [
  { name: 'titre', type: 'text', column: 'titre' },
  { name: 'contenu', type: 'text', column: 'contenu', markup: true },
  { name: 'code', type: 'text', column: 'code', searchable: false },
];
const SCANNED: Catalog = { table: 'offres', rowOrder: 'place', fields: FIELDS };
const INDEXED: Catalog = {
  ...SCANNED,
  index: { terms: 'terms', postings: 'postings', texts: 'place', columns: ['titre', 'contenu'] },
};

const WORDS = [
  ...[
    'anglais',
    'Anglaise',
    'ANGLAIS',
    'anglai',
    'été',
    'ete',
    'étés',
    'cœur',
    'coeur',
    'soudure',
    'soudeur',
    'bureautique',
  ],
  ...[
    'Excel®',
    'C++',
    '2025',
    '20',
    '202',
    'l’anglais',
    "d'été",
    'aujourd’hui',
    'à',
    'a',
    'vélo-école',
    'ﬁn',
    'Straße',
    '😀',
  ],
];
const MARKUP = [
  '<p>',
  '</li>\n<li>',
  '&eacute;t&eacute;',
  '&nbsp;',
  '&#39;',
  '<strong class="été">',
  'a < b',
  '&oelig;uvre',
  '<!-- été -->',
];

const words = (from: readonly string[]) =>
  fc.array(fc.constantFrom(...from), { maxLength: 5 }).map((list) => list.join(' '));
const cell = (text: fc.Arbitrary<string>) => fc.option(text, { freq: 8 });

let engine: Engine;
before(async () => {
  engine = await Engine.open({ threads: 1 });
  const rows = fc.sample(fc.tuple(cell(words(WORDS)), cell(words([...WORDS, ...MARKUP])), cell(words(WORDS))), {
    numRuns: 400,
    seed: 7,
  });
  const sql = (text: string | null) => (text === null ? 'null' : literal(text));
  await engine.run('create table offres (place integer, titre varchar, contenu varchar, code varchar)');
  await engine.run(
    `insert into offres values ${rows.map((row, place) => `(${[place, ...row.map(sql)].join(', ')})`).join(', ')}`,
  );
  const statements = indexWords({
    table: 'offres',
    texts: 'place',
    columns: [
      { name: 'titre', markup: false },
      { name: 'contenu', markup: true },
    ],
    terms: 'terms',
    postings: 'postings',
    count: rows.length,
    together: 90,
    scratch: 'main',
  });
  for (const statement of statements) await engine.run(statement);
});
after(() => engine.close());

type Page = Pick<Query, 'limit' | 'offset' | 'order_by'>;

/** The places of the rows of a page. */
const find = async (where: string, catalog: Catalog, page: Page = {}): Promise<unknown[]> => {
  const query = { where: [where], select: 'titre', ...page, now: NOW };
  const { sql, parameters, place } = compile({ ...query, seek: {} }, catalog);
  const rows = await engine.rows(sql, parameters);
  const plain = compile(query, catalog);
  assert.equal((await engine.rows(plain.sql, plain.parameters)).length, rows.length, where);
  return rows.map((row) => row[place!]);
};

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
const page: fc.Arbitrary<Page> = fc.record(
  {
    limit: fc.integer({ min: 0, max: 20 }),
    offset: fc.integer({ min: 0, max: 5 }),
    order_by: fc.constantFrom('titre', 'code desc', 'length(titre), code'),
  },
  { requiredKeys: [] },
);
const where = fc
  .tuple(
    fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `titre like ${text}`,
      (text) => `contenu like ${text}`,
      (text) => `code like ${text}`,
      (text) => `search(${text})`,
      (text) => `search(titre, ${text})`,
      (text) => `search(titre, contenu, ${text})`,
      (text) => `search(titre, code, ${text})`,
      (text) => `suggest(${text})`,
      (text) => `suggest(contenu, ${text})`,
      (text) => `suggest(titre, contenu, ${text})`,
      (text) => `not titre like ${text}`,
      (text) => `titre like ${text} or search(contenu, ${text})`,
    ),
    words([...WORDS, 'angl*', 'et*', 'soudere', 'angalis', '%']),
  )
  .map(([condition, text]) => condition(quoted(text)));

test('the index finds the rows that reading the texts finds', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(where, page, async (condition, cut) => {
      const rows = await find(condition, INDEXED, cut);
      assert.deepEqual(rows, await find(condition, SCANNED, cut), condition);
      found += rows.length;
    }),
    { numRuns: runsOf(150) },
  );
  assert.ok(found > 300, `${found} rows found`);
});

test('a search over indexed columns reads no text', () => {
  for (const condition of [
    '"été"',
    'search("ete")',
    'titre like "ete"',
    'search(titre, contenu, "ete")',
    'suggest("et")',
  ])
    assert.doesNotMatch(compile({ where: [condition], now: NOW }, INDEXED).sql, /strip_accents\(r\./, condition);
});

test('what is elided is no word, tags are none, entities are their letters', async () => {
  await engine.run(`insert into offres values
    (9001, 'Cours de l’anglais', '<p>Pr&eacute;sentiel&nbsp;: <strong>grammaire</strong></p>', null),
    (9002, 'Anglais d''aujourd''hui', null, null)`);
  const rows = async (condition: string) =>
    (await find(`${condition} and code is null`, SCANNED)).filter((row) => Number(row) > 9000);
  assert.deepEqual(await rows('"l’anglais"'), [9001, 9002]);
  assert.deepEqual(await rows('"d\'anglais"'), [9001, 9002]);
  assert.deepEqual(await rows('"aujourd’hui"'), [9002]);
  assert.deepEqual(await rows('contenu like "présentiel grammaire"'), [9001]);
  assert.deepEqual(await rows('contenu like "strong"'), []);
  assert.deepEqual(await rows('suggest(titre, "de l’angl")'), [9001]);
  await engine.run('delete from offres where place > 9000');
});

test('the facets of a search share its rows, which leave nothing behind; those of cheap conditions copy none', async () => {
  using session = await engine.connect();
  const calls = ['titre', 'code'].map((name) => ({ name, limit: 10 }));
  const kept = async () =>
    (await session.rows('select table_name from duckdb_tables() where temporary')).map(({ table_name }) => table_name);
  for (const [condition, tables] of [
    ['search("anglais")', ['matches']],
    ['not search("anglais")', ['matches']],
    ['code is not null', []],
  ] as const) {
    const counted = { catalog: INDEXED, query: { where: [condition], now: NOW } };
    {
      await using _matches = await matchOnce(session, counted, calls);
      assert.deepEqual(await kept(), tables, condition);
    }
    assert.deepEqual(await kept(), []);
  }
});
