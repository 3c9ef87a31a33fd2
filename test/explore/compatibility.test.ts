/** Facts about the official API that scripts rely on, over enough rows to meet the limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { DATASETS } from '../../src/datasets/index.ts';
import { openApplication, publish, ROOT, serveWorld } from './fixture.ts';

const NUMBERS = `${ROOT}/catalog/datasets/nombres`;
const served = serveWorld();

const ask = (path: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
  served.app.inject({ url: path, headers });

/** Path below the dataset, status, rows (or values, or lines) given back. */
const SIZES: readonly [path: string, status: number, size: number | null][] = [
  ['/records', 200, 10],
  ['/records?limit=-1', 200, 100],
  ['/records?limit=100&offset=9900', 200, 100],
  ['/records?limit=100&offset=9901', 400, null],
  ['/records?offset=10000', 400, null],
  ['/records?limit=-1&offset=10000', 400, null],
  ['/records?limit=0&offset=10000', 200, 0],
  ['/records?limit=-2', 400, null],
  ['/records?offset=-1', 400, null],
  ['/records?limit=1.5', 400, null],
  ['/records?limt=1', 200, 10],
  ['/records?refine.groupe=g001', 200, 10],
  ['/records?group_by=groupe', 200, 150],
  ['/records?group_by=groupe&limit=-1', 200, 150],
  ['/records?group_by=n', 200, 12_000],
  ['/records?group_by=n&limit=20000', 200, 12_000],
  ['/records?group_by=n&limit=20001', 400, null],
  ['/records?group_by=n&limit=1&offset=20000', 400, null],
  ['/records?group_by=n&offset=20000', 400, null],
  ['/records?where=n+%3C+5&where=n+%3E+2', 200, 2],
  ['/exports/json', 200, 12_000],
  ['/exports/json?limit=-1&offset=0', 200, 12_000],
  ['/exports/json?limit=11000&offset=500', 200, 11_000],
  ['/exports/json?group_by=n', 200, 12_000],
];

for (const [path, status, size] of SIZES)
  test(`${path} → ${status}${size === null ? '' : `, ${size}`}`, async () => {
    const answer = await ask(`${NUMBERS}${path}`);
    assert.equal(answer.statusCode, status, answer.body);
    if (size === null) return assert.equal(answer.json().error_code, 'InvalidRESTParameterError');
    const body = answer.json();
    assert.equal((body.results ?? body).length, size);
  });

test('facets list 100 values unless a limit is asked, and tell how many there are', async () => {
  const list = async (facet: string) =>
    (await ask(`${NUMBERS}/facets?facet=${encodeURIComponent(facet)}`)).json().facets[0];
  const short = await list('groupe');
  assert.equal(short.facets.length, 100);
  assert.equal(short.total, 150);
  assert.equal((await list('facet(name="groupe", limit=500)')).facets.length, 150);
});

test('pages without an order follow the rows of the release, and never overlap', async () => {
  const seen: number[] = [];
  for (let offset = 0; offset < 500; offset += 100) {
    const { results } = (await ask(`${NUMBERS}/records?limit=100&offset=${offset}`)).json();
    seen.push(...results.map(({ n }: { n: number }) => n));
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 500 }, (_, index) => index),
  );
});

test('an export keeps the order asked', async () => {
  const rows = (await ask(`${NUMBERS}/exports/json?order_by=n+desc&select=n`)).json() as { n: number }[];
  assert.deepEqual(
    rows.map(({ n }) => n),
    Array.from({ length: 12_000 }, (_, index) => 11_999 - index),
  );
});

test('a key is neither needed nor a hindrance', async () => {
  assert.equal((await ask(`${NUMBERS}/records?apikey=x`, { authorization: 'apikey K' })).statusCode, 200);
});

test('every endpoint fails in the same shape', async () => {
  const paths = [
    '',
    '/records',
    '/facets',
    '/exports',
    '/exports/csv',
    '/exports/parquet',
    '/releases',
    '/releases/x',
    '/releases/x/quality',
    '/releases/x/quality',
    '/nope',
  ];
  for (const path of paths) {
    const answer = await ask(`${ROOT}/catalog/datasets/absent${path}`);
    assert.equal(answer.statusCode, 404, path);
    const body = answer.json();
    assert.deepEqual(Object.keys(body), ['error_code', 'message', 'details']);
    assert.equal(body.error_code, 'NotFoundResource');
    assert.equal(body.details.request_id, answer.headers['x-request-id']);
  }
});

