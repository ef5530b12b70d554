// The timebase offset, from its card to its repair: what its picture shows, in both themes and by keyboard.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { OffsetPicture } from './pages/offset-picture.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { tbOffsetPresets } from '../src/models/tb-offset/presets.ts';
import { link, tellingSteps } from './terminal.ts';

test('a guest goes back, and does not once the offset is read back', async ({
  page,
  scope,
  stranger,
}) => {
  await new StartPage(page).open();
  const card = page.getByRole('article').filter({ hasText: 'TB offset' });
  await expect(card.getByRole('img')).toHaveAccessibleName(
    /^not read back: the guest reads −7.56 ms after the pause\. read back: .*never goes back\.$/,
  );
  await card.getByRole('link', { name: 'See it break' }).click();
  await scope.settle();

  const picture = new OffsetPicture(page);
  await scope.goTo(48);
  await scope.expectBroken();
  await expect(picture.said).toContainText('Now 7.56 milliseconds behind its last read, wrong.');
  await expect(picture.falls.first()).toContainText('a0 reads 7.56 ms less than before.');

  await scope.goTo(await picture.saveStep());
  await expect(picture.said).toContainText('QEMU saved 7.56 milliseconds too little');
  await expect(picture.region).toContainText('read, and not saved');

  await picture.choose('read back', 'yes');
  await scope.settle();
  await scope.expectAllHold();
  await expect(picture.falls).toHaveCount(0);
  await expect(picture.said).toContainText('QEMU saved what the guest reads');

  const explore = new Explore(page);
  await explore.begin();
  await expect(explore.check).toContainText(
    'Proven: all 7 invariants hold in every order that the model knows.',
  );

  const { hash } = await new ShareDialog(page).read();
  const said = await picture.said.innerText();
  const other = await stranger();
  await other.open(hash);
  await expect(new OffsetPicture(other.page).said).toHaveText(said);
});

test('is drawn and changed by keyboard alone', async ({ page, scope }) => {
  await scope.open(await link('stop-cont-unsynced', 48));
  const picture = new OffsetPicture(page);
  await expect(picture.pause).toBeVisible();
  for (let i = 0; i < 80 && !(await isFocused(picture.pause)); i++)
    await page.keyboard.press('Tab');
  await expect(picture.pause).toBeFocused();
  await expect(picture.pause).toHaveAttribute('aria-valuetext', '25.21 ms');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(picture.pause).toHaveAttribute('aria-valuetext', '24.2 ms');
  await expect(picture.pause).toBeFocused();
  await expect(picture.falls).toHaveCount(0);

  for (let i = 0; i < 40 && !(await isFocused(picture.write)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(picture.register).toContainText('0000_1D3C_5AFF_FFFF');
});

const isFocused = (locator: Locator) =>
  locator.evaluate((element) => element === document.activeElement);

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const theme of ['dark', 'light'] as const)
  for (const { width, height } of SIZES)
    test(`has no fault in the ${theme} theme at ${width}`, async ({ page, scope }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height });
      for (const [preset, step] of [
        ['stop-cont-unsynced', 48],
        ['migrate-behind', 50],
        ['set-while-running', 18],
      ] as const) {
        await scope.open(await link(preset, step));
        const picture = new OffsetPicture(page);
        await expect(picture.reads.first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode()
          .include('section[aria-label="Pair of hosts"]')
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        const sticksOut = await picture.region.evaluate(
          (region) => region.scrollWidth - region.clientWidth,
        );
        expect(sticksOut).toBeLessThanOrEqual(0);
      }
    });

/** What no word may have through it. */
const LINES =
  '.offset-guest, .offset-ruler:not([data-dim="true"]) > line:first-of-type, .offset-counted, .offset-wanted, .offset-stop, .offset-cont';
/** Steps that the picture has something to tell of. */
const TELLING = ['entered', 'saved', 'cont'];
const half = Math.ceil(tbOffsetPresets.length / 2);

for (const some of [tbOffsetPresets.slice(0, half), tbOffsetPresets.slice(half)])
  test(`no word is cut, covered or crossed: ${some[0]?.id} and others`, async ({ scope, page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const picture = new OffsetPicture(page);
    for (const { id } of some) {
      await scope.open(await link(id));
      const steps = await tellingSteps(id, TELLING);
      expect(steps.length).toBeGreaterThan(2);
      for (const { width, height, step, faults } of await picture.walk(steps, SIZES, LINES))
        expect.soft(faults, `${id} at step ${step}, ${width} × ${height}`).toEqual([]);
    }
  });
