// A virtual timer that is saved twice: seen to be lost, mended, searched, shared; its picture in every size and theme.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { VtimerPicture } from './pages/vtimer-picture.ts';
import { link, tellingSteps } from './terminal.ts';

const LOST = /^vCPU 0: memory has its timer: CTL 0, CVAL 1\.01 s\. The guest had set 1; P1/;

test('a timer is seen to be lost, mended, searched and shared', async ({
  scope,
  page,
  stranger,
}) => {
  const start = new StartPage(page);
  const picture = new VtimerPicture(page);
  await start.open();
  const card = start.cards.filter({ hasText: 'The guest sleeps for ever' });
  await expect(card.getByRole('img', { name: /^save ignores loaded: 0 of 2 ticks/ })).toBeVisible();
  await expect(card.getByRole('img', { name: /^as it is: 2 of 2 ticks/ })).toBeVisible();
  await card.getByRole('link', { name: 'See it break' }).click();
  await scope.settle();

  await picture.stepTo(LOST);
  await expect(picture.region).toContainText('P1 save, wrong');
  await scope.button('Go to end').click();
  await scope.settleStep();
  await scope.expectBroken();
  await expect(picture.region).toContainText('ticks, for good');

  // The line that the picture is about, as the kernel has it.
  await page.getByRole('button', { name: /^Undo.*vtimer->loaded/ }).click();
  await scope.settle();
  await scope.button('Go to end').click();
  await scope.settleStep();
  await scope.expectAllHold();
  await expect(picture.track).toHaveAccessibleName(/2 of 2 ticks taken/);

  const explore = new Explore(page);
  await explore.begin();
  await expect(explore.check).toContainText(/Proven: all \d+ invariants hold/);

  const said = await picture.said.innerText();
  const shared = await new ShareDialog(page).read();
  const other = await stranger();
  await other.page.goto(shared.url);
  await other.settle();
  await expect(new VtimerPicture(other.page).said).toHaveText(said);
});

test('a known bug is opened and mended by the keyboard alone', async ({ scope, page }) => {
  const picture = new VtimerPicture(page);
  await scope.open(await link('idle-one'));
  await picture.knownBug('H5').focus();
  await page.keyboard.press('Enter');
  await expect(picture.knownBug('H5')).toHaveAttribute('aria-pressed', 'true');
  await scope.settle();
  await scope.button('Go to end').focus();
  await page.keyboard.press('Enter');
  await scope.settleStep();
  await scope.expectBroken();
  await picture.choice('resampling', 'no').focus();
  await page.keyboard.press('ArrowRight');
  await expect(picture.choice('resampling', 'yes')).toBeChecked();
  await scope.settle();
  await scope.button('Go to end').focus();
  await page.keyboard.press('Enter');
  await scope.settleStep();
  await scope.expectAllHold();
  await picture.exits.focus();
  await page.keyboard.press('Home');
  await expect(picture.exits).toHaveAttribute('aria-valuetext', '1 exit');
});

/** What no word may have through it. */
const LINES = '.vt-cursor-line, .vt-due, .vt-spike, .vt-arrow line, .vt-plug-cable';
/** Steps that the picture has something to tell of. */
const TELLING = ['saved', 'word-lost', 'host-interrupt', 'tick-taken'];
const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;
const VIEWS = ['Timer', 'List register', 'Accesses'] as const;

for (const theme of ['dark', 'light'] as const)
  test.describe(`the picture in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    for (const [width, height] of SIZES)
      test(`is whole and without a fault at ${width}`, async ({ scope, page }) => {
        await page.setViewportSize({ width, height });
        const picture = new VtimerPicture(page);
        await scope.open(await link('what-if-save-ignores-loaded', 24));
        await expect(picture.said).toHaveText(LOST);
        for (const view of width === 390 ? VIEWS : [null]) {
          if (view !== null) await picture.view(view).check();
          const { violations } = await new AxeBuilder({ page })
            .include('section[aria-label="Guest"]')
            .setLegacyMode()
            .analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
            [],
          );
        }
      });
  });

/** One CPU and two, one vCPU and two, one VM and two, a clock that goes back. */
const PRESETS = ['what-if-save-ignores-loaded', 'ten-milliseconds', 'two-vms-share', 'create-vcpu'];

test('no word is cut, covered or crossed', async ({ scope, page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const picture = new VtimerPicture(page);
  for (const id of PRESETS) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await scope.open(await link(id));
    const steps = await tellingSteps(id, TELLING);
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const [step, faults] of await picture.walk(steps, LINES))
        expect.soft(faults, `${id} at step ${step}, ${width} wide`).toEqual([]);
    }
  }
});
