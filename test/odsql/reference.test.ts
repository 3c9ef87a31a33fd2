/** Generated queries: the engine's answer against the plain evaluator's. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { Item } from '../../src/odsql/ast.ts';
import { type Catalog, compile, type FieldType, type Query } from '../../src/odsql/index.ts';
import { parseGroupBy, parseOrderBy, parseSelect, parseWhere } from '../../src/odsql/parse.ts';
import { Engine } from '../../src/warehouse/duck.ts';
import { runsOf } from '../runs.ts';
import { type Cell, evaluate, groups, meets, type Row, shownKey, sorted, summarize } from './reference.ts';

const COLUMNS: Record<string, { type: FieldType; sql: string; values: readonly Cell[] }> = {
  nom_text: {
    type: 'text',
    sql: 'varchar',
    values: ['Star Wars', 'wars of the star', 'Paris', 'paris la nuit', '01', '1', '20', null],
  },
  code_text: { type: 'text', sql: 'varchar', values: ['01', '1', '2A', '10', null] },
  nb_int: { type: 'int', sql: 'bigint', values: [-3, 0, 1, 2, 10, 11, 20, null] },
  prix_double: { type: 'double', sql: 'double', values: [-0.5, 0, 0.25, 1, 10.75, 20, null] },
  jour_date: {
    type: 'date',
    sql: 'date',
    values: ['2019-12-31', '2020-01-01', '2020-02-29', '2020-12-31', '2021-01-01', null],
  },
  // On a grid of whole degrees, so that places fall on borders; no two are as far from the points of the queries.
  lieu_point: {
    type: 'geo_point_2d',
    sql: 'struct(lon double, lat double)',
    values: ['0 0', '2 2', '4 1', '4 4', '1 5', '3 3', '-61 16', '55 -21', null],
  },
  actif_boolean: { type: 'boolean', sql: 'boolean', values: [true, false, null] },
};
const NAMES = Object.keys(COLUMNS);

const CATALOG: Catalog = {
  table: 'essai',
  rowOrder: 'place',
  fields: NAMES.map((name) => ({ name, column: name, type: COLUMNS[name]!.type })),
};

/** Two thousand rows, the same each time. */
function makeRows(): Row[] {
  let state = 42;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  return Array.from({ length: 2_000 }, () =>
    Object.fromEntries(NAMES.map((name) => [name, COLUMNS[name]!.values[draw(COLUMNS[name]!.values.length)]!])),
  );
}
const ROWS = makeRows();

let engine: Engine;
before(async () => {
  engine = await Engine.open({ threads: 1 });
  await engine.run(
    `create table essai (place integer, ${NAMES.map((name) => `${name} ${COLUMNS[name]!.sql}`).join(', ')})`,
  );
  const literal = (name: string, cell: Cell): string => {
    if (typeof cell !== 'string') return String(cell);
    return name === 'lieu_point' ? `{'lon': ${cell.replace(' ', ", 'lat': ")}}` : `'${cell}'`;
  };
  const lines = ROWS.map((row, place) => `(${[place, ...NAMES.map((name) => literal(name, row[name]!))].join(', ')})`);
  await engine.run(`insert into essai values ${lines.join(', ')}`);
});
after(() => engine.close());

const pick = <T extends string>(...from: T[]): fc.Arbitrary<string> => fc.constantFrom<string>(...from);
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(' '));