interface Body {
  total_count: number;
  results: Record<string, unknown>[];
}

const proven = new Set<number>();
/** One of the forty facts of the list that compatible servers are held to, by its number. */
function fact(number: number, says: string, prove: () => Promise<void>): void {
  proven.add(number);
  test(`fact ${number}: ${says}`, prove);
}

const ACHATS_PATH = `${ROOT}/catalog/datasets/achats`;
const answer = (
  path: string,
  parameters: Record<string, string | readonly string[]>,
): Promise<LightMyRequestResponse> => {
  const pairs = Object.entries(parameters).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return ask(`${path}?${new URLSearchParams(pairs)}`);
};
const records = async (parameters: Record<string, string | readonly string[]>): Promise<Body> => {
  const { statusCode, body, json } = await answer(`${ACHATS_PATH}/records`, parameters);
  assert.equal(statusCode, 200, body);
  return json();
};
const failure = async (parameters: Record<string, string>, status: number, code: string, message: RegExp) => {
  const { statusCode, json } = await answer(`${ACHATS_PATH}/records`, parameters);
  const body = json();
  assert.deepEqual([statusCode, body.error_code], [status, code]);
  assert.match(body.message, message);
};
const count = async (where: string): Promise<number> => (await records({ where, limit: '0' })).total_count;
const column = async (name: string, parameters: Record<string, string>): Promise<unknown[]> =>
  (await records(parameters)).results.map((row) => row[name]);

/** Numbers of the facts that the tests above hold. */
const ABOVE = [3, 4, 7, 10, 13, 29, 31];

