import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../../src/errors.ts';
import { LIMITS } from '../../src/limits.ts';
import { CHILDREN, type Node, walk } from '../../src/odsql/ast.ts';
import { DUCKDB } from '../../src/odsql/dialect.ts';
import { FUNCTIONS } from '../../src/odsql/functions.ts';
import { type Compiled, compile, type Query } from '../../src/odsql/index.ts';
import { parseGroupBy, parseOrderBy, parseSelect, parseWhere } from '../../src/odsql/parse.ts';
import { print, printClause } from '../../src/odsql/print.ts';
import type { Engine } from '../../src/warehouse/duck.ts';
import { runsOf } from '../runs.ts';
import { CATALOG, NOW, openTable } from './table.ts';
import { bare, condition, item, order } from './trees.ts';

let engine: Engine;
before(async () => {
  engine = await openTable();
});
after(() => engine.close());

test('parsing what was printed gives the same tree', () => {
  fc.assert(
    fc.property(condition, (tree) => assert.deepEqual(bare(parseWhere(print(tree))), bare(tree))),
    { numRuns: runsOf(500) },
  );
  const items = fc.array(item, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(items, (trees) => assert.deepEqual(bare(parseSelect(printClause(trees))), bare(trees))),
    { numRuns: runsOf(100) },
  );
  fc.assert(
    fc.property(items, (trees) => assert.deepEqual(bare(parseGroupBy(printClause(trees))), bare(trees))),
    { numRuns: runsOf(100) },
  );
  const orders = fc.array(order, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(orders, (trees) => assert.deepEqual(bare(parseOrderBy(printClause(trees))), bare(trees))),
    { numRuns: runsOf(100) },
  );
});

test('select patterns print and parse', () => {
  for (const text of ['*', 'include(pop*, `a b`*), exclude(*)', 'exclude(a.b)'])
    assert.equal(printClause(parseSelect(text)), text);
});

test('walk visits every kind of node that a tree holds', () => {
  const seen = new Set<Node['kind']>();
  const clause =
    "not (a + -1 in (1) or b in [1..2]) and f like 'x' and f is null and f > date'2020' and g = geom'' and t = true";
  for (const node of [parseWhere(clause)!, ...parseSelect('count(*), *, range(a, 1 day)'), ...parseOrderBy('a')])
    walk(node, ({ kind }) => void seen.add(kind));
  assert.deepEqual([...seen].sort(), Object.keys(CHILDREN).sort());
});

