/** The vendor's own client against a listening server: every path its query builder makes, every helper, every class of error. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import client, { type ApiFacets, type ApiQuery, type Dataset, type Query } from '@opendatasoft/api-client';
import { ACHATS, NOMBRES, publishEndless, SANS_FIN, serveWorld } from './fixture.ts';

const { all, date, dateFromIsoString, dateTime, exactMatch, field, list, lower, not, one, string } = client;
const { fromCatalog, fromDataNetwork, fromMonitoring, textSearch, textStartWith, textSuggest } = client;

type Rows = ApiQuery<Record<string, unknown>>;

const ACHATS_PATH = fromCatalog().dataset('achats');
let api: InstanceType<typeof client.ApiClient>;
serveWorld({ datasets: [ACHATS, NOMBRES, SANS_FIN], limits: { query_time_ms: 300 } }, publishEndless, async (app) => {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  api = new client.ApiClient({ domain: `http://127.0.0.1:${port}`, apiKey: 'K' });
});

const records = (query: Query = ACHATS_PATH.records()): Promise<Rows> => api.get<Rows>(query);
const keys = (object: object): string[] => Object.keys(object).toSorted();

/** Conditions that helpers write, and how many of the twelve rows of `achats` meet them. */
const CONDITIONS: readonly [written: string, rows: number][] = [
  [textSearch('anglais'), 4],
  [textSearch('angalis', ['intitule']), 4],
  [textSearch('soudure niveau', ['intitule', 'region']), 2],
  [textSuggest('prof'), 4],
  [textSuggest('bou', ['intitule', 'region']), 2],
  [textStartWith('Ang', ['intitule']), 4],
  [textStartWith('ang', ['intitule']), 0],
  [textStartWith('2', ['code', 'statut']), 2],
  [exactMatch('region', 'Corse'), 2],
  [exactMatch('intitule', 'Gestion "simple"'), 2],
  [exactMatch('intitule', "Œnologie d'été"), 2],
  [exactMatch('intitule', 'deux\nlignes\u2028\t\\'), 0],
  [`${field('jour')} >= ${date({ year: 2025 })}`, 8],
  [`${field('jour')} = ${date({ year: 2025, month: 2 })}`, 3],
  [`${field('jour')} = ${date({ year: 2025, month: 2, day: 3 })}`, 1],
  [`${field('jour')} < ${dateFromIsoString('2024-11-20')}`, 1],
  [`${field('jour')} <= ${dateTime(new Date('2024-12-01T00:00:00.000Z'))}`, 3],
  [`${field('jour')} in [${date({ year: 2025, month: 1 })}..${date({ year: 2025, month: 2 })}]`, 5],
  [`${field('code')} in (${list(string('01'), null, string('2A'), undefined)})`, 6],
  [all(exactMatch('code', '01'), undefined, `${field('nb')} > 10`), 2],
  [all(), 12],
  [one(exactMatch('region', 'Corse'), null, exactMatch('region', 'Bretagne')), 6],
  [not(exactMatch('region', 'Corse')), 10],
  [not(undefined), 12],
  [all(one(exactMatch('code', '04'), exactMatch('code', '03')), not('region is null')), 2],
];

for (const [written, rows] of CONDITIONS)
  test(`where ${JSON.stringify(written)} → ${rows}`, async () => {
    const { total_count, results } = await records(ACHATS_PATH.records().where(written).limit(100));
    assert.deepEqual([total_count, results.length], [rows, rows]);
  });

