/** What a filter costs the browser, counted and not timed: what it asks, what it leaves alone, what it draws and when. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, unlessChromium } from '../../web/browser.ts';
import { type OpenPortal, openPortal } from './portal.ts';

/** The charts of the dashboard, and what they and its key figures and open filters ask together. */
const CHARTS = 8;
const ANSWERS = 13;

/** It shows the first chart whole, and no other. */
const WINDOW = { width: 1280, height: 1_400 };

describe('a filter of the dashboard', { skip: unlessChromium }, () => {
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

  async function open(script?: () => void): Promise<Page> {
    const page = await browser.newPage({
      baseURL: portal.url,
      reducedMotion: 'reduce',
      viewport: WINDOW,
    });
    if (script !== undefined) await page.addInitScript(script);
    await page.goto('/fr/formations');
    await page.locator('#courses-months svg').waitFor();
    return page;
  }

  const filter = (page: Page) => page.getByRole('checkbox', { name: /^Validé/ }).press('Space');
  const isUpToDate = (page: Page) => page.waitForFunction(() => document.querySelector('main [data-stale]') === null);

  test('asks each answer once, and leaves figures as they are until theirs is there; then each is told and drawn once', async () => {
    const page = await open();
    await isUpToDate(page);
    const asked: string[] = [];
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await page.route('**/api/**', async (route) => {
      asked.push(route.request().url());
      await held;
      await route.continue();
    });
    await page.evaluate(watchFigures);
    await filter(page);
    await page.waitForFunction((count) => document.querySelectorAll('.chart[data-stale]').length === count, CHARTS);
    await page.waitForTimeout(200);
    assert.equal(asked.length, ANSWERS);
    assert.equal(new Set(asked).size, ANSWERS);
    // What is in the window is asked first: the open filters, the key figures, then the charts in their order.
    assert.deepEqual(
      asked.slice(0, 3).map((url) => /facets|records/.exec(url)?.[0]),
      ['facets', 'facets', 'records'],
    );
    assert.deepEqual(await page.evaluate(seenFigures), { changes: 0, drawn: [], mixed: [] });

    release();
    await isUpToDate(page);
    const { drawn, mixed } = await page.evaluate(seenFigures);
    assert.equal(asked.length, ANSWERS);
    assert.equal(drawn.length, CHARTS);
    assert.equal(new Set(drawn).size, CHARTS);
    assert.deepEqual(mixed, []);
    const captions = await page.locator('.chart-rows caption').allTextContents();
    assert.deepEqual(captions, await page.locator('.chart-title').allTextContents());
    await page.close();
  });

  test('what the window shows is drawn at once, the rest when it comes in sight or is printed, be the browser never idle', async () => {
    const page = await open(() => {
      window.requestIdleCallback = () => 0;
    });
    const drawn = () => page.locator('.chart-canvas > svg').count();
    const marked = () => page.locator('.chart-canvas[data-stale]').count();
    await page.waitForFunction((count) => document.querySelectorAll('.chart-canvas').length === count, CHARTS);
    await page.waitForTimeout(200);
    const first = await drawn();
    assert.ok(first > 0 && first < CHARTS, `${first} drawn`);
    assert.equal(first + (await marked()), CHARTS);
    await filter(page);
    await page.locator('#courses-months:not([data-stale]) .chart-canvas:not([data-stale])').waitFor();
    await page.waitForFunction(() => document.querySelector('.chart[data-stale]') === null);
    assert.deepEqual([await drawn(), await marked()], [first, CHARTS - 1]);
    await page.locator('#courses-departments').scrollIntoViewIfNeeded();
    await page.locator('#courses-departments svg').waitFor();
    assert.ok((await drawn()) < CHARTS);
    await page.pdf();
    assert.deepEqual([await drawn(), await marked()], [CHARTS, 0]);
    await page.close();
  });
});

interface Seen {
  /** What changed in the figures, marks aside. */
  changes: number;
  /** Figures, as often as they were drawn. */
  readonly drawn: string[];
  /** Figures whose drawing was not that of their title, though neither was marked as old. */
  readonly mixed: string[];
}

/** In the browser. */
function watchFigures(): void {
  const seen: Seen = { changes: 0, drawn: [], mixed: [] };
  Object.assign(window, { seen });
  const look = (changes: readonly MutationRecord[]) => {
    for (const { target, type } of changes) {
      if (type !== 'attributes') seen.changes++;
      const element = target as Element;
      if (type === 'childList' && element.matches('.chart-canvas')) seen.drawn.push(element.closest('figure')!.id);
    }
    for (const figure of document.querySelectorAll('.chart:not([data-stale])')) {
      const drawing = figure.querySelector('.chart-canvas:not([data-stale]) > svg')?.getAttribute('aria-label');
      const title = figure.querySelector('.chart-title')?.textContent ?? '';
      if (drawing?.includes(title) === false) seen.mixed.push(figure.id);
    }
  };
  new MutationObserver(look).observe(document.querySelector('.charts')!, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
}

/** In the browser. */
const seenFigures = (): Seen => (window as unknown as { seen: Seen }).seen;