/** Compiles, or gives the refusal; anything else thrown fails the test. */
function tryCompile(query: Query): Compiled | Refusal {
  try {
    return compile(query, CATALOG);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

const WORDS =
  `( ) ( ) , , [ ] .. = != < >= : + - * / and or not in is null like as desc distinct true 1 2020 0.5 10 'Paris' "2A"
  date'2020' geom'POINT(2\u00001)' 10\u0000km 'a b' lieu_point lieu_point nom_text nom_text code_text nb_int nb_int total_double jour_date instant_datetime actif_boolean mots_list n 1\u0000day
  ${[...FUNCTIONS.keys()].map((name) => `${name}(`).join(' ')}`
    .split(/\s+/)
    .map((word) => word.replace('\u0000', ' '));

const soup = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((words) => words.join(' '));
/** Calls and comparisons that mostly read well, so that the meaning is put to the test too. */
const field = fc.constantFrom(
  ...CATALOG.fields.map(({ name }) => name),
  '*',
  '1',
  "'2020'",
  "date'2020'",
  'null',
  'nb_int / 0',
  'true',
);
const called = fc
  .tuple(
    fc.constantFrom(...FUNCTIONS.keys()),
    fc.array(fc.oneof(field, fc.constantFrom('"x"', '10', '1 day', '2.5', "'yyyy w'", "geom'POINT(2 1)'", '5 km')), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([name, args]) => `${name}(${args.join(', ')})`);
const term = fc.oneof(field, called);
const predicate = fc.oneof(
  fc.tuple(term, fc.constantFrom('=', '!=', '<', '<=', '>', '>=', '+', '/'), term).map((parts) => parts.join(' ')),
  fc
    .tuple(term, fc.constantFrom('is null', 'is true', 'like "a"', 'in (1, "2020")', 'in [1..2021]'))
    .map((parts) => parts.join(' ')),
  term,
);
const clause = fc.oneof(
  soup,
  term,
  predicate,
  fc.tuple(predicate, fc.constantFrom(' and ', ' or not ', ', '), term).map((parts) => parts.join('')),
);
const query = fc.record(
  {
    select: clause,
    where: fc.array(clause, { maxLength: 2 }),
    group_by: clause,
    order_by: clause,
    timezone: fc.constantFrom('Europe/Paris', 'UTC'),
    limit: fc.nat(5),
    now: fc.constant(NOW),
  },
  { requiredKeys: ['now'] },
) as fc.Arbitrary<Query>;

test('no request breaks the compiler, and what it compiles runs', async () => {
  let ran = 0;
  const one = fc.oneof(
    query,
    clause.map((select): Query => ({ select, now: NOW })),
    clause.map((where): Query => ({ where: [where], now: NOW })),
  );
  await fc.assert(
    fc.asyncProperty(one, async (made) => {
      const compiled = tryCompile(made);
      if (compiled instanceof Refusal) return;
      ran++;
      await engine.rows(compiled.sql, compiled.parameters);
      await engine.rows(compiled.count.sql, compiled.count.parameters);
    }),
    { numRuns: runsOf(2500) },
  );
  assert.ok(ran > 200, `${ran} requests ran`);
});

test('any text is a request or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const name of ['select', 'group_by', 'order_by', 'timezone', 'lang'] as const)
        tryCompile({ [name]: text, now: NOW });
      tryCompile({ where: [text], now: NOW });
      for (const { name } of CATALOG.fields) tryCompile({ refine: [{ field: name, value: text }], now: NOW });
    }),
    { numRuns: runsOf(500) },
  );
});

test('no value and no name of the request reaches the SQL', () => {
  const hostile = fc
    .tuple(fc.constantFrom(`'`, `"`, `;--`, '$1', '"essai"', 'x'), fc.nat(9999))
    .map(([sign, digits]) => `${sign}zqx${digits}${sign}`);
  fc.assert(
    fc.property(hostile, hostile, (value, label) => {
      const text = JSON.stringify(value);
      const alias = `\`${label}\``;
      const requests: Query[] = [
        {
          where: [
            `nom_text = ${text} or code_text in (${text}) or nom_text like ${text} or ${text}`,
            `search(${text}) or startswith(nom_text, ${text})`,
          ],
          now: NOW,
        },
        {
          select: `${text} as ${alias}, ifnull(nom_text, ${text}), 7654321 as n, date_format(jour_date, ${JSON.stringify(`'${value.replaceAll("'", "''")}'`)})`,
          now: NOW,
        },
        { select: `lower(nom_text) as ${alias}, count(*)`, group_by: alias, order_by: `${alias} desc`, now: NOW },
        {
          where: [
            `geometry(lieu_point, geom'POLYGON((7654321 1, 2 7654321, 3 3))') and within_distance(lieu_point, geom'POINT(1 2)', 7654321)`,
          ],
          now: NOW,
        },
        { group_by: 'range(nb_int, 7654321)', limit: 7654321, now: NOW },
        { refine: [{ field: 'nom_text', value }], exclude: [{ field: 'mots_list', value }], now: NOW },
      ];
      const known = new Set([...CATALOG.fields.map(({ column }) => column), 'essai', 'place', 'count']);
      for (const request of requests) {
        const { sql, count } = compile(request, CATALOG);
        for (const written of [sql, count.sql]) {
          assert.doesNotMatch(written, /zqx|7654321/);
          for (const [, name] of written.matchAll(/"((?:[^"]|"")*)"/g))
            assert.ok(known.has(name!) || /^[ck]\d+$/.test(name!), name);
        }
      }
    }),
    { numRuns: runsOf(100) },
  );
});

