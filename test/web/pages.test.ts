/** The pages in a real browser, over the real API: no violation found by axe, nothing refused by the content policy, the keyboard alone from filter to download. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, unlessChromium } from '../../web/browser.ts';
import { type OpenPortal, openPortal } from './portal.ts';

const CONSUMPTION = 'moncompteformation_formations_engagees';
const HOLDERS = 'moncompteformation_usagers';

/** Each page, and what it shows when all of it is there. */
const PAGES = {
  fr: {
    '/fr': 'article',
    '/fr/usagers': '.chart-drawing svg',
    '/fr/recherche?q=anglais': '.search-list a',
    '/fr/accessibilite': 'h1',
    [`/fr/jeux/${CONSUMPTION}`]: '.profile-values li',
    [`/fr/jeux/${HOLDERS}/tableau?refine.genre=Femme`]: 'tfoot td',
    [`/fr/jeux/${CONSUMPTION}/telechargement`]: '.download-list a',
    [`/fr/jeux/${HOLDERS}/carte`]: '.chart-canvas svg',
    '/fr/integrer/courses/key-figures': '.key-figures dd',
    [`/fr/jeux/${CONSUMPTION}/api?api=records&api.select=statut_dossier`]: '.console-answer dl',
    [`/fr/jeux/${CONSUMPTION}/versions`]: '.change-counts',
    '/fr/nouveautes': '.small-drawing svg',
    '/fr/sante': '.small-drawing svg',
    '/fr/certifications': '.listing tbody tr',
    '/fr/certifications/RNCP31007': '#where ~ .charts svg',
    '/fr/organismes/22222222200022': '.page-part tbody tr',
    '/fr/departements/33': '#departments-modes svg',
    '/fr/prix?refine.libelle_nsf_1=Langues+vivantes&price=1500&hours=30': '#prices-regions svg',
    '/fr/trouver?q=anglais': '.course-facts',
  },
  en: {
    '/en': 'article',
    '/en/people?by=department': '.chart-drawing svg',
    '/en/search?q=31': '.search-list a',
    '/en/search?q=zzzz': '.search-results [role=status]',
    [`/en/datasets/${CONSUMPTION}`]: '.notices h2',
    [`/en/datasets/${HOLDERS}/table?refine.genre=Femme`]: 'tfoot td',
    [`/en/datasets/${HOLDERS}/download`]: '.download-list a',
    [`/en/datasets/${HOLDERS}/chart?by=classe_age&split=genre`]: '.chart-canvas svg',
    '/en/embed/courses/departments': '.chart-canvas svg',
    [`/en/datasets/${CONSUMPTION}/api`]: '.code-panel pre',
    [`/en/datasets/${CONSUMPTION}/releases`]: '.vintages tbody tr',
    [`/en/datasets/${HOLDERS}/releases`]: '.protection details',
    [`/en/changes/${CONSUMPTION}`]: '.small-drawing svg',
    '/en/health': '.small-drawing svg',
    '/en/certifications?q=voltaire': '.listing tbody tr',
    '/en/providers?q=amphore': '.listing tbody tr',
    '/en/departments': '.region a',
    '/en/departments/75?compare=33': '#departments-months svg',
    '/en/prices': '#prices-domains svg',
    '/en/find/00000000000002_F1': '.offer-part',
  },
};

