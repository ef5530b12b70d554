// Lessons in the page: what is kept from the reader, what comes of answers, and the ways in and out.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { StartPage } from './pages/start-page.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test(
  'a whole lesson is taken by keyboard, from the start page to what one takes away',
  EVERY_BROWSER,
  async ({ page }) => {
    const start = new StartPage(page);
    const lesson = new LessonPage(page);
    await start.open();
    await page.getByRole('link', { name: /Two right things in the wrong order/ }).focus();
    await page.keyboard.press('Enter');
    await lesson.settle(1);
    await page.keyboard.press('n');
    // What the counter holds, whether anything helps; then a look, and two runs without damage.
    const answers = { 2: '2', 3: '2', 5: '2', 6: '1' } as const;
    for (const [card, answer] of Object.entries(answers)) {
      if (card === '5') await page.keyboard.press('n');
      await lesson.settle(Number(card));
      await page.keyboard.press(answer);
      await page.keyboard.press('Enter');
      await expect(lesson.said).toContainText('Yes.');
      await page.keyboard.press('n');
    }
    await lesson.settle(7);
    const menu = lesson.code.getByRole('button', { name: /^What if: .*KVMTEST/ });
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Move it up/ }).focus();
    await page.keyboard.press('Enter');
    await expect(lesson.card.getByRole('list', { name: 'Edited lines' })).toContainText('moved');
    await lesson.card.getByRole('button', { name: 'Does it count?' }).focus();
    await page.keyboard.press('Enter');
    await expect(lesson.said).toContainText('It counts.');
    await expect(lesson.card).toContainText('Now t0 leaves first');
    await expect(lesson.card).toContainText('Now you can say what Linux did wrong');
    await expect(lesson.card).toContainText('After an alarm that loads no counter');
    await page.keyboard.press('n');
    await expect(page).toHaveURL(/#lesson=sometimes/);
  },
);

test('what a card speaks of is to be seen: values, whose kernel runs, a line that is skipped', async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open('the-alarm', 2);
  const values = page.getByLabel('Values at this moment');
  await expect(values).toContainText('t0 HMERTFAC_ERROR');
  await expect(values).toContainText('t4 HMERTFAC_ERROR');
  await expect(page.getByText('Kernel: v4.8, the fix', { exact: true })).toBeVisible();
  await lesson.open('the-alarm', 6);
  await expect(page.getByText('Kernel: v4.8, the fix, 1 line changed')).toBeVisible();
  await expect(page.locator('.lesson-line')).toContainText('skipped');
  await lesson.open('twice', 1);
  await expect(page.getByText('Kernel: before the fix', { exact: true })).toBeVisible();
});

test('the keys of a lesson stand in its help, and only those', async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open('twice', 2);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /^Help/ });
  await expect(help.getByRole('region', { name: 'On a card' })).toContainText('Next card');
  await expect(help.getByRole('region', { name: 'The picture' })).toBeVisible();
  await expect(help.getByRole('region', { name: 'Change' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('n');
  await lesson.settle(3);
});

test(
  'nothing right of now is to be seen until it is answered, and a wrong answer is taken back',
  EVERY_BROWSER,
  async ({ page }) => {
    const lesson = new LessonPage(page);
    await lesson.open('sometimes', 1);
    expect(await lesson.steps()).toEqual({ last: 0, now: 0 });
    await lesson.timeline.focus();
    await page.keyboard.press('End');
    expect(await lesson.steps()).toEqual({ last: 0, now: 0 });
    await lesson.card.getByText('always').click();
    await lesson.card.getByRole('button', { name: 'Play my answer' }).click();
    await expect(lesson.said).toContainText('Look: it is otherwise.');
    await expect.poll(async () => (await lesson.steps()).now).toBeGreaterThan(30);
    await lesson.card.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => lesson.steps()).toEqual({ last: 0, now: 0 });
    await lesson.card.getByText('it depends').click();
    await lesson.card.getByRole('button', { name: 'Play my answer' }).click();
    await expect(lesson.said).toContainText('Yes.');
  },
);