const comparator = pick('=', '!=', '<>', '<', '<=', '>', '>=');
const number = pick('0', '1', '2', '10', '0.25', '20', '01');
const numeric = fc.oneof(
  pick(
    'nb_int',
    'prix_double',
    'nb_int + prix_double',
    'nb_int * 2',
    'nb_int / prix_double',
    'length(nom_text)',
    'year(jour_date)',
    'month(jour_date) - nb_int',
  ),
);
const quoted = pick(`'Paris'`, `"paris"`, `'01'`, `"2A"`, `'z'`);
const date = pick(`date'2020'`, `'2020-02'`, `date'2020-12-31'`, `"2021"`, `'2019-12'`);
const text = pick('nom_text', 'code_text', 'lower(nom_text)', `ifnull(code_text, '01')`);
const column = pick(...NAMES);
const shape = pick(
  `geom'POLYGON((0 0, 4 0, 4 4, 0 4, 0 0))'`,
  `geom'POLYGON((0 0, 6 0, 6 6, 0 6, 0 0), (1 1, 1 4, 4 4, 4 1, 1 1))'`,
  `geom'MULTIPOLYGON(((3 0, 5 1, 3 2, 3 0)), ((0 6, 2 5, 1 4, 0 6)))'`,
  `geom'LINESTRING(0 0, 4 4, -61 16)'`,
  `geom'MULTIPOINT((4 1), (2 2))'`,
);
const centre = pick(`geom'POINT(1.3 2.9)'`, `geom'POINT(-60.1 15.2)'`, `geom'POINT(178 -3)'`);
const place = pick('lieu_point');
const comma = pick(',');
const close = pick(')');
const nearness = fc.oneof(
  joined(
    pick('within_distance(', 'distance('),
    place,
    comma,
    centre,
    comma,
    pick('400 km', '333km', '200 mi', '5000000', '1 m'),
    close,
  ),
  joined(pick('in_bbox('), place, comma, pick('0, 0, 4, 4', '4, 1, 1, 5', '-22, -62, 17, 56'), close),
  joined(pick('intersects(', 'disjoint(', 'within(', 'polygon(', 'geometry('), place, comma, shape, close),
  joined(pick('geometry('), place, comma, shape, comma, pick('disjoint', 'within'), close),
  joined(pick('distance('), place, comma, centre, close, pick('>', '<'), pick('400000', '9000000')),
);
const away = joined(pick('distance('), place, comma, centre, close);

const predicate = fc.oneof(
  { weight: 4, arbitrary: nearness },
  joined(numeric, comparator, number),
  joined(number, comparator, numeric),
  joined(numeric, comparator, numeric),
  joined(numeric, comparator, pick(`'10'`, `"1"`)),
  joined(text, comparator, fc.oneof(quoted, number)),
  joined(pick('jour_date'), comparator, date),
  joined(pick('jour_date'), pick('in', 'not in'), pick('['), date, pick('..', 'to'), date, pick(']', '[')),
  joined(numeric, pick('in', 'not in'), pick(']', '['), number, pick('..'), number, pick(']', '[')),
  joined(text, pick('in', 'not in'), pick('('), quoted, pick(','), number, pick(')')),
  joined(pick('jour_date'), pick('in ('), date, pick(','), date, pick(')')),
  joined(text, pick('like', 'not like'), pick(`'star wars'`, `"PARIS"`, `'%'`, `'la*nuit'`.replace('*', ' '), `'01'`)),
  joined(pick('startswith('), pick('nom_text', 'code_text'), pick(','), pick(`'P'`, `'0'`, `'w'`), pick(')')),
  joined(column, pick('is null', 'is not null')),
  pick('actif_boolean', 'actif_boolean is true', 'actif_boolean is not false', 'actif_boolean is false'),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    predicate,
    tie('condition').map((inside) => `not (${inside})`),
    fc.tuple(tie('condition'), pick('and', 'or'), tie('condition')).map((parts) => `(${parts.join(' ')})`),
    fc
      .tuple(predicate, pick('and', 'or'), predicate, pick('and not', 'or not'), predicate)
      .map((parts) => parts.join(' ')),
  ),
}));
const where = fc.array(condition, { maxLength: 2 });

