/** Debian's Chromium, for tests and screenshots. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** To give as a test's `skip` option: false when Chromium is there, or the reason. */
export const unlessChromium: false | string = existsSync(CHROMIUM) ? false : `no browser at ${CHROMIUM}`;

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