test('a goal is come to by hand and by hints, and both runs are laid beside each other', async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open('sometimes', 2);
  const foot = page.getByRole('contentinfo');
  await expect(foot).toContainText(/fewest steps: \d+ turns, \d+ steps/);
  await lesson.card.getByRole('button', { name: /^error the/ }).click();
  await expect(foot).toContainText('your order: 1 step');
  await expect(lesson.card).toContainText('The goal can still be reached.');
  const hint = foot.getByRole('button', { name: /^Hint/ });
  const isThere = lesson.said.filter({ hasText: 'There it is' });
  // Whose turn, at which line, and the turn itself; until the goal is met.
  for (let turn = 0; turn < 30 && !(await isThere.isVisible()); turn++) {
    await hint.click();
    await expect(hint).toHaveText('Hint: the line');
    await hint.click();
    await expect(foot).toContainText('goes on with:');
    await hint.click();
    await expect(foot).toContainText('was taken for you');
  }
  await expect(isThere).toBeVisible();
  await expect(lesson.said).toContainText(/Yours: \d+ turns, \d+ steps/);

  await lesson.open('sometimes', 4);
  await expect(page.getByRole('slider', { name: /^Clocks of both runs/ })).toBeVisible();
  await lesson.card.getByText('the load of the counters').click();
  await lesson.card.getByRole('button', { name: 'Play my answer' }).click();
  await expect(lesson.said).toContainText(/At step \d+/);

  // What was done is there on the next visit.
  await page.goto('./');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Continue: lesson 4 of 11' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Why only sometimes/ })).toContainText(
    '2 of 8 cards done',
  );
});

test('a moment is opened in the workbench, and leads back to its card', async ({ page, scope }) => {
  const lesson = new LessonPage(page);
  await lesson.open('twice', 3);
  await page.getByRole('button', { name: 'Open in workbench' }).click();
  await scope.settle();
  await expect(page).toHaveURL(/#v=/);
  const waits = page.getByRole('region', { name: 'Lesson', exact: true });
  await expect(waits).toContainText('Can any choice from here still save the time?');
  await waits.getByRole('button', { name: 'Back to the lesson' }).click();
  await lesson.settle(3);
  await expect(page).toHaveURL(/#lesson=twice&card=3/);
});

test('settings are an answer, and a run says why not', async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open('all-out', 8);
  await lesson.card.getByRole('button', { name: 'Does it count?' }).click();
  await expect(lesson.said).toContainText('Not yet.');
  await lesson.card.getByRole('radio', { name: 'in a guest' }).check();
  await lesson.card.getByRole('button', { name: 'Does it count?' }).click();
  await expect(lesson.said).toContainText('It counts.');
});

test('a lesson that is not there says so, and one whose progress cannot be kept goes on', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto('./#lesson=nothing');
  await expect(page.getByRole('alert')).toContainText('There is no lesson “nothing”.');
  const lesson = new LessonPage(page);
  await lesson.open('twice', 1);
  await expect(lesson.card.getByRole('alert')).toContainText('This browser keeps nothing');
  await page.keyboard.press('n');
  await lesson.settle(2);
});

const faultsIn = async (page: Page, rules: readonly string[] = []) => {
  const builder = new AxeBuilder({ page }).setLegacyMode();
  if (rules.length > 0) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

// One of each kind of card, and one whose machine has a picture of its own.
for (const [id, card] of [
  ['two-clocks', 2],
  ['sometimes', 2],
  ['sometimes', 4],
  ['twice', 7],
  ['all-out', 8],
  ['fuse', 2],
] as const) {
  test(`${id}, card ${card}, has no fault, and fits a phone and a magnified page`, async ({
    page,
  }) => {
    const lesson = new LessonPage(page);
    await lesson.open(id, card);
    expect(await faultsIn(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await faultsIn(page, ['color-contrast'])).toEqual([]);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const isWider = () =>
        page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
      expect(await isWider()).toBe(false);
    }
  });
}