test('limits refuse at once, by their name', () => {
  const refused = (where: string, limit: string): void => {
    const start = performance.now();
    const refusal = tryCompile({ where: [where], now: NOW });
    assert.ok(refusal instanceof Refusal && refusal.message.includes(limit), where.slice(0, 40));
    assert.ok(performance.now() - start < 1000);
  };
  refused('a'.repeat(LIMITS.clause_characters + 1), 'clause_characters');
  refused('('.repeat(LIMITS.clause_depth + 1), 'clause_depth');
  refused('('.repeat(60_000), 'clause_depth');
  refused('not '.repeat(10_000), 'clause_depth');
  refused('-'.repeat(60_000), 'clause_depth');
  refused('lower('.repeat(10_000), 'clause_depth');
  refused(`nb_int = 1${'+1'.repeat(LIMITS.clause_depth)}`, 'clause_depth');
  refused(`nb_int in (${'1,'.repeat(LIMITS.clause_items)}1)`, 'clause_items');
  refused(`nb_int = 1${' or nb_int = 1'.repeat(LIMITS.clause_items)}`, 'clause_items');
  refused(`"${'a '.repeat(LIMITS.request_words + 1)}"`, 'request_words');
  refused(`nom_text like 'a b'${" or nom_text like 'a b'".repeat(LIMITS.request_words / 2)}`, 'request_words');
  refused(`date_format(jour_date, '${'E'.repeat(60_000)}') = 'x'`, 'date_format_characters');
  refused(
    `intersects(lieu_point, geom'LINESTRING(${'0 0,'.repeat(LIMITS.geometry_vertices)}0 0)')`,
    'geometry_vertices',
  );
  refused(`intersects(lieu_point, geom'${'GEOMETRYCOLLECTION('.repeat(3000)}')`, 'GEOMETRYCOLLECTION');
  refused(`code_text:(${'1 or '.repeat(LIMITS.clause_items)}1)`, 'clause_items');
});

test('what is just within the limits runs', async () => {
  const { clause_items: items, clause_depth: depth } = LIMITS;
  for (const where of [
    `nb_int = 1${' or nb_int = 1'.repeat(items - 1)}`,
    `nb_int = 1${' and nb_int = 1'.repeat(items - 1)}`,
    `code_text in (${'1,'.repeat(items - 1)}1)`,
    `${'not '.repeat(depth - 3)} nb_int = 1`,
    `intersects(lieu_point, geom'LINESTRING(${'0 0,'.repeat(LIMITS.geometry_vertices - 1)}0 0)')`,
    `search("${'abc '.repeat(LIMITS.request_words)}")`,
    `${'('.repeat(depth)}nb_int = 1${')'.repeat(depth)}`,
    `nb_int = 1${'/2'.repeat(depth - 3)}`,
  ]) {
    const compiled = compile({ where: [where], select: 'count(*)', now: NOW }, CATALOG);
    await engine.rows(compiled.sql, compiled.parameters);
  }
});

test('every function that is spelled by its name exists in the engine', async () => {
  const rows = await engine.rows<{ function_name: string }>('select distinct function_name from duckdb_functions()');
  const known = new Set(rows.map((row) => row.function_name));
  const syntax = ['coalesce', 'nullif', 'case', 'over', 'lambda', 'timestamp', 'try_cast'];
  const written = Object.values(DUCKDB.operations).map((spell) => spell('a', 'b', 'c', 'd', 'e'));
  const called = new Set(written.join(' ').match(/\b[a-z_]+(?=\()/g));
  assert.deepEqual(
    [...called].filter((name) => !known.has(name) && !syntax.includes(name)),
    [],
  );
});
