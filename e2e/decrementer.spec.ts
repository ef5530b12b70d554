// A timer that is lost in a migration: seen, undone, searched, shared; its picture in every size and theme.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { TimerPicture } from './pages/timer-picture.ts';
import { presets } from '../src/models/decrementer/presets.ts';
import { link, tellingSteps } from './terminal.ts';

const LATE = /fires in 2\.8 seconds, due in 0\.9987 seconds/;
const RIGHT = /fires in 0\.9987 seconds, due in 0\.9987 seconds/;

test('a timer is seen to be late, set in the other order, searched and shared', async ({
  scope,
  page,
  stranger,
}) => {
  const start = new StartPage(page);
  const picture = new TimerPicture(page);
  await start.open();
  const card = start.cards.filter({ hasText: 'decrementer' });
  await card.getByRole('radio', { name: '32 bits' }).check();
  await expect(card.getByRole('img', { name: /^wrong order: 2\.80 s/ })).toBeVisible();
  await card.getByRole('link', { name: 'See it break' }).click();
  await scope.settle();

  await picture.stepTo(LATE);
  await scope.expectBroken();
  await expect(picture.region).toContainText('1.80 s too late');
  await expect(picture.region).toContainText('same number, other clock: 17.44 h further');

  await picture.swap.click();
  await expect(picture.handle('TB_OFFSET', 1)).toBeVisible();
  await scope.settle();
  // The same event of the other run.
  await expect(picture.axis).toHaveAccessibleName(RIGHT);
  await scope.expectAllHold();

  const explore = new Explore(page);
  await explore.begin();
  await expect(explore.check).toContainText(/Proven: all \d+ invariants hold/);
  await expect(scope.everyRun).toContainText(/proven|hold/i);

  const shared = await new ShareDialog(page).read();
  const other = await stranger();
  await other.page.goto(shared.url);
  await other.settle();
  const theirs = new TimerPicture(other.page);
  await expect(theirs.axis).toHaveAccessibleName(RIGHT);
  await expect(theirs.handle('TB_OFFSET', 1)).toBeVisible();
});

test('the picture is changed by the keyboard alone', async ({ scope, page }) => {
  const picture = new TimerPicture(page);
  await scope.open(await link('expiry-before-offset'));
  await picture.handle('DEC_EXPIRY', 1).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(picture.handle('TB_OFFSET', 1)).toBeVisible();
  await scope.settle();
  await picture.slider('from create to first run').focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(picture.slider('from create to first run')).toHaveAttribute('aria-valuetext', /ms$/);
  await scope.settle();
  await picture.sets.getByRole('radio', { name: 'both' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(picture.sets.getByRole('radio', { name: 'offset only' })).toBeChecked();
  await expect(picture.sets).toContainText('nobody sets it');
  await scope.settle();
});

test('a card is dragged to the place of the other one', async ({ scope, page }) => {
  const picture = new TimerPicture(page);
  await scope.open(await link('expiry-before-offset'));
  const box = await picture.handle('DEC_EXPIRY', 1).boundingBox();
  expect(box).not.toBeNull();
  if (box === null) return;
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(picture.handle('TB_OFFSET', 1)).toBeVisible();
  await scope.settle();
});

for (const theme of ['dark', 'light'] as const)
  test.describe(`the picture in the ${theme} theme`, () => {
    test.use({ colorScheme: theme });

    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [390, 844],
    ] as const)
      test(`is whole and without a fault at ${width}`, async ({ scope, page }) => {
        await page.setViewportSize({ width, height });
        const picture = new TimerPicture(page);
        await scope.open(await link('expiry-before-offset', 27));
        await expect(picture.axis).toHaveAccessibleName(LATE);
        const views = width === 390 ? ['Time from now', 'DEC wheel'] : [null];
        for (const view of views) {
          if (view !== null) await picture.region.getByRole('radio', { name: view }).check();
          await expect(view === 'DEC wheel' ? picture.wheel : picture.axis).toBeVisible();
          const { violations } = await new AxeBuilder({ page })
            .include('section[aria-label="Guest"]')
            .setLegacyMode()
            .analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
            [],
          );
          expect(await picture.faults(LINES)).toEqual([]);
        }
      });
  });

/** What no word may have through it. */
const LINES =
  '.time-axis-now, .time-axis-due, .time-axis-taken, .planted-flag-pole, .fuse-most, .wrong-way-tip';
/** Steps that the picture has something to tell of. */
const TELLING = [
  'timer-set',
  'dec-saved',
  'created',
  'set-expiry',
  'set-offset',
  'dec-loaded',
  'timer-judged',
  'no-switch-exit',
  'spurious',
  'violation',
  'timer-taken',
];

const SIZES = [
  { width: 1440, height: 900, views: [null] },
  { width: 1024, height: 768, views: [null] },
  { width: 390, height: 844, views: ['Time from now', 'DEC wheel'] },
] as const;
/** So that several go on at a time. */
const PARTS = 4;

for (let part = 0; part < PARTS; part++)
  test(`no word of any preset is cut, covered or crossed, ${part + 1} of ${PARTS}`, async ({
    scope,
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const picture = new TimerPicture(page);
    for (const { id } of presets.filter((_, i) => i % PARTS === part)) {
      await page.setViewportSize(SIZES[0]);
      await scope.open(await link(id));
      const steps = await tellingSteps(id, TELLING);
      expect(steps.length).toBeGreaterThan(3);
      for (const { width, height, views } of SIZES) {
        await page.setViewportSize({ width, height });
        for (const view of views) {
          if (view !== null) await picture.region.getByRole('radio', { name: view }).check();
          for (const [step, faults] of await picture.walk(steps, LINES))
            expect.soft(faults, `${id} at step ${step}, ${width} wide`).toEqual([]);
        }
      }
    }
  });
