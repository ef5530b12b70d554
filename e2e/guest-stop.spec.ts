// A guest that dies of a legal instruction: seen, kept from it, searched, shared; its picture in every size and theme.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { StopPicture } from './pages/stop-picture.ts';
import { link, tellingSteps } from './terminal.ts';

const DEAD = /on oldU: dead/;
const VIEWS = ['Way', 'PSSCR', 'Wake time', 'Moves'] as const;

test('a guest is seen to die, kept from it by an option, searched and shared', async ({
  scope,
  page,
  stranger,
}) => {
  const start = new StartPage(page);
  const picture = new StopPicture(page);
  await start.open();
  const card = start.cards.filter({ hasText: 'guest stop' });
  await expect(card.getByRole('img', { name: 'not checked: dead on oldU' })).toBeVisible();
  await card.getByRole('link', { name: 'See it break' }).click();
  await scope.settle();

  await picture.stepTo(DEAD);
  await scope.expectBroken();
  await expect(picture.psscr).toContainText('stop has killed it');
  await expect(picture.field('EC', 'newP')).toHaveAccessibleName('EC of newP: 0');
  await expect(picture.field('EC', 'oldU')).toHaveAccessibleName('EC of oldU: 1');

  await page.getByRole('combobox', { name: 'Offer', exact: true }).selectOption('option');
  await scope.settle();
  await scope.expectAllHold();

  const explore = new Explore(page);
  await explore.begin();
  await expect(explore.check).toContainText(/Proven: all \d+ invariants hold/);
  await picture.exploreAll.click();
  await expect(picture.moves).toContainText('Every order of every pair was searched');
  await expect(picture.cell('newP', 'oldU')).toHaveAccessibleName('newP to oldU: refused');
  await expect(picture.cell('newP', 'oldP')).toHaveAccessibleName('newP to oldP: emulated');
  await expect(picture.cell('oldU', 'newP')).toHaveAccessibleName('oldU to newP: no start');

  await picture.cell('newP', 'oldU').click();
  await expect(picture.way).toHaveAccessibleName(/on newP: .*move refused/);
  await scope.settle();

  const shared = await new ShareDialog(page).read();
  const other = await stranger();
  await other.page.goto(shared.url);
  await other.settle();
  const theirs = new StopPicture(other.page);
  await expect(theirs.way).toHaveAccessibleName(/on newP: .*move refused/);
});

test('the picture is asked, and changed, by the keyboard alone', async ({ scope, page }) => {
  const picture = new StopPicture(page);
  await scope.open(await link('flow1-migrate'));
  await picture.field('PSLL', 'newP').focus();
  await page.keyboard.press('Enter');
  await expect(picture.about('PSLL')).toContainText('IBM bits 44–47');
  await picture.expectedIdle.focus();
  await page.keyboard.press('End');
  await expect(picture.expectedIdle).toHaveAttribute('aria-valuetext', '200 µs: Shared Cede');
  await picture.cell('newP', 'newU').focus();
  await page.keyboard.press('Enter');
  await expect(picture.cell('newP', 'newU')).toHaveAccessibleName('newP to newU: dies');
  await page.keyboard.press('Enter');
  await expect(picture.way).toHaveAccessibleName(/on newU: dead/);
  await scope.settle();
  await expect(picture.cell('newP', 'newU')).toHaveAttribute('aria-current', 'true');
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
        const picture = new StopPicture(page);
        await scope.open(await link('flow1-migrate', 39));
        const parts = [picture.way, picture.psscr, picture.wake, picture.moves];
        const isNarrow = width === 390;
        for (const [i, view] of (isNarrow ? VIEWS : [null]).entries()) {
          if (view !== null) await picture.region.getByRole('radio', { name: view }).check();
          for (const part of isNarrow ? parts.slice(i, i + 1) : parts)
            await expect(part).toBeVisible();
          if (!isNarrow || view === 'Moves') {
            await picture.exploreAll.click();
            await expect(picture.moves).toContainText('Every order of every pair was searched');
          }
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
const LINES = '.railway-cursor, .railway-sign-line, .railway-sign-arrow';
/** Steps that the picture has something to tell of. */
const TELLING = [
  ...['offered', 'psscr-written', 'paused', 'trapped', 'wake', 'missed', 'kicked', 'ceded'],
  ...['emulated', 'queued', 'to-userspace', 'dead', 'moved', 'move-refused', 'host-lite'],
];

const PRESETS = [
  ...['mainline-cede', 'rfc-dd22', 'flow2-mixed', 'option', 'doorbell', 'p10-leftover'],
] as const;

test('no word of it is cut, covered or crossed, whatever happens', async ({ scope, page }) => {
  test.slow();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const picture = new StopPicture(page);
  for (const preset of PRESETS) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await scope.open(await link(preset));
    const steps = await tellingSteps(preset, TELLING);
    expect(steps.length).toBeGreaterThan(3);
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const [step, faults] of await picture.walk(steps, LINES))
        expect.soft(faults, `${preset} at step ${step}, ${width} wide`).toEqual([]);
    }
  }
});

test('of a run of a million steps only what is in sight is drawn', async ({ scope, page }) => {
  const picture = new StopPicture(page);
  await scope.open(await link('what-if-pc-stays', 500_000));
  await expect(picture.way).toHaveAccessibleName(/step 500000/);
  await expect(picture.way.getByText('stop', { exact: true })).toHaveCount(3);
  expect(await picture.faults(LINES)).toEqual([]);
});