fact(1, 'limit=0 gives the count alone', async () => {
  const { total_count, results } = await records({ limit: '0' });
  assert.deepEqual([total_count, results], [12, []]);
});
fact(2, 'a limit of 101 is refused in the official words', () =>
  failure({ limit: '101' }, 400, 'InvalidRESTParameterError', /101 was found but -1 <= limit <= 100 is expected/),
);
fact(5, 'an unknown field is named', () => failure({ where: 'nope = 1' }, 400, 'ODSQLError', /Unknown field: nope/));
fact(6, 'a clause that cannot be read says where', () =>
  failure({ where: 'BOGUS(' }, 400, 'ODSQLSyntaxError', /position 5 in BOGUS\(.*Clause\(s\).*: where\./),
);
fact(8, 'no match is an empty answer', async () => {
  const { total_count, results } = await records({ where: 'code = "99"' });
  assert.deepEqual([total_count, results], [0, []]);
});
fact(9, 'a trailing slash changes nothing', async () => {
  const [with_, without] = await Promise.all(
    ['records/', 'records'].map((end) => answer(`${ACHATS_PATH}/${end}`, { limit: '1' })),
  );
  assert.deepEqual([with_!.statusCode, with_!.body], [200, without!.body]);
});
fact(11, 'count(*) is under its own text', async () => {
  assert.equal((await records({ select: 'count(*)' })).results[0]!['count(*)'], 12);
});
fact(12, 'an alias may be named count, and sorted on', async () => {
  const asked = { select: 'count(*) as count', group_by: 'code', order_by: 'count desc', limit: '1' };
  assert.deepEqual((await records(asked)).results, [{ code: '01', count: 4 }]);
});
fact(14, 'the rows without a value are a group, the first', async () => {
  const asked = { select: 'count(*) as n', group_by: 'region' };
  assert.deepEqual((await records(asked)).results[0], { region: null, n: 3 });
});
fact(15, 'rows without a value come last both ways', async () => {
  for (const order_by of ['region', 'region desc'])
    assert.deepEqual((await column('region', { order_by, limit: '12' })).slice(-3), [null, null, null]);
});
fact(16, 'like wants whole words, in any order', async () => {
  assert.equal(await count('intitule like "professionnel anglais"'), 4);
  assert.equal(await count('intitule like "ang"'), 0);
});
fact(17, 'startswith minds case, search forgives letters, suggest takes the beginning of a word', async () => {
  assert.equal(await count('startswith(intitule, "Ang")'), 4);
  assert.equal(await count('startswith(intitule, "ang")'), 0);
  assert.equal(await count('search(intitule, "anglias prof")'), 4);
  assert.equal(await count('suggest(intitule, "PROF")'), 4);
});
fact(18, 'equality minds case', async () => {
  assert.deepEqual([await count("region = 'Corse'"), await count("region = 'corse'")], [2, 0]);
});
fact(19, 'a date may be a quoted text', async () => {
  assert.equal(await count("jour >= '2025-01-01'"), 8);
  assert.equal(await count("jour >= date'2025-01-01'"), 8);
});
fact(20, 'a date without quotes is a subtraction, and answered', async () => {
  assert.equal((await answer(`${ACHATS_PATH}/records`, { where: 'jour >= 2025-01-01' })).statusCode, 200);
});
fact(21, 'a text compares with a bare number', async () => assert.equal(await count('code = 01'), 4));
fact(22, 'a colon is an equality', async () => assert.equal(await count('region:"Corse"'), 2));
fact(23, 'a value is looked for in a list', async () => {
  const found = await answer(`${ROOT}/catalog/datasets`, { where: '"timeserie" in features' });
  assert.equal(found.json().total_count, 1);
});
fact(24, 'a division by zero is null', async () => {
  assert.deepEqual(await column('x', { select: 'nb/0 as x', limit: '1' }), [null]);
});
fact(25, 'csv has a mark and semicolons, unless asked otherwise', async () => {
  const csv = async (parameters: Record<string, string>) =>
    (await answer(`${ACHATS_PATH}/exports/csv`, { select: 'code, region', limit: '1', ...parameters })).rawPayload;
  assert.deepEqual([...(await csv({})).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.equal((await csv({ with_bom: 'false' })).toString().split('\n')[0], 'code;region');
  assert.equal((await csv({ with_bom: 'false', delimiter: ',' })).toString().split('\n')[0], 'code,region');
  assert.equal((await csv({ with_bom: 'false', use_labels: 'true' })).toString().split('\n')[0], 'code;Région');
});
fact(26, 'a json export is a list, nulls present', async () => {
  const rows = (await answer(`${ACHATS_PATH}/exports/json`, { where: 'region is null', limit: '1' })).json();
  assert.equal(rows.length, 1);
  assert.equal(rows[0].region, null);
});
fact(27, 'an instant is in the time zone asked', async () => {
  const select = "date'2025-07-01T00:00:00Z' as summer, date'2025-01-01T00:00:00Z' as winter";
  const { results } = await records({ select, timezone: 'Europe/Paris', limit: '1' });
  assert.deepEqual(results, [{ summer: '2025-07-01T02:00:00+02:00', winter: '2025-01-01T01:00:00+01:00' }]);
});
fact(28, 'a date is refined by month, quoted or not', async () => {
  for (const refine of ['jour:2025/02', 'jour:"2025/2"']) assert.equal((await records({ refine })).total_count, 3);
});
fact(30, 'refined twice: both of a conjunctive facet, either of a disjunctive one', async () => {
  assert.equal((await records({ refine: ['statut:Accepté', 'statut:Annulé'] })).total_count, 0);
  assert.equal((await records({ refine: ['region:Corse', 'region:Bretagne'] })).total_count, 6);
});
fact(32, 'pages of any site may ask', async () => {
  const headers = { origin: 'https://example.org', 'access-control-request-method': 'GET' };
  const preflight = await served.app.inject({ method: 'OPTIONS', url: `${ACHATS_PATH}/records`, headers });
  assert.deepEqual([preflight.statusCode, preflight.headers['access-control-allow-origin']], [204, '*']);
});
fact(33, 'a point is longitude then latitude, a distance has its unit', async () => {
  const near = (place: string) => count(`within_distance(geo_point_2d, geom'POINT(${place})', 10km)`);
  assert.deepEqual([await near('8.73812 41.91886'), await near('41.91886 8.73812')], [2, 0]);
  // 111.2 km a degree of latitude: the unit and not the number decides.
  const far = (distance: string) => count(`within_distance(geo_point_2d, geom'POINT(8.73812 42.91886)', ${distance})`);
  assert.deepEqual(
    [await far('111 km'), await far('112km'), await far('112000 m'), await far('112000'), await far('70 mi')],
    [0, 2, 2, 2, 2],
  );
});
fact(34, 'a rectangle is south, west, north, east', async () => {
  assert.equal(await count('in_bbox(geo_point_2d, 41, 8, 42, 9)'), 2);
  assert.equal(await count('in_bbox(geo_point_2d, 8, 41, 9, 42)'), 0);
});
fact(35, 'years are whole numbers', async () => {
  assert.deepEqual(await column('year(jour)', { group_by: 'year(jour)' }), [2024, 2025]);
});
fact(36, 'a range is labelled by its bounds, under its own text', async () => {
  assert.deepEqual(await column('range(nb, 10)', { group_by: 'range(nb, 10)' }), ['[0, 10[', '[10, 20[', '[30, 40[']);
});
fact(37, 'keys of groups are there without being selected', async () => {
  const { results } = await records({ select: 'sum(nb) as nb', group_by: 'code, statut', limit: '1' });
  assert.deepEqual(Object.keys(results[0]!).toSorted(), ['code', 'nb', 'statut']);
});
fact(38, 'the sum of a text is refused', () =>
  failure({ select: 'sum(intitule)' }, 400, 'ODSQLError', /StatAggregation only supports numeric or date expression/),
);
fact(39, 'groups of places are refused in the official words', () =>
  failure(
    { group_by: 'geo_point_2d' },
    400,
    'ODSQLError',
    /Aggregation on geo point field is not possible\. Use the geo_cluster\(position, int_precision\) aggregation function instead/,
  ),
);
fact(40, 'v2.0 answers in its own envelope', async () => {
  const { statusCode, body } = await served.app.inject('/api/v2/catalog/datasets/achats/records?limit=1');
  assert.equal(statusCode, 200);
  const { total_count, links, records: rows } = JSON.parse(body);
  assert.equal(total_count, 12);
  assert.ok(Array.isArray(links));
  assert.deepEqual(Object.keys(rows[0]).toSorted(), ['links', 'record']);
  assert.equal(typeof rows[0].record.fields, 'object');
});

test('every fact of the list is proven, or said not to be', () => {
  const numbers = [...proven, ...ABOVE].toSorted((a, b) => a - b);
  assert.deepEqual(
    numbers,
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
});

test('warnings are named each time that the same is asked, at once or later', async () => {
  const doubtful = () => answer(`${ACHATS_PATH}/records`, { select: 'sum(titulaires), avg(prix_moyen)', limit: '1' });
  for (const { headers } of [...(await Promise.all([doubtful(), doubtful()])), await doubtful()])
    assert.equal(headers['x-opencpf-warnings'], 'not_additive; unweighted_mean');
  const sure = await answer(`${ACHATS_PATH}/records`, { select: 'weighted_avg(prix_moyen, nb)', limit: '1' });
  assert.equal(sure.headers['x-opencpf-warnings'], undefined);
});

for (const definition of DATASETS)
  test(`${definition.id}: described in both languages, listed, counted and exported with labels`, async () => {
    const row = definition.columns.map(
      ({ name, type, nullable }) => `${nullable ? 'null' : VALUES[type]}::${TYPES[type]} as ${name}`,
    );
    await publish(served.data, definition, '2026-11-01', `select ${row.join(', ')}`);
    const real = await openApplication(served.data, { datasets: [definition] });
    const path = `${ROOT}/catalog/datasets/${definition.id}`;
    for (const lang of ['fr', 'en'] as const) {
      const { fields, metas } = (await real.inject(`${path}?lang=${lang}`)).json();
      assert.equal(metas.default.title, definition.title[lang]);
      assert.equal(metas.opencpf.release, '2026-11-01');
      assert.deepEqual(
        fields.map(({ name }: { name: string }) => name),
        [...definition.columns.map(({ name }) => name), ...(definition.place === undefined ? [] : ['geo_point_2d'])],
      );
    }
    const page = (await real.inject(`${path}/records`)).json();
    assert.deepEqual(
      Object.keys(page.results[0]),
      definition.columns.map(({ name }) => name),
    );
    const facets = (await real.inject(`${path}/facets`)).json().facets;
    assert.equal(facets.length, definition.columns.filter(({ facet }) => facet !== undefined).length);
    const csv = (await real.inject(`${path}/exports/csv?use_labels=true`)).body.split('\n')[0];
    assert.equal(csv, `\ufeff${definition.columns.map(({ name, label }) => label ?? name).join(';')}`);
    await real.close();
  });

const VALUES = { text: "'a'", int: '1', double: '1.5', date: "'2026-10-01'" };
const TYPES = { text: 'varchar', int: 'bigint', double: 'double', date: 'date' };
