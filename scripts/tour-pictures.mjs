// `npm run tour-pictures`: the pictures of the README, made from the page as it is built. Theme, window
// and motion are fixed, and no time of day is on the page: on one machine the same page gives the same
// bytes. Letters are drawn by the machine's own fonts.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.mjs';
import { readPng } from './read-png.mjs';
import { smallPng } from './small-png.mjs';
import { staticFiles } from './static-files.mjs';
import { moments } from './tour-moments.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./tour-moments.mjs').Moment} Moment */

const root = fileURLToPath(new URL('..', import.meta.url));
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`;

/** @param {[preset: string, step: number]} run */
function linkTo([preset, step]) {
  const words = ['scripts/scope.mjs', 'link', preset, '--step', String(step)];
  return execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' }).trim();
}

/**
 * Until the whole run is there, and its step is the one that was asked for.
 * @param {Page} page
 * @param {[preset: string, step: number]} run
 */
async function untilOpened(page, [, step]) {
  const verdict = page.getByRole('region', { name: 'Verdict', exact: true });
  await verdict
    .getByText(/right to its end|broken|damaged/)
    .first()
    .waitFor();
  const value = await page.getByRole('slider', { name: 'Step', exact: true }).inputValue();
  if (value !== String(step)) throw new Error(`at step ${value}, not ${step}`);
}

/**
 * Until the cards of the start page have played their runs.
 * @param {Page} page
 */
async function untilPlayed(page) {
  await page.getByRole('img', { name: /^before: / }).waitFor();
  await page.getByText('Its runs are being played').first().waitFor({ state: 'hidden' });
}

/**
 * What is loaded late may come between two looks: the picture is made when two of them are the same.
 * @param {Page} page
 * @param {Moment['part']} part
 */
async function whenStill(page, part) {
  const take = () => (part ? part(page) : page).screenshot({ animations: 'disabled' });
  for (let before = await take(), look = 0; look < 50; look++) {
    const now = await take();
    if (now.equals(before)) return now;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

const found = await findBrowser('chromium');
if (!found) throw new Error('no Chromium; run: node scripts/set-up.mjs --browsers');
const server = createServer(staticFiles(join(root, 'dist'))).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const browser = await chromium.launch({
  executablePath: found.path,
  // Else a corner that was drawn in two goes may differ by a shade.
  args: ['--disable-partial-raster'],
});
try {
  for (const { file, width = 1280, height = 800, run, act, part } of moments) {
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme: 'dark',
      reducedMotion: 'reduce',
      locale: 'en-GB',
      serviceWorkers: 'block',
    });
    await page.goto(`http://127.0.0.1:${address.port}/${run ? linkTo(run) : ''}`);
    if (run) await untilOpened(page, run);
    else await untilPlayed(page);
    await act?.(page);
    const png = smallPng(readPng(await whenStill(page, part)));
    await page.close();
    const path = join(root, 'docs', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, png);
    console.log(`docs/${file}  ${kilobytes(png.length)}`);
  }
} finally {
  await browser.close();
  server.close();
}