test('a field whose name has a back-quote is read as that name, and is not there', async () => {
  const name = 'a`b';
  await assert.rejects(records(ACHATS_PATH.records().where(`${field(name)} = 1`)), (error: Error) => {
    assert.ok(error instanceof client.UserError);
    assert.match(error.details.message, /Unknown field: a`b/);
    return true;
  });
});

test('every method of the query builder', async () => {
  const query = ACHATS_PATH.records()
    .select('region')
    .select((current) => list(current, 'year(jour) as an', 'sum(nb) as n'))
    .where(exactMatch('code', '01'))
    .where((current) => all(current, 'nb > 2'))
    .groupBy('region')
    .groupBy((current) => list(current, 'an'))
    .orderBy('n desc')
    .limit(5)
    .limit((current) => current - 3)
    .offset(0)
    .offset((current) => current + 1)
    .refine('statut:Accepté')
    .exclude('annee:2023')
    .facet('facet(name="region", disjunctive=true)')
    .lang('fr')
    .timezone('Europe/Paris');
  assert.deepEqual(await records(query), {
    total_count: 3,
    results: [
      { region: 'Occitanie', an: 2025, n: 12 },
      { region: 'Bretagne', an: 2024, n: 10 },
    ],
  });
  assert.equal((await records(query.unset('limit').unset('offset'))).results.length, 3);
  const both = ACHATS_PATH.records().refine('region:Corse').refine('region:Bretagne').select('region');
  assert.equal((await records(both)).total_count, 6);
  const appended = ACHATS_PATH.records().append('where', 'nb > 5').append('where', 'nb < 10');
  assert.equal((await records(appended)).total_count, 3);
  const folded = ACHATS_PATH.records().select('count(*)').groupBy(lower('region'));
  assert.deepEqual((await records(folded)).results[1], { 'lower(region)': 'bretagne', 'count(*)': 4 });
});

test('the catalogue and a dataset have the members that the client declares', async () => {
  const catalogue = await api.get<ApiQuery<Dataset>>(fromCatalog().datasets().orderBy('dataset_id'));
  assert.equal(catalogue.total_count, 3);
  const dataset = await api.get<Dataset>(ACHATS_PATH.itself());
  assert.deepEqual(catalogue.results[0], dataset);
  for (const name of ['dataset_uid', 'has_records', 'data_visible', 'visibility', 'attachments', 'alternative_exports'])
    assert.ok(name in dataset, name);
  const types: readonly string[] = Object.values(client.ODS_DATASET_FIELD_TYPE);
  for (const { type } of dataset.fields) assert.ok(types.includes(type), type);
  const shown = await api.get<Rows>(fromCatalog().datasets().select('dataset_id, title').where(textSearch('achats')));
  assert.deepEqual(shown.results, [{ dataset_id: 'achats', title: 'Jeu achats' }]);
});

test('facets have the members that the client declares', async () => {
  const { facets } = await api.get<ApiFacets>(ACHATS_PATH.facets().facet('region').refine('region:Corse'));
  assert.deepEqual(keys(facets[0]!.facets[0]!), ['count', 'name', 'state', 'value']);
  const states = facets[0]!.facets.map(({ value, state, count }) => [value, state, count]);
  assert.deepEqual(states, [
    ['Bretagne', 'displayed', 4],
    ['Occitanie', 'displayed', 3],
    ['Corse', 'refined', 2],
  ]);
});

test('exports: each format that is listed, and the others are refused by name', async () => {
  const { _links } = await api.get<{ _links: { rel: string }[] }>('catalog/datasets/achats/exports/');
  const served = _links.map(({ rel }) => rel);
  const text = { interceptResponse: async (response: Response) => [response.status, await response.text()] };
  for (const format of Object.values(client.EXPORT_DATASET_FORMAT)) {
    const [status, body] = await api.get<[number, string]>(ACHATS_PATH.export(format).limit(2), text);
    assert.equal(status, served.includes(format) ? 200 : 400, `${format}: ${body}`);
    if (status === 400) assert.match(body, new RegExp(`Invalid value for format API parameter: ${format} was found`));
  }
  const rows = await api.get<Record<string, unknown>[]>(ACHATS_PATH.export('json').select('code').limit(2));
  assert.deepEqual(rows, [{ code: '01' }, { code: '01' }]);
});

test('exports of the catalogue, too', async () => {
  const { _links } = await api.get<{ _links: { rel: string }[] }>('catalog/exports/');
  const served = _links.map(({ rel }) => rel);
  const status = { interceptResponse: async (response: Response) => response.status };
  for (const format of Object.values(client.EXPORT_CATALOG_FORMAT))
    assert.equal(await api.get(fromCatalog().export(format), status), served.includes(format) ? 200 : 400, format);
  const rows = await api.get<{ dataset_id: string }[]>(fromCatalog().export('json').orderBy('dataset_id'));
  assert.deepEqual(
    rows.map(({ dataset_id }) => dataset_id),
    ['achats', 'nombres', 'sans_fin'],
  );
});

test('interceptors and headers: the key is sent as the vendor spells it, and the request is what was built', async () => {
  const seen: [string, string | null][] = [];
  await api.get(ACHATS_PATH.records().limit(1).select('code'), {
    interceptRequest: async (request) => {
      seen.push([new URL(request.url).pathname + new URL(request.url).search, request.headers.get('authorization')]);
      return request;
    },
  });
  assert.deepEqual(seen, [['/api/explore/v2.1/catalog/datasets/achats/records/?limit=1&select=code', 'ApiKey K']]);
});

/** A request, the class of its error, the name of the failure in the answer. No answer is 401: there are no keys. */
const FAILURES: readonly [
  query: () => Query | string,
  kind: 'UserError' | 'NotFoundError' | 'ServerError',
  code: string,
][] = [
  [() => ACHATS_PATH.records().where('BOGUS('), 'UserError', 'ODSQLSyntaxError'],
  [() => ACHATS_PATH.records().where('nope = 1'), 'UserError', 'ODSQLError'],
  [() => ACHATS_PATH.records().limit(101), 'UserError', 'InvalidRESTParameterError'],
  [() => fromCatalog().dataset('absent').records(), 'NotFoundError', 'NotFoundResource'],
  [() => fromCatalog().dataset('absent').itself(), 'NotFoundError', 'NotFoundResource'],
  [() => fromCatalog().dataset('absent').facets(), 'NotFoundError', 'NotFoundResource'],
  [() => fromCatalog().dataset('absent').export('csv'), 'NotFoundError', 'NotFoundResource'],
  [() => fromCatalog().assets(), 'NotFoundError', 'NotFoundResource'],
  [() => fromMonitoring().datasets(), 'NotFoundError', 'NotFoundResource'],
  [() => fromMonitoring().itself(), 'NotFoundError', 'NotFoundResource'],
  [() => fromDataNetwork().dataset('achats').records(), 'NotFoundError', 'NotFoundResource'],
  [() => '/nowhere', 'NotFoundError', 'NotFoundResource'],
  [() => fromCatalog().dataset('sans_fin').records().select('sum(n)'), 'ServerError', 'QueryTimeout'],
];

for (const [query, kind, code] of FAILURES)
  test(`${query()} → ${kind} ${code}`, async () => {
    await assert.rejects(api.get(query()), (error: Error) => {
      assert.ok(error instanceof client[kind], error.message);
      assert.equal(error.details.error_code, code);
      // A class of its own for 404, below the one of every mistake of a user.
      assert.equal(error instanceof client.NotFoundError, kind === 'NotFoundError');
      return true;
    });
  });

test('the root of the catalogue and its facets', async () => {
  const { _links } = await api.get<{ _links: { rel: string }[] }>(fromCatalog().itself());
  assert.ok(_links.some(({ rel }) => rel === 'datasets'));
  const { facets } = await api.get<ApiFacets>(fromCatalog().facets().facet('features'));
  assert.deepEqual(
    facets[0]!.facets.map(({ value, count }) => [value, count]),
    [
      ['analyze', 3],
      ['geo', 1],
      ['timeserie', 1],
    ],
  );
});

test('one record by its identifier', async () => {
  const { results } = await records(ACHATS_PATH.records().limit(1).set('include_app_metas', 'true'));
  const row = await api.get<Record<string, unknown>>(ACHATS_PATH.record(String(results[0]!._id)));
  assert.equal(row.intitule, 'Anglais professionnel');
  await assert.rejects(api.get(ACHATS_PATH.record('0'.repeat(40))), client.NotFoundError);
});
