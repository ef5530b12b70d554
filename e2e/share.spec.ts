// A link leads somebody else to the same step with the same state, and the address is such a link.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { link, run } from './terminal.ts';

test(
  'a shared link shows a stranger the same step and the same state',
  EVERY_BROWSER,
  async ({ scope, page, stranger }) => {
    await scope.open();
    await scope.select('Kernel').selectOption({ label: 'before the fix' });
    await scope.settle();
    await scope.goTo(20);
    await scope.choices
      .filter({ hasNotText: /in this run|Twin/ })
      .first()
      .click();
    await scope.expectStep(21);
    await scope.settle();
    await scope.goTo(57);
    const state = await scope.stateText();
    const verdict = await scope.verdict.innerText();
    const shared = await new ShareDialog(page).read();

    const other = await stranger();
    await other.page.goto(shared.url);
    await other.settle();
    await other.expectStep(57);
    await other.expectState(state);
    await expect(other.verdict).toHaveText(verdict, { useInnerText: true });
    await expect(other.select('Kernel')).toHaveValue('pre-fix');
    expect(await new ShareDialog(other.page).read()).toEqual(shared);
    expect((await run(shared.hash)).checksum).toBe(shared.checksum);
  },
);

test('links are short', async ({ scope, page }) => {
  await scope.open();
  const share = new ShareDialog(page);
  expect((await share.read()).hash.length).toBeLessThanOrEqual(120);
});

// Only Chromium lets a test read the clipboard.
test('the link can be copied', async ({ scope, page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await scope.open();
  await scope.button('Share').click();
  const share = new ShareDialog(page);
  const { url } = await share.readOpen();
  await share.dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(share.dialog.getByRole('status')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
});

// Over plain http, as on a local network, there is no clipboard at all.
test(
  'the link can be copied where the browser has no clipboard for the page',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined });
    });
    await scope.open();
    await scope.button('Share').click();
    const share = new ShareDialog(page);
    const { url } = await share.readOpen();
    await share.dialog.getByRole('button', { name: 'Copy link' }).click();
    await expect(share.dialog.getByRole('status')).toContainText('Copied');
    await share.close();
    const settings = new SettingsDialog(page);
    await settings.open();
    await settings.dialog.getByText('As JSON').click();
    await settings.pasted.focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect(settings.pasted).toHaveValue(url);
  },
);

test(
  'the address follows the selected step and survives a reload',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open();
    await scope.goTo(43);
    const state = await scope.stateText();
    await expect(page).toHaveURL(/[#&]n=43&/);
    await page.reload();
    await scope.settle();
    await scope.expectStep(43);
    await scope.expectState(state);
  },
);

test('another hash in the address opens what it names', EVERY_BROWSER, async ({ scope, page }) => {
  await scope.open();
  const hash = await link('four-way-pre-fix', 12);
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await expect(scope.select('Scenario')).toHaveValue('four-way-pre-fix');
  await scope.expectStep(12);
  await scope.settle();
  expect((await new ShareDialog(page).read()).hash).toBe(hash);
});
