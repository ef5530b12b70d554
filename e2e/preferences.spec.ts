// What the reader's system prefers, where a test can say so: Firefox's driver cannot.

import { expect, test } from './fixtures.ts';

const longestMotionMs = () =>
  Math.max(
    0,
    ...[...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration } = getComputedStyle(element);
      return `${transitionDuration},${animationDuration}`
        .split(',')
        .map((text) => Number.parseFloat(text) * (text.trim().endsWith('ms') ? 1 : 1000));
    }),
  );

test('who wants less motion gets none', async ({ scope, page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await scope.open();
  // What a step has changed is marked, and fades.
  await scope.show('State');
  await scope.button('Step forward').click();
  await scope.expectStep(1);
  await scope.settleStep();
  expect(await page.evaluate(longestMotionMs), 'there is motion to be left out').toBeGreaterThan(
    20,
  );
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await page.evaluate(longestMotionMs)).toBeLessThanOrEqual(1);
});

test('the system decides on the theme until the reader does, and then it is kept', async ({
  scope,
  page,
}) => {
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await scope.open();
  const dark = await background();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(background).not.toBe(dark);
  const light = await background();

  await page.getByRole('button', { name: 'Switch to the dark theme' }).click();
  await expect.poll(background).toBe(dark);
  await page.reload();
  await scope.settle();
  expect(await background()).toBe(dark);
  await page.getByRole('button', { name: 'Switch to the light theme' }).click();
  await expect.poll(background).toBe(light);
});
