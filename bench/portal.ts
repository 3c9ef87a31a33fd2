/**
 * The portal in a browser, over 2,000,000 rows of consumption: bytes of the first page, largest contentful paint, and the time from a click
 * on a facet until the screen shows its answer, when nothing is kept and when the answer is. Prints medians and worst cases, in milliseconds.
 *
 *   npm run bench:portal -- [--folder /tmp/…] [--rounds 5]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { CONSUMPTION } from '../src/datasets/consumption.ts';
import { startServer } from '../src/explore/start.ts';
import { LIMITS } from '../src/limits.ts';
import { openBrowser } from '../web/browser.ts';
import { buildPortal } from '../web/build.ts';
import { line, median } from './medians.ts';
import { openBenchWorld, WORLD_FOLDER } from './world.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: WORLD_FOLDER }, rounds: { type: 'string', default: '5' } },
});
const PAGES = {
  home: '/fr',
  dataset: `/fr/jeux/${CONSUMPTION.id}`,
  table: `/fr/jeux/${CONSUMPTION.id}/tableau`,
  dashboard: '/fr/formations',
};
/** High enough for the first chart of the dashboard to be shown whole, under its key figures. */
const WINDOW = { width: 1280, height: 1_400 };
/** Facet values that are clicked one after the other, each alone. */
const CLICKED = [
  'Validé',
  'Entrée en formation',
  'Clos - Réalisation Totale',
  'Clos - Réalisation Partielle',
  'Rejeté',
];

const { data } = await openBenchWorld(values.folder);
await buildPortal();
await using browser = await openBrowser();
for (const [title, kept] of [
  ['nothing kept', 0],
  ['answers kept', LIMITS.answers_bytes],
] as const)
  await bench(browser, title, kept);

async function bench(browser: Browser, title: string, answers_bytes: number): Promise<void> {
  const server = await startServer({
    ...{ data, host: '127.0.0.1', port: 0, memoryMiB: 2_048, threads: 2, logger: false, datasets: [CONSUMPTION] },
    portal: join(import.meta.dirname, '../web/dist'),
    limits: { ...LIMITS, answers_bytes },
  });
  console.log(`\n${title}`);
  if (answers_bytes > 0)
    for (const [name, path] of Object.entries(PAGES)) await showPaint(browser, server.url, name, path);
  for (const name of ['table', 'dashboard'] as const) {
    const times: Answered[] = [];
    // What is asked again is answered by the server's memory, not by the page's: each round is a new page.
    for (let round = 0; round <= Number(values.rounds); round++) {
      const page = await browser.newPage({ viewport: WINDOW, reducedMotion: 'reduce' });
      await page.goto(server.url + PAGES[name], { waitUntil: 'networkidle' });
      for (const value of CLICKED) {
        const answered = await clickFacet(page, value);
        if (round > 0) times.push(answered);
        await clickFacet(page, value);
      }
      await page.close();
    }
    for (const part of ['window', 'whole'] as const) {
      const each = times.map((one) => one[part]);
      console.log(line(name, part, `median ${median(each).toFixed(0)}`, `worst ${Math.max(...each).toFixed(0)}`));
    }
  }
  await server.stop();
}

/** Milliseconds from a click until nothing old is left: in the window, and in the whole page. */
interface Answered {
  readonly window: number;
  readonly whole: number;
}

/** Clicks, without the pointer over the value before, and waits until all that the page showed has been replaced, and drawn. */
async function clickFacet(page: Page, value: string): Promise<Answered> {
  const box = page.getByRole('checkbox', { name: new RegExp(`^${value}`) }).first();
  return box.evaluate(async (input) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const begun = performance.now();
    (input as HTMLInputElement).click();
    const stale = () =>
      [...document.querySelectorAll('main [data-stale]')].some((one) => {
        // What is closed is not shown, and asking where it is would lay it out.
        if (!one.checkVisibility()) return false;
        const { top, bottom } = one.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
    while (!stale() && performance.now() - begun < 1_000) await frame();
    let quiet = 0;
    let last = performance.now();
    // Two frames without anything old: the answers came one after the other.
    while (quiet < 2) {
      await frame();
      quiet = stale() ? 0 : quiet + 1;
      if (quiet === 1) last = performance.now();
    }
    let whole = last;
    while (document.querySelector('main [data-stale]') !== null) {
      await frame();
      whole = performance.now();
    }
    return { window: last - begun, whole: whole - begun };
  });
}

/** The largest contentful paint of a first visit, and what it fetched. */
async function showPaint(browser: Browser, url: string, name: string, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(url + path, { waitUntil: 'networkidle' });
  const paint = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) => done(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  console.log(line(name, `paint ${paint.toFixed(0)}`, `${(bytes / 1_000).toFixed(0)} kB`));
  await page.close();
}