const key = pick(
  'nom_text',
  'code_text',
  'actif_boolean',
  'jour_date',
  'year(jour_date)',
  `date_format(jour_date, 'yyyy-MM')`,
  'lower(nom_text)',
  `ifnull(code_text, 'x')`,
  'range(nb_int, 5)',
  'nb_int',
  'geo_cluster(lieu_point, 3)',
  'geo_cluster(lieu_point, 6, 100)',
);
const figure = fc.oneof(
  pick(
    'count(*)',
    'count(nb_int)',
    'count(distinct code_text)',
    'count(distinct nb_int)',
    'min(jour_date)',
    'max(jour_date)',
    'count(lieu_point)',
    'count(distinct lieu_point)',
    'envelope(lieu_point)',
    'bbox(lieu_point)',
  ),
  joined(
    pick('sum(', 'avg(', 'min(', 'max('),
    numeric.filter((written) => !written.includes('/')),
    pick(')'),
  ),
  pick(
    'weighted_avg(prix_double, nb_int)',
    'weighted_avg(nb_int, prix_double)',
    'weighted_avg(nb_int + 1, length(nom_text)) * 2',
  ),
  pick('sum(prix_double)/sum(nb_int)*100', 'sum(nb_int) - count(*)', 'max(nb_int)/count(nb_int)'),
);
const grouped = fc.record({
  where,
  group_by: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }),
  figures: fc.uniqueArray(figure, { minLength: 1, maxLength: 3 }),
});
const sortable = pick(...NAMES.filter((name) => name !== 'lieu_point'));
const listed = fc.record({
  where,
  select: fc.uniqueArray(fc.oneof(column, numeric, text, away), { minLength: 1, maxLength: 3 }),
  order_by: fc.array(joined(fc.oneof(sortable, numeric, text, away), pick('', 'asc', 'desc')), { maxLength: 2 }),
  limit: fc.integer({ min: 0, max: 50 }),
  offset: fc.integer({ min: 0, max: 20 }),
});

const NOW = new Date('2021-05-06T10:00:00Z');

async function answer(query: Query): Promise<{ rows: Cell[][]; count: number }> {
  const compiled = compile(query, CATALOG);
  const rows = await engine.rows(compiled.sql, compiled.parameters);
  const { count } = await engine.row(compiled.count.sql, compiled.count.parameters);
  return { rows: rows.map((row) => compiled.columns.map(({ alias }) => plain(row[alias]))), count: Number(count) };
}

/** Numbers as JavaScript has them, to nine figures: the order of a sum of doubles is the engine's own. */
function plain(cell: unknown): Cell {
  if (typeof cell === 'bigint' || typeof cell === 'number') return Number(Number(cell).toPrecision(9)) + 0;
  if (typeof cell === 'object' && cell !== null) return Object.values(cell).join(' ');
  if (typeof cell !== 'string' || !cell.startsWith('{')) return cell as Cell;
  return JSON.stringify(JSON.parse(cell), (_, part: unknown) => (typeof part === 'number' ? plain(part) : part));
}

const kept = (conditions: readonly string[]): Row[] => {
  const trees = conditions.map((written) => parseWhere(written)!);
  return ROWS.filter((row) => trees.every((tree) => meets(tree, row)));
};

test('rows: the engine and the reference agree', async () => {
  await fc.assert(
    fc.asyncProperty(listed, async (made) => {
      const query = { ...made, select: made.select.join(', '), order_by: made.order_by.join(', '), now: NOW };
      const items = parseSelect(query.select) as Item[];
      const rows = kept(made.where);
      const page = sorted(parseOrderBy(query.order_by), rows).slice(made.offset, made.offset + made.limit);
      const expected = page.map((row) => items.map(({ expression }) => plain(evaluate(expression, row))));
      assert.deepEqual(await answer(query), { rows: expected, count: rows.length });
    }),
    { numRuns: runsOf(100) },
  );
});

test('groups: the engine and the reference agree', async () => {
  await fc.assert(
    fc.asyncProperty(grouped, async ({ where: conditions, group_by, figures }) => {
      const query = { where: conditions, select: figures.join(', '), group_by: group_by.join(', '), now: NOW };
      const keys = parseGroupBy(query.group_by);
      const items = parseSelect(query.select) as Item[];
      const made = groups(keys, kept(conditions));
      const expected = made.map((group) =>
        [
          ...group.key.map((content, at) => shownKey(keys[at]!, content, group.rows)),
          ...items.map(({ expression }) => summarize(expression, group.rows, keys)),
        ].map(plain),
      );
      assert.deepEqual(await answer(query), { rows: expected, count: made.length });
    }),
    { numRuns: runsOf(100) },
  );
});