describe('the portal in a browser', { skip: unlessChromium, concurrency: 2 }, () => {
  let browser: Browser;
  let portal: OpenPortal;
  before(async () => {
    portal = await openPortal();
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await portal?.[Symbol.asyncDispose]();
  });

  /** A page that remembers what the browser complained of. */
  async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ baseURL: portal.url, reducedMotion: 'reduce', ...options });
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    return { page, complaints };
  }

  async function visit(page: Page, path: string, sign: string): Promise<void> {
    await page.goto(path);
    await page.locator(sign).first().waitFor();
    // The browser's code has taken over the page that the server sent.
    await page.locator('#answers').waitFor({ state: 'detached' });
  }

  /**
   * From a desk by day to a phone by night: what stays within the window is looked at on all, what axe says on both ends. The page redraws itself
   * when the window changes: it is fetched once.
   */
  const SCREENS = [
    [1280, 'light', 'axe'],
    [1920, 'light', null],
    [768, 'dark', null],
    [360, 'dark', 'axe'],
  ] as const;

  for (const lang of ['fr', 'en'] as const)
    test(`${lang}, on a desk and on a phone, light and dark: accessible, within the window, no complaint`, async () => {
      const { page, complaints } = await open();
      for (const [path, sign] of Object.entries(PAGES[lang])) {
        await page.setViewportSize({ width: SCREENS[0][0], height: 900 });
        await visit(page, path, sign);
        assert.equal(await page.evaluate('document.documentElement.lang'), lang);
        for (const [width, colorScheme, judge] of SCREENS) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.locator(sign).first().waitFor();
          if (judge !== null) assert.deepEqual(await violations(page), [], `${path}, ${width} px`);
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          assert.ok(Number(overflow) <= 0, `${path} is ${overflow} px too wide at ${width} px`);
        }
      }
      assert.deepEqual(complaints, []);
      await page.close();
    });

  test('a department prints as one page of A4, a certification as a few, both without what one presses', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 }, colorScheme: 'dark' });
    const pagesOf = async (path: string, sign: string): Promise<number> => {
      await visit(page, path, sign);
      await page.waitForLoadState('networkidle');
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
    };
    for (const width of [360, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      assert.equal(await pagesOf('/fr/departements/33', '#departments-modes svg'), 1, `from ${width} px`);
    }
    assert.equal(await pagesOf('/en/departments/75?compare=33', '#departments-modes svg'), 1);
    assert.ok((await pagesOf('/fr/certifications/RNCP31007', '#where ~ .charts svg')) > 1);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.deepEqual(
      await page.locator('nav:visible, select:visible, input:visible, details.chart-action:visible').all(),
      [],
    );
    const ground = 'getComputedStyle(document.documentElement).getPropertyValue("--q1").trim()';
    const dark = await page.evaluate(ground);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    assert.equal(dark, await page.evaluate(ground), 'paper is light');
    await page.close();
  });

  test('the keyboard alone: filter, sort, read cells, download what is shown', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 } });
    await visit(page, `/fr/jeux/${CONSUMPTION}/tableau?columns=statut_dossier,nb_dossiers,nb_titulaires`, 'tfoot td');

    await tabTo(page, page.getByRole('checkbox', { name: /^Validé/ }));
    await page.keyboard.press('Space');
    await page.waitForURL(/refine\.statut_dossier=Valid/);
    const header = page.getByRole('columnheader', { name: /^Dossiers/ });
    await tabTo(page, header.getByRole('button'));
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=-nb_dossiers/);
    assert.equal(await header.getAttribute('aria-sort'), 'descending');

    await tabTo(page, page.getByRole('rowheader', { name: 'Validé' }).first());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    assert.match((await focused(page)) ?? '', /^\d+$/);

    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('sort'));
    await page.goForward();
    await page.waitForURL(/sort=-nb_dossiers/);

    await tabTo(page, page.getByRole('link', { name: 'Télécharger', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const count = page.getByText(/lignes × 3 colonnes/);
    await count.waitFor();
    await tabTo(page, page.getByRole('link', { name: 'Télécharger en CSV' }));
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const size = page.locator('.download-list li', { hasText: 'Télécharger en CSV' }).locator('.download-size');
    await size.getByText(/octets/).waitFor();
    const file = await readFile(await download.path(), 'utf8');
    const told = ((await size.textContent()) ?? '').replace(/^.*\(|\D/g, '');
    assert.equal(Number(told), Buffer.byteLength(file), 'the size that the page told');
    const [names, ...rows] = file.trimEnd().split(/\r?\n/);
    assert.equal(names, '\ufeffstatut_dossier;nb_dossiers;nb_titulaires');
    assert.equal(rows.length, Number(((await count.textContent()) ?? '').replace(/ .*|\D/g, '')));
    assert.ok(rows.every((row) => row.startsWith('Validé;')));
    const files = rows.map((row) => Number(row.split(';')[1]));
    assert.deepEqual(
      files,
      files.toSorted((a, b) => b - a),
    );
    await page.close();
  });

  test('the keyboard alone: choose two courses, compare them, leave one', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await visit(page, '/fr/trouver?q=anglais', '.course');
    for (const rank of [0, 1]) {
      await tabTo(page, page.getByRole('checkbox', { name: /^Comparer/ }).nth(rank));
      await page.keyboard.press('Space');
      await page.waitForURL((url) => url.searchParams.getAll('compare').length === rank + 1);
    }
    await tabTo(page, page.getByRole('link', { name: 'Comparer', exact: true }));
    await page.keyboard.press('Enter');
    const table = page.getByRole('table');
    await table.waitFor();
    assert.equal(await table.getByRole('columnheader').count(), 2);
    assert.ok((await table.getByText('diffère').count()) > 0);
    assert.deepEqual(await violations(page), []);
    await tabTo(page, table.getByRole('button', { name: /^Retirer/ }));
    await page.keyboard.press('Enter');
    await page.getByText('Choisissez au moins deux formations').waitFor();
    await page.close();
  });

  test('the keyboard alone: a cell offers to keep its value or leave it out, and rows follow', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 } });
    await visit(page, `/en/datasets/${CONSUMPTION}/table?columns=statut_dossier,nb_dossiers`, 'tfoot td');
    const cell = page.getByRole('rowheader').first();
    const value = (await cell.locator('.cell-text').textContent()) ?? '';
    const reading = (await cell.locator('.reason').textContent()) ?? '';
    assert.notEqual(reading, value);
    const choose = async (choice: string) => {
      await tabTo(page, cell);
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: choice }).waitFor();
      await page.keyboard.press('End');
      if (choice.startsWith('Keep')) await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
    };
    await choose('Leave this value out');
    await page.waitForURL((url) => url.searchParams.get('exclude.statut_dossier') === value);
    // A tag says how the value is read, which its cell tells on focus.
    await page.locator('.filter-tag', { hasText: reading }).waitFor();
    await page.locator('.row-table:not([data-stale])').waitFor();
    const values = await page.locator('tbody th .cell-text').allTextContents();
    assert.ok(values.length > 0 && !values.includes(value));
    await choose('Keep only this value');
    await page.waitForURL((url) => url.searchParams.has('refine.statut_dossier'));

    await cell.press('Enter');
    await page.getByRole('menu').waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    assert.equal(await focused(page), await cell.locator('.cell-text').textContent());

    const more = page.getByRole('button', { name: 'Show 25 more rows' });
    const rows = page.locator('tbody tr');
    const before = await rows.count();
    await more.press('Enter');
    await rows.nth(before).waitFor();
    assert.equal(await focused(page), 'Show 25 more rows');
    await page.close();
  });

  test('on a phone, filters are a sheet that gives the focus back', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await visit(page, `/en/datasets/${HOLDERS}/table`, 'tfoot td');
    const opener = page.getByRole('button', { name: /^Filter/ });
    const sheet = page.getByRole('dialog', { name: 'Filters' });
    // A press that comes before the browser's code is ready is lost: one presses again.
    while (!(await sheet.isVisible())) {
      await opener.press('Enter');
      await sheet.waitFor({ timeout: 2_000 }).catch(() => {});
    }
    await sheet.getByText('Gender').press('Enter');
    await sheet.getByRole('checkbox', { name: /^Woman Femme/ }).press('Space');
    await page.waitForURL(/refine\.genre=Femme/);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Filter (1)');
    await page.close();
  });

  test('what must not be added is not, and what is masked says why', async () => {
    const { page } = await open({ viewport: { width: 1280, height: 900 } });
    await visit(page, `/fr/jeux/${HOLDERS}/tableau?q=femme&size=100`, 'tfoot td');
    const total = page.locator('tfoot td');
    assert.match((await total.allInnerTexts()).join('|'), /non additif/);
    assert.match(
      (await page.locator('[data-kind=masked]').first().textContent()) ?? '',
      /masqué\s*Masqué pour protéger/,
    );
    await page.close();
  });

  test('a chart, key figures and a table stand in the page of another site', async () => {
    const { page, complaints } = await open({ viewport: { width: 1280, height: 900 } });
    await visit(page, '/fr/formations?refine.statut_dossier=Valid%C3%A9', '#courses-months svg');
    await page.locator('#courses-months summary').getByText('Partager, citer').click();
    const code = page.locator('#courses-months .chart-share code').last();
    const frames = [
      (await code.textContent()) ?? '',
      `<iframe src="${portal.url}/en/embed/courses/key-figures"></iframe>`,
      `<iframe src="${portal.url}/fr/integrer/${HOLDERS}/table?refine.genre=Femme"></iframe>`,
      `<iframe src="${portal.url}/fr/formations"></iframe>`,
    ];
    const other = createServer((_, response) => response.end(`<!doctype html><title>Other</title>${frames.join('')}`));
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const inFrame = (rank: number, selector: string) => page.frameLocator('iframe').nth(rank).locator(selector).first();
    await inFrame(0, '.chart-canvas svg').waitFor();
    await inFrame(1, '.key-figures dd').waitFor();
    assert.match((await inFrame(2, '.chart-rows tbody').textContent()) ?? '', /Femme/);
    assert.equal(await inFrame(0, 'header, footer, .chart-actions').count(), 0);
    const source = inFrame(0, '.chart-source a');
    assert.equal(await source.getAttribute('target'), '_top');
    // Only what is made for it may be framed.
    assert.match(complaints.join(), /frame-ancestors/);
    assert.deepEqual(await page.context().cookies(), []);
    await source.click();
    await page.waitForURL(/\/fr\/formations\?refine\.statut_dossier=Valid.*#courses-months$/);
    other.close();
    await page.close();
  });

  test('from the first page to a result, by the keyboard, on a phone', async () => {
    const { page } = await open({ viewport: { width: 360, height: 740 } });
    await visit(page, '/fr', '.home-figures polyline');
    const menu = page.getByRole('button', { name: 'Menu' });
    await menu.press('Enter');
    await page.getByRole('link', { name: 'Usagers', exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Usagers', exact: true }).waitFor({ state: 'hidden' });

    await page.getByRole('searchbox').fill('gironde');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/fr\/recherche\?q=gironde/);
    await page
      .getByRole('region', { name: /^Départements/ })
      .getByRole('link', { name: 'Gironde' })
      .first()
      .waitFor();
    await page.close();
  });

  test('without scripts, a page is whole and nothing in it is dead', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    await page.goto(`/fr/jeux/${HOLDERS}/tableau`);
    await page.getByRole('searchbox').fill('femme');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await page.getByRole('cell', { name: 'Femme', exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'Lignes suivantes' }).click();
    await page.waitForURL(/q=femme&page=2/);
    assert.deepEqual(await page.locator('main button:visible:not(th button)').allInnerTexts(), ['Chercher']);
    await page.goto(`/fr/jeux/${HOLDERS}`);
    await page.getByRole('link', { name: 'Parquet' }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
  });

  test('an empty answer and an unknown address say what to do', async () => {
    const { page } = await open();
    await visit(page, `/fr/jeux/${CONSUMPTION}/tableau?q=introuvable`, '.rows-empty');
    await page.getByRole('button', { name: 'Tout effacer' }).last().click();
    await page.getByRole('table').waitFor();
    assert.equal(new URL(page.url()).search, '');
    await visit(page, '/fr/trouver?q=introuvable&refine.nom_departement=Gironde', '.find-none li');
    await page.getByRole('link', { name: 'sans les mots cherchés' }).click();
    await page.locator('.course').first().waitFor();
    await page.goto('/fr/jeux/inconnu');
    await page.getByRole('link', { name: 'Voir les jeux de données' }).waitFor();
    await page.close();
  });
});

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const focused = (page: Page): Promise<string | null> =>
  page.evaluate('(document.activeElement.querySelector(".cell-text") ?? document.activeElement).textContent');

/** Presses the tab key until the element has the focus. */
async function tabTo(page: Page, target: ReturnType<Page['locator']>, key = 'Tab'): Promise<void> {
  await target.first().waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await target.first().evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`the ${key} key does not reach ${target}`);
}
