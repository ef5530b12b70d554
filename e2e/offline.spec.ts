// The page stays on the device after the first visit, whole, and a newer version waits for the reader.

import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test as onePage } from './fixtures.ts';
import { OwnSite } from './own-site.ts';
import { ScopePage } from './pages/scope-page.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { link } from './terminal.ts';

const test = onePage.extend<{ site: OwnSite }>({
  site: async ({ browserName: _ }, use) => {
    const site = await OwnSite.start();
    await use(site);
    await site.remove();
  },
  baseURL: async ({ site }, use) => {
    await use(site.address);
  },
  staysOnDevice: true,
});

/** Waits until the visit is kept whole, and the page is served from it. */
async function kept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state ?? 'none'))
    .toBe('activated');
}

test(
  'after one visit every machine opens without a network',
  EVERY_BROWSER,
  async ({ scope, page, site }) => {
    await scope.open();
    await kept(page);
    await site.goAway();
    // On the very page, whose worker was there before anything was kept.
    await scope.open(await link('stop-cont-unsynced', 48));
    await expect(page.getByRole('tab', { name: 'Timeline', exact: true })).toBeVisible();
    // A new visit, to another one.
    await page.goto('about:blank');
    await scope.open(await link('expiry-before-offset', 27));
    await scope.expectStep(27);
    await new SettingsDialog(page).open();
    await page.goto('./');
    await new StartPage(page).settle();
  },
);

test('a newer version waits, leaves the run alone, and comes back to the very step', async ({
  scope,
  page,
  context,
  site,
}) => {
  const hash = await link('two-way-pre-fix');
  await scope.open(hash);
  await kept(page);
  const beside = new ScopePage(await context.newPage());
  await beside.open(hash);
  await scope.goTo(20);
  await page.evaluate(() => (window.name = 'not loaded again'));

  await site.replace('Resync Scope, newer', ['settings-dialog-', 'share-dialog-']);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  const line = page.getByRole('complementary', { name: 'Update' });
  await expect(line).toContainText('A newer version is ready.');
  await expect(page).toHaveTitle('Resync Scope');
  // The host has this part no more.
  const settings = new SettingsDialog(page);
  await settings.open();
  await settings.close();
  await scope.button('Step forward').click();
  await scope.expectStep(21);
  expect(await page.evaluate(() => window.name)).toBe('not loaded again');

  await line.getByRole('button', { name: 'Reload' }).click();
  await expect(page).toHaveTitle('Resync Scope, newer');
  await scope.settle();
  await scope.expectStep(21);
  await expect(line).toBeHidden();
  // The other page goes on as it began.
  await beside.button('Share').click();
  await expect(beside.page.getByRole('dialog', { name: 'Share this moment' })).toBeVisible();
  await expect(beside.page).toHaveTitle('Resync Scope');
});

test('a device can install it', async ({ page, request, site }) => {
  await page.goto('./');
  const address = await page.locator('link[rel="manifest"]').getAttribute('href');
  const manifest = (await (
    await request.get(new URL(address ?? '', site.address).href)
  ).json()) as {
    readonly name: string;
    readonly start_url: string;
    readonly display: string;
    readonly icons: readonly {
      readonly src: string;
      readonly sizes: string;
      readonly purpose: string;
    }[];
  };
  expect(manifest).toMatchObject({ name: 'Resync Scope', start_url: './', display: 'standalone' });
  const sizes: string[] = [];
  for (const { src, sizes: said, purpose } of manifest.icons.filter(({ src }) =>
    src.endsWith('png'),
  )) {
    const bytes = await (await request.get(new URL(src, site.address).href)).body();
    // What the file itself says.
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(said);
    sizes.push(`${said} ${purpose}`);
  }
  expect(sizes).toEqual(['192x192 any', '512x512 any', '512x512 maskable']);
});
