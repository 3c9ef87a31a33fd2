/** Texts of several levels: what a refined value takes, and what its facet lists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOMBRES, publish, ROOT, serveWorld } from './fixture.ts';

/** Places: `groupe` is one, with its levels. */
const LIEUX = { ...NOMBRES, id: 'lieux' };
const ROWS = `
  select row_number() over ()::bigint as n, groupe, 1 as version from (values
    ('Europe/France/Paris'), ('Europe/France/Lyon'), ('Europe/France'), ('Europe/Italie/Rome'), ('Europe'),
    ('Europe centrale'), ('Asie/Japon'), ('Asie'), ('L''île/100%'), (null)) v(groupe)`;

const served = serveWorld({ datasets: [LIEUX] }, (data) => publish(data, LIEUX, '2025-04-01', ROWS));
const BASE = `${ROOT}/catalog/datasets/lieux`;
const CALL = 'facet=facet(name="groupe",hierarchical=true,separator="/")';

interface Value {
  name: string;
  value: string;
  count?: number;
  state: string;
  facets?: Value[];
}

const list = async (query: string): Promise<{ facets: Value[]; total: number }> =>
  (await served.app.inject(`${BASE}/facets?${CALL}&${query}`)).json().facets[0];
const count = async (query: string): Promise<number> =>
  (await served.app.inject(`${BASE}/records?limit=0&${query}`)).json().total_count;

test('a refined value takes what lies below it, and nothing beside', async () => {
  for (const [value, rows, alone] of [
    ['Europe', 5, 1],
    ['Europe/France', 3, 1],
    ['Europe/France/Paris', 1, 1],
    ['Asie', 2, 1],
    ["L'île", 1, 0],
    ['europe', 0, 0],
    ['%', 0, 0],
  ] as const) {
    assert.equal(await count(`${CALL}&refine=groupe:${encodeURIComponent(value)}`), rows, value);
    assert.equal(await count(`refine=groupe:${encodeURIComponent(value)}`), alone, value);
  }
  assert.equal(await count(`${CALL}&exclude=groupe:Europe`), 5);
  assert.equal(await count(`${CALL}&refine=groupe:Europe&exclude=groupe:Europe/France`), 2);
});

test('a facet lists its first level, and below a refined value the next one', async () => {
  const { facets, total } = await list('');
  assert.equal(total, 4);
  assert.deepEqual(
    facets.map(({ name, count: rows, state }) => [name, rows, state]),
    [
      ['Europe', 5, 'displayed'],
      ['Asie', 2, 'displayed'],
      ['Europe centrale', 1, 'displayed'],
      ["L'île", 1, 'displayed'],
    ],
  );
  const [europe, ...others] = (await list('refine=groupe:Europe/France')).facets;
  assert.deepEqual(others, []);
  assert.deepEqual([europe!.state, europe!.count], ['refined', 3]);
  const [france] = europe!.facets!;
  assert.deepEqual(
    [france!.name, france!.value, france!.state, france!.count],
    ['France', 'Europe/France', 'refined', 3],
  );
  assert.deepEqual(
    france!.facets!.map(({ name, value, count: rows, state }) => [name, value, rows, state]),
    [
      ['Lyon', 'Europe/France/Lyon', 1, 'displayed'],
      ['Paris', 'Europe/France/Paris', 1, 'displayed'],
    ],
  );
  const leaf = (await list('refine=groupe:Europe/France/Paris')).facets[0]!.facets![0]!.facets![0]!;
  assert.deepEqual([leaf.value, leaf.state, leaf.facets], ['Europe/France/Paris', 'refined', undefined]);
});

test('where one of several values is enough, each has its own below', async () => {
  const call = 'facet=facet(name="groupe",hierarchical=true,disjunctive=true)';
  const refine = 'refine=groupe:Europe/France&refine=groupe:Asie/Japon';
  assert.equal(await count(`${call}&${refine}`), 4);
  const answer = await served.app.inject(`${BASE}/facets?${call}&${refine}`);
  const [europe, asie, ...others] = answer.json().facets[0].facets as Value[];
  assert.deepEqual(
    [europe, asie].map((one) => [
      one!.value,
      one!.state,
      one!.count,
      one!.facets!.map(({ name, state }) => [name, state]),
    ]),
    [
      [
        'Europe',
        'refined',
        5,
        [
          ['France', 'refined'],
          ['Italie', 'displayed'],
        ],
      ],
      ['Asie', 'refined', 2, [['Japon', 'refined']]],
    ],
  );
  assert.deepEqual(
    others.map(({ value, state }) => [value, state]),
    [
      ['Europe centrale', 'displayed'],
      ["L'île", 'displayed'],
    ],
  );
});

test('beside another facet, of the rows of a search, the levels are the same', async () => {
  const query = `where=n > 0&refine=groupe:Europe/France&facet=version&${CALL}`;
  const { facets } = (await served.app.inject(`${BASE}/facets?${query}`)).json();
  assert.deepEqual(facets[0].facets, [{ count: 3, state: 'displayed', name: '1', value: '1' }]);
  assert.deepEqual(facets[1], await list('refine=groupe:Europe/France'));
});

test('another separator makes other levels, and false makes none', async () => {
  const one = async (call: string) =>
    (await served.app.inject(`${BASE}/facets?facet=facet(name="groupe",${call})`)).json().facets[0].total;
  assert.equal(await one('hierarchical=true'), 4);
  assert.equal(await one('hierarchical=true,separator=":"'), 9);
  assert.equal(await one('hierarchical=false'), 9);
});
