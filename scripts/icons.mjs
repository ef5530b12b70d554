// `npm run icons`: the pictures that a device shows for the installed page, from the one drawing of the
// mark, `public/favicon.svg`. They are kept beside it, so that a build needs no browser.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.mjs';

const folder = fileURLToPath(new URL('../public/', import.meta.url));
const mark = readFileSync(`${folder}favicon.svg`, 'utf8');

/**
 * `bleed`: over the whole square, with the lines in its middle, where a device cuts out a shape of its own.
 * @type {{ name: string, size: number, bleed: boolean }[]}
 */
const icons = [
  { name: 'icon-192.png', size: 192, bleed: false },
  { name: 'icon-512.png', size: 512, bleed: false },
  { name: 'icon-maskable-512.png', size: 512, bleed: true },
];

/** Square corners, and a margin in the ground's colour. */
const bled = mark
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace(
    /<rect [^>]*fill="([^"]*)"[^>]*>/u,
    '<rect x="-4" y="-4" width="40" height="40" fill="$1" />',
  );

const found = await findBrowser('chromium');
if (!found) throw new Error('no Chromium; run: node scripts/set-up.mjs --browsers');
const browser = await chromium.launch({ executablePath: found.path });
for (const { name, size, bleed } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const source = Buffer.from(bleed ? bled : mark).toString('base64');
  await page.setContent(
    `<style>body{margin:0}img{display:block;width:${size}px}</style>` +
      `<img src="data:image/svg+xml;base64,${source}">`,
  );
  await page.locator('img').screenshot({ path: folder + name, omitBackground: true });
  await page.close();
}
await browser.close();
