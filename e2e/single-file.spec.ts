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

// One after the other, so that a browser's file is built once.
test.describe.configure({ mode: 'default' });

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

// In a page that is not watched, for it is made to complain.
test('its policy lets nothing out, and no script in', EVERY_BROWSER, async ({ browser, file }) => {
  const page = await browser.newPage();
  await page.goto(file);
  const { directive, name } = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.append('window.name = "it ran"');
    document.head.append(script);
    const refusal = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'connect-src') resolve(effectiveDirective);
      });
    });
    void fetch('https://scope.example/').catch(() => undefined);
    return { directive: await refusal, name: window.name };
  });
  expect(directive).toBe('connect-src');
  expect(name).toBe('');
  await page.close();
});
