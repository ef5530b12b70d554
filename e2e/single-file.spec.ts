// The page as one file, `npm run build:single`, opened from the disk.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { EVERY_BROWSER, expect, test as onePage } from './fixtures.ts';
import { StartPage } from './pages/start-page.ts';
import { link } from './terminal.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `file`: its address. Each browser has one of its own, for two may be at it at once. */
const test = onePage.extend<object, { readonly file: string }>({
  file: [
    async ({ browserName: _ }, use) => {
      const outDir = mkdtempSync(join(tmpdir(), 'scope-single-'));
      await build({
        root,
        mode: 'single',
        logLevel: 'error',
        build: { outDir, emptyOutDir: true },
      });
      await use(pathToFileURL(join(outDir, 'resync-scope.html')).href);
      rmSync(outDir, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ file }, use) => {
    await use(file);
  },
});

test(
  'one file opens from the disk, runs, and asks for nothing',
  EVERY_BROWSER,
  async ({ scope, page, file }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(file);
    const start = new StartPage(page);
    await start.settle();
    await start.seeItBreak.click();
    await scope.settle();
    await scope.button('Next event').click();
    await scope.settleStep();
    // A part that elsewhere is loaded later, and another machine.
    await scope.show('Invariants');
    await page.goto(file + (await link('expiry-before-offset', 27)));
    await scope.settle();
    await scope.expectStep(27);
    expect(asked.filter((url) => !url.startsWith(file) && !url.startsWith('blob:'))).toEqual([]);
  },
);
