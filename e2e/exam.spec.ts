// The exam: a sitting, its result, and the link that somebody else opens.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';

const open = (page: Page, more = '') => page.goto(`./#lesson=exam${more}`);

const question = (page: Page) => page.getByRole('region', { name: 'Question' });
const result = (page: Page) => page.getByRole('region', { name: 'Result' });

/** Until question `number` is there to be answered. */
const isAsked = async (page: Page, number: number) => {
  const heading = question(page).getByRole('heading', { name: `Question ${number}:` });
  await expect(heading).toBeVisible();
  await expect(question(page)).not.toContainText('is being found');
};

const faultsIn = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

test(
  'is sat by keyboard, handed in, and graded alike by whoever opens its link',
  EVERY_BROWSER,
  async ({ page, stranger }) => {
    await open(page);
    await page.getByRole('textbox', { name: 'Number of the sitting' }).focus();
    await page.keyboard.press('Enter');
    await isAsked(page, 1);
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await expect(question(page).getByRole('radio').nth(1)).toBeChecked();
    await page.keyboard.press('n');
    await isAsked(page, 2);
    await page.keyboard.press('2');
    await page.keyboard.press('n');
    await isAsked(page, 3);
    await page.keyboard.press('n');
    await isAsked(page, 4);
    const error = page.getByRole('button', { name: 'error: 1 step' });
    await expect(error).toHaveAttribute('aria-disabled', 'false');
    // Its number is the first behind those of the threads.
    const mover = question(page).getByRole('listitem').filter({ has: error });
    await page.keyboard.press(await mover.locator('kbd').innerText());
    await expect(question(page)).toContainText('Your run so far is your answer: 1 step.');
    await expect(page.getByText('3 of 5 answered')).toBeVisible();
    // Nothing is lost with the page, and nothing is graded.
    await page.reload();
    await isAsked(page, 4);
    await expect(question(page)).toContainText('Your run so far is your answer: 1 step.');
    await page.getByRole('button', { name: 'Hand in…' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada Ł.');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Result: Ada Ł.' })).toBeVisible();
    await expect(page.getByText(/^\d of 5 right$/)).toBeVisible({ timeout: 60_000 });
    const marks = await result(page).getByRole('heading').allTextContents();
    expect(marks[2]).toBe('Question 3no answer');
    expect(marks[3]).toBe('Question 4✗ not right');
    await result(page).getByRole('button', { name: 'Show the run of question 4' }).click();
    await expect(page.getByRole('region', { name: 'What has happened' })).toContainText(
      'error raised',
    );
    const told = await result(page).innerText();
    const other = (await stranger()).page;
    await other.goto(page.url());
    await expect(other.getByText(/^\d of 5 right$/)).toBeVisible({ timeout: 60_000 });
    expect(await result(other).innerText()).toBe(told);
  },
);

test('a link that is damaged is told so, and leads on', async ({ page }) => {
  await open(page, '&seed=3&answers=1.01234567.QWRh');
  await expect(page.getByRole('alert')).toContainText('This link to a result is damaged');
  await page.getByRole('button', { name: 'Another number' }).click();
  const field = page.getByRole('textbox', { name: 'Number of the sitting' });
  await field.fill('0');
  await field.press('Enter');
  await expect(page.getByRole('alert')).toContainText('a whole number from 1 to 999999');
});

test('has no fault, and fits, in both themes', async ({ page }) => {
  await open(page, '&seed=1&card=4');
  await isAsked(page, 4);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await faultsIn(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
    }
  }
  await page.getByRole('button', { name: 'Hand in…' }).click();
  expect(await faultsIn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(page.getByText('0 of 5 right')).toBeVisible({ timeout: 60_000 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsIn(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Another number' }).click();
  expect(await faultsIn(page)).toEqual([]);
});
