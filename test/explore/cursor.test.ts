import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openApplication, openWorld, publishNumbers, ROOT } from './fixture.ts';

const RECORDS = `${ROOT}/catalog/datasets/achats/records`;
const NUMBERS = `${ROOT}/catalog/datasets/nombres/records`;

/** The address in a `Link` header, as a path. */
const nextOf = (link: unknown): string | undefined => {
  const href = /^<(.+)>; rel="next"$/.exec(String(link ?? ''))?.[1];
  return href === undefined ? undefined : href.replace(/^https?:\/\/[^/]+/, '');
};

/** All rows of a query, page after page, and how many pages there were. */
async function readAll(app: FastifyInstance, address: string) {
  const rows: unknown[] = [];
  const totals = new Set<number>();
  let pages = 0;
  for (let next: string | undefined = address; next !== undefined; pages++) {
    const answer: Awaited<ReturnType<typeof app.inject>> = await app.inject(next);
    assert.equal(answer.statusCode, 200, answer.body);
    const { total_count, results } = answer.json<{ total_count: number; results: unknown[] }>();
    rows.push(...results);
    totals.add(total_count);
    next = nextOf(answer.headers.link);
    assert.ok(results.length > 0 || next === undefined);
  }
  return { rows, pages, totals: [...totals] };
}

const ORDERS = [
  '',
  'region',
  'region desc',
  'titulaires',
  'titulaires desc, region',
  'prix_moyen desc',
  'statut, region desc, titulaires',
  'mois desc, code',
  'length(intitule), prix_moyen',
  'random(7)',
];

test('pages by cursor give every row once, in the order of one page, nulls and equals included', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  for (const order of ORDERS)
    for (const limit of [1, 2, 3, 5, 12])
      for (const where of ['', 'nb > 1', 'statut = "Accepté"']) {
        const query = encodeURI(`?order_by=${order}&where=${where}`);
        const whole = (await app.inject(`${RECORDS}${query}&limit=100`)).json();
        const { rows, pages, totals } = await readAll(app, `${RECORDS}${query}&limit=${limit}`);
        const told = `${order} by ${limit} where ${where}`;
        assert.deepEqual(rows, whole.results, told);
        assert.deepEqual(totals, [whole.total_count], told);
        assert.equal(pages, Math.ceil(rows.length / limit), told);
      }
});

test('there is no window: twelve thousand rows, every one once', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  for (const order of ['', 'groupe desc', 'version, n desc']) {
    const { rows, pages } = await readAll(app, `${NUMBERS}?select=n&limit=100&order_by=${encodeURIComponent(order)}`);
    assert.equal(pages, 120);
    assert.equal(new Set(rows.map((row) => (row as { n: number }).n)).size, 12_000);
  }
});

test('a shown figure over all rows is the same on every page; the size of the page may change', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const first = await app.inject(
    `${RECORDS}?${encodeURI('select=code,sum(nb) as total&order_by=code&limit=5&offset=2')}`,
  );
  const second = await app.inject(nextOf(first.headers.link)!.replace('limit=5', 'limit=4'));
  const results = second.json().results as { total: number }[];
  assert.equal(results.length, 4);
  assert.deepEqual([...new Set(results.map(({ total }) => total))], [89]);
});

test('reading goes on in the same release when another is published', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data, { limits: { release_recheck_ms: 0 } });
  const first = await app.inject(`${NUMBERS}?select=version,n&limit=100&order_by=groupe`);
  const next = nextOf(first.headers.link)!;
  assert.match(next, /\/datasets\/nombres@2025-04-01\/records\?/);
  await publishNumbers(world.data, '2025-05-01', 2);
  const second = await app.inject(next);
  assert.equal(second.headers['x-opencpf-release'], 'nombres@2025-04-01');
  assert.equal(second.json().results[0].version, 1);
  const moved = await app.inject(next.replace('@2025-04-01', ''));
  assert.equal(moved.statusCode, 400);
  assert.match(moved.json().message, /but a cursor of the same query on nombres@2025-05-01\./);
});

test('the clock of a query stands still from page to page', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const { rows } = await readAll(app, `${RECORDS}?${encodeURI('select=now() as t,code&limit=5&order_by=random()')}`);
  assert.equal(rows.length, 12);
  assert.equal(new Set(rows.map((row) => (row as { t: string }).t)).size, 1);
});

test('a cursor of another query, a broken one, or one where there is no place is refused', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const first = await app.inject(`${RECORDS}?${encodeURI('where=nb > 1&order_by=code&limit=2')}`);
  const cursor = new URL(nextOf(first.headers.link)!, 'http://x').searchParams.get('cursor')!;
  const wrong = [
    'where=nb > 2&order_by=code',
    'where=nb > 1&order_by=code desc',
    'where=nb > 1&order_by=code&refine=region:Corse',
    'where=nb > 1&order_by=code&offset=2',
    'where=nb > 1&order_by=code&group_by=code',
    'where=nb > 1&order_by=code&select=region as code',
  ];
  for (const query of wrong) {
    const answer = await app.inject(`${RECORDS}?${encodeURI(query)}&cursor=${cursor}`);
    assert.equal(answer.statusCode, 400, query);
    assert.equal(answer.json().error_code, 'InvalidRESTParameterError');
    assert.equal(answer.json().details.place.column, 'cursor');
  }
  const [binding, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  const forged = [[binding], [binding, 'x'], [binding, 1.5], [binding, after, 1e99]].map((parts) =>
    Buffer.from(JSON.stringify(parts)).toString('base64url'),
  );
  for (const broken of ['x', cursor.slice(2), 'bnVsbA', '%5B%5D', ...forged]) {
    const answer = await app.inject(`${RECORDS}?${encodeURI('where=nb > 1&order_by=code')}&cursor=${broken}`);
    assert.equal(answer.statusCode, 400, broken);
  }
});

test('groups, figures and orders by a figure over all rows have no next page by cursor', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const queries = [
    'group_by=code&limit=2',
    'select=count(*)&limit=1',
    'select=code,nb/sum(nb) as part&order_by=part&limit=2',
    'limit=0',
    'limit=12',
  ];
  for (const query of queries) {
    const answer = await app.inject(`${RECORDS}?${encodeURI(query)}`);
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers.link, undefined, query);
  }
});

test('links of a page read by cursor are itself and the next', async () => {
  await using world = await openWorld();
  await using app = await openApplication(world.data);
  const first = await app.inject(`${RECORDS}?limit=5&include_links=true&apikey=secret`);
  assert.doesNotMatch(String(first.headers.link), /secret/);
  const second = await app.inject(nextOf(first.headers.link)!);
  assert.deepEqual(
    second.json()._links.map(({ rel }: { rel: string }) => rel),
    ['self', 'next'],
  );
  const third = await app.inject(nextOf(second.headers.link)!);
  assert.equal(third.json().results.length, 2);
  assert.deepEqual(
    third.json()._links.map(({ rel }: { rel: string }) => rel),
    ['self'],
  );
});
