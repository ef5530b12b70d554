/**
 * What every spec starts with: the page by its names, a way to open another one as a stranger would,
 * and a watch that fails any spec whose page complained or asked another origin.
 */

import { test as base, expect, type BrowserContext } from '@playwright/test';
import { ScopePage } from './pages/scope-page.ts';
import { Watch } from './watch.ts';

interface Fixtures {
  /** The page may be kept on the device: it costs every visit of every spec, and few are about it. */
  readonly staysOnDevice: boolean;
  readonly watch: Watch;
  readonly scope: ScopePage;
  /** A page in a browser context of its own: nothing is shared but the address. */
  readonly stranger: () => Promise<ScopePage>;
}

/**
 * For specs about what browsers do each in their own way: canvas, workers and their messages, numbers,
 * the policy, layout, keys, pointer, history and the address. The others run in Chromium alone.
 */
export const EVERY_BROWSER = { tag: '@every-browser' } as const;
/** For more cases of what one case shows in Chromium, whose engine is the terminal's. */
export const OTHER_BROWSERS = { tag: ['@every-browser', '@other-browsers'] };

export const test = base.extend<Fixtures>({
  staysOnDevice: [false, { option: true }],
  watch: [
    async ({ context, baseURL, staysOnDevice }, use) => {
      const watch = new Watch(new URL(baseURL ?? '').origin);
      await watch.follow(context);
      if (!staysOnDevice) await keepNothing(context);
      await use(watch);
      expect(watch.complaints, 'the page complained, or asked another origin').toEqual([]);
    },
    { auto: true },
  ],
  scope: async ({ page }, use) => {
    await use(new ScopePage(page));
  },
  stranger: async ({ browser, contextOptions, watch, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({
        ...contextOptions,
        ...(baseURL === undefined ? {} : { baseURL }),
      });
      contexts.push(context);
      await watch.follow(context);
      await keepNothing(context);
      return new ScopePage(await context.newPage());
    });
    for (const context of contexts) await context.close();
  },
});

/** As in a browser that has no service workers. */
async function keepNothing(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
}

export { expect };
