// What a reader waits for at first: bytes and the first scenario on the screen.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { report, reportSpread } from './figures.ts';
import { link } from '../terminal.ts';
import { installStopwatch } from './stopwatch.ts';

for (const screen of ['start page', 'page of a run']) {
  test(`JavaScript of the ${screen}`, () => {
    const script = fileURLToPath(new URL('../../scripts/size.mjs', import.meta.url));
    const text = execFileSync(process.execPath, [script], { encoding: 'utf8' });
    const figures = new RegExp(`${screen} +([\\d.]+) kB gzip of ([\\d.]+) kB`).exec(text) ?? [];
    report({
      what: `JavaScript of the ${screen}, gzip`,
      unit: 'kB',
      measured: Number(figures[1]),
      budget: Number(figures[2]),
    });
  });
}

test('first scenario on screen', async ({ browser, baseURL }) => {
  const samples: number[] = [];
  for (let visit = 0; visit < 8; visit++) {
    // A context of its own: nothing is cached.
    const page = await browser.newPage({ baseURL: baseURL ?? '' });
    await installStopwatch(page);
    await page.goto(`./${await link('four-guests')}`);
    samples.push(await page.evaluate(() => window.stopwatch.firstScreen));
    await page.close();
  }
  expect(samples).toHaveLength(8);
  reportSpread('first scenario on screen, cold cache', 'ms', samples, { p95: 1000 });
});

test('start page, with its card', async ({ browser, baseURL }) => {
  const samples: number[] = [];
  for (let visit = 0; visit < 8; visit++) {
    const page = await browser.newPage({ baseURL: baseURL ?? '' });
    const start = Date.now();
    await page.goto('./');
    await page.getByRole('img', { name: /^before: / }).waitFor();
    samples.push(Date.now() - start);
    await page.close();
  }
  expect(samples).toHaveLength(8);
  reportSpread('start page with its card, cold cache', 'ms', samples, { p95: 1500 });
});
