// The page as one file, `npm run build:single`, opened from the disk.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { EVERY_BROWSER, expect, test as onePage } from './fixtures.ts';
import { StartPage } from './pages/start-page.ts';
import { link } from './terminal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const FILE = new URL('../dist-single/resync-scope.html', import.meta.url).href;

const test = onePage.extend({ baseURL: FILE });

test.beforeAll(async () => {
  await build({ root, mode: 'single', logLevel: 'warn' });
});

test(
  'one file opens from the disk, runs, and asks for nothing',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(FILE);
    const start = new StartPage(page);
    await start.settle();
    await start.seeItBreak.click();
    await scope.settle();
    await scope.button('Next event').click();
    await scope.settleStep();
    // A part that elsewhere is loaded later, and another machine.
    await scope.show('Invariants');
    await page.goto(FILE + (await link('expiry-before-offset', 27)));
    await scope.settle();
    await scope.expectStep(27);
    expect(asked.filter((url) => !url.startsWith(FILE) && !url.startsWith('blob:'))).toEqual([]);
  },
);
