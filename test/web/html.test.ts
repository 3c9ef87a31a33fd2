/** The pages as the server sends them, before any script: what people, search engines and the browser read first. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parseHTML } from 'linkedom';
import { SaxesParser } from 'saxes';
import { DATASETS } from '../../src/datasets/index.ts';
import { API } from '../../src/explore/api.ts';
import { type OpenPortal, openPortal } from './portal.ts';

const CONSUMPTION = 'moncompteformation_formations_engagees';
const HOLDERS = 'moncompteformation_usagers';
const AS_OF = new Date().toISOString().slice(0, 10);

describe('pages without scripts', () => {
  let portal: OpenPortal;
  before(async () => {
    portal = await openPortal(AS_OF);
  });
  after(() => portal?.[Symbol.asyncDispose]());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(portal.url + path, { headers, redirect: 'manual' });
  const read = async (path: string) => parseHTML(await (await get(path)).text()).document;

  test('a dataset says what it is, its figures, its columns, its releases, and gives its files', async () => {
    const page = await read(`/fr/jeux/${CONSUMPTION}`);
    const columns = [...page.querySelectorAll('.dictionary th code')].map(({ textContent }) => textContent);
    const files = [...page.querySelectorAll('.formats a')].map((link) => link.getAttribute('href') ?? '');
    assert.equal(page.documentElement.lang, 'fr');
    assert.equal(page.querySelector('h1')?.textContent, 'Les formations engagées');
    assert.equal(page.title, 'Les formations engagées, Information – OpenCPF');
    assert.match(page.querySelector('.information-lead')?.textContent ?? '', /^Les formations achetées/);
    assert.match(page.querySelector('.facts')?.textContent ?? '', /12\s500/);
    assert.deepEqual(
      columns,
      DATASETS.find(({ id }) => id === CONSUMPTION)?.columns.map(({ name }) => name),
    );
    const versions = await read(`/fr/jeux/${CONSUMPTION}/versions`);
    assert.equal(versions.querySelector('.dataset-releases tbody th')?.textContent, AS_OF);
    for (const format of ['csv', 'json', 'jsonl', 'parquet', 'geojson', 'rdfxml', 'turtle', 'xlsx'])
      assert.ok(files.includes(`${API}/catalog/datasets/${CONSUMPTION}/exports/${format}`), format);
  });

  test('the releases of a dataset say how many rows are masked, within which bounds, or why none is', async () => {
    const said = async (path: string) => (await read(path)).querySelector('.protection')?.textContent ?? '';
    const report = await (await get(`${API}/catalog/datasets/${HOLDERS}/releases/${AS_OF}/disclosure`)).json();
    const { masked, total } = report.rows;
    assert.ok(masked > 0);
    const french = await said(`/fr/jeux/${HOLDERS}/versions`);
    assert.match(
      french,
      new RegExp(`^Protection des personnes${masked} lignes sur ${total / 1_000}\\s000 \\(16\\s%\\)`),
    );
    assert.match(french, /elles représentent entre 0,1\s% et 0,6\s% des titulaires/);
    for (const limit of report.limits) assert.ok((await said(`/en/datasets/${HOLDERS}/releases`)).includes(limit.en));
    assert.match(await said(`/en/datasets/${CONSUMPTION}/releases`), /No row of this dataset is masked\. A row says/);
    const links = [...(await read(`/en/datasets/${HOLDERS}/releases`)).querySelectorAll('.release-list a')];
    const page = links.find(({ textContent }) => textContent === 'Disclosure report')?.getAttribute('href') ?? '';
    assert.match(await (await get(page)).text(), /<h1>Disclosure report – /);
  });

  test('a table has the rows of its filters and their total, a download its exact count', async () => {
    const table = await read(`/fr/jeux/${HOLDERS}/tableau?refine.genre=Femme&size=50`);
    const cells = [...table.querySelectorAll('tbody .cell-text')].filter(({ textContent }) => textContent === 'Femme');
    assert.equal(cells.length, 50);
    assert.match(table.querySelector('tfoot')?.textContent ?? '', /non additif/);
    assert.equal(table.querySelector('input[name="refine.genre"]')?.getAttribute('value'), 'Femme');
    const download = await read(`/en/datasets/${CONSUMPTION}/download`);
    assert.equal(download.querySelector('.export-count')?.textContent, '12,500 rows × 10 columns');
  });

  test('an English page reads values in English, with what is published beside; cells and links keep it', async () => {
    const table = await read(`/en/datasets/${HOLDERS}/table?refine.genre=Femme&size=50`);
    assert.equal(table.querySelector('.filter-tag')?.textContent.replace('×', '').trim(), 'Gender Woman');
    const cells = [...table.querySelectorAll('tbody :is(th, td):has(.reason)')].map(({ textContent }) => textContent);
    assert.equal(cells.filter((text) => text === 'FemmeWoman').length, 50);
    const french = await read(`/fr/jeux/${HOLDERS}/tableau?refine.genre=Femme`);
    assert.ok(!french.querySelector('main')?.textContent.includes('Woman'));
    const dictionary = await read(`/en/datasets/${CONSUMPTION}`);
    const values = [...dictionary.querySelectorAll('#statut_dossier .read-value')].map(
      ({ textContent }) => textContent,
    );
    assert.ok(values.includes('Closed, followed in full Clos - Réalisation Totale'), values.join('; '));
    const link = dictionary.querySelector('#modalite_presence .profile-values a')?.getAttribute('href') ?? '';
    assert.match(decodeURIComponent(link).replaceAll('+', ' '), /refine\.modalite_presence=formation /);
  });

  test('a dataset describes itself to search engines', async () => {
    const page = await read(`/en/datasets/${CONSUMPTION}`);
    const told = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
    const { variableMeasured, distribution, keywords, description, ...facts } = told;
    assert.deepEqual(facts, {
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: 'Mon Compte Formation: training committed',
      url: `${portal.url}/en/datasets/${CONSUMPTION}`,
      identifier: CONSUMPTION,
      license: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      creator: { '@type': 'Organization', name: 'OpenCPF' },
      inLanguage: 'fr',
      isAccessibleForFree: true,
      version: AS_OF,
      dateModified: facts.dateModified,
      temporalCoverage: '2023-01-01/2025-10-01',
      spatialCoverage: 'France',
    });
    assert.ok(!Number.isNaN(Date.parse(facts.dateModified)));
    assert.ok(keywords.length > 0 && description.length > 0);
    assert.equal(variableMeasured.length, DATASETS.find(({ id }) => id === CONSUMPTION)?.columns.length);
    assert.deepEqual(
      distribution.map(({ encodingFormat }: { encodingFormat: string }) => encodingFormat),
      ['text/csv', 'application/json', 'application/vnd.apache.parquet'],
    );
    for (const { contentUrl } of distribution) assert.equal((await fetch(contentUrl, { method: 'HEAD' })).status, 200);
  });

  test('a page says its own address without its filters, and its address in each language', async () => {
    const page = await read(`/en/datasets/${HOLDERS}/table?refine.genre=Femme`);
    const [french, english] = [`/fr/jeux/${HOLDERS}/tableau`, `/en/datasets/${HOLDERS}/table`].map(
      (path) => portal.url + path,
    );
    const alternates = [...page.querySelectorAll('link[rel=alternate]')].map((link) =>
      ['hrefLang', 'href'].map((name) => link.getAttribute(name)),
    );
    assert.equal(page.documentElement.lang, 'en');
    assert.equal(page.querySelector('link[rel=canonical]')?.getAttribute('href'), english);
    assert.deepEqual(alternates, [
      ['fr', french],
      ['en', english],
      ['x-default', french],
    ]);
    for (const name of ['og:title', 'og:description', 'og:url'])
      assert.ok(page.querySelector(`meta[property="${name}"]`)?.getAttribute('content'), name);
  });

  test('the sitemap lists pages that are there, each in both languages', async () => {
    const addresses: string[] = [];
    const parser = new SaxesParser({ xmlns: true });
    let inAddress = false;
    parser.on('opentag', ({ local }) => {
      inAddress = local === 'loc';
    });
    parser.on('text', (text) => inAddress && addresses.push(text));
    parser.write(await (await get('/sitemap.xml')).text()).close();
    assert.equal(new Set(addresses).size, addresses.length);
    for (const path of ['/fr', '/en', `/fr/jeux/${HOLDERS}/tableau`, `/en/datasets/${HOLDERS}`])
      assert.ok(addresses.includes(portal.url + path), path);
    for (const address of addresses) {
      const answer = await fetch(address);
      assert.equal(answer.status, 200, address);
      assert.match(await answer.text(), /id="answers"/, address);
    }
    assert.match(await (await get('/robots.txt')).text(), /^Disallow: .*exports/m);
  });

  test('nothing inline, whatever the data say: the answers go along as data', async () => {
    const paths = [
      '/fr',
      `/fr/jeux/${CONSUMPTION}`,
      `/en/datasets/${HOLDERS}/table?refine.genre=Femme&q=%3C/script%3E`,
    ];
    for (const path of paths) {
      const answer = await get(path);
      assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'self'(?!.*unsafe)/);
      const html = await answer.text();
      const { document } = parseHTML(html);
      const scripts = [...document.querySelectorAll('script')].filter((script) => !script.hasAttribute('src'));
      for (const { type, textContent } of scripts) {
        assert.match(type, /^application\/(ld\+)?json$/);
        JSON.parse(textContent ?? '');
      }
      assert.equal(document.querySelectorAll('style, [style]').length, 0);
      assert.doesNotMatch(html.replaceAll(/<script.*?<\/script>/gs, ''), /\son\w+="/);
      assert.ok(JSON.parse(document.querySelector('#answers')?.textContent ?? '').length > 0);
    }
  });

  test('an unknown address is not found, the first one leads to the reader’s language, a known page is not sent again', async () => {
    for (const path of ['/fr/nulle-part', '/xx', '/fr/jeux', '/fr/jeux/inconnu', `/fr/jeux/${HOLDERS}/nulle`])
      assert.equal((await get(path)).status, 404, path);
    for (const [languages, place] of [
      ['en-GB,en;q=0.9,fr;q=0.8', '/en'],
      ['de, fr; q=0.2, en;q=0.7', '/en'],
      ['', '/fr'],
    ] as const) {
      const { status, headers } = await get('/', { 'accept-language': languages });
      assert.deepEqual([status, headers.get('location'), headers.get('vary')], [302, place, 'accept-language']);
    }
    const tag = (await get('/fr')).headers.get('etag') ?? '';
    assert.equal((await get('/fr', { 'if-none-match': tag })).status, 304);
    assert.equal((await get('/en', { 'if-none-match': tag })).status, 200);
  });
});
