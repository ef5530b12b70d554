// Where the focus is while a search goes on and when it is over, and when what was found is opened.

import { expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { link } from './terminal.ts';

const BROKEN = 'leaving-guest-lucky';

test('the focus is not lost with the button that has it', async ({ scope, page }) => {
  await scope.open(await link(BROKEN));
  const explored = new Explore(page);
  const { check, start } = explored;
  await explored.show();
  const hasFocus = () => check.evaluate((region) => region.contains(document.activeElement));
  await start.focus();
  await page.keyboard.press('Enter');
  await expect(start).toBeHidden();
  expect(await hasFocus()).toBe(true);
  await expect(check).toContainText('5 of 11 invariants can break');
  await expect(explored.cancel).toBeHidden();
  expect(await hasFocus()).toBe(true);
  await page.keyboard.press('Tab');
  await expect(explored.opener(check, 'host-tb')).toBeFocused();
});

test('the focus stays in the panel when what is chosen in it, or opened, goes', async ({
  scope,
  page,
}) => {
  await scope.open(await link(BROKEN, 0));
  const { nextStep } = scope;
  const hasFocus = () => nextStep.evaluate((region) => region.contains(document.activeElement));
  await nextStep.getByRole('button', { name: /in this run/ }).focus();
  await page.keyboard.press('Enter');
  await scope.expectStep(1);
  expect(await hasFocus()).toBe(true);
  await page.keyboard.press('h');
  const opener = new Explore(page).opener(nextStep, 'reload-safe');
  await opener.focus();
  await page.keyboard.press('Enter');
  await scope.expectBroken();
  expect(await hasFocus()).toBe(true);
});
