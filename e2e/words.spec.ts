// Words within reach: what a letter means by pointer, focus and tap, the way to its line, and the tour.

import { expect, test } from './fixtures.ts';
import { ScopePage } from './pages/scope-page.ts';
import { Words } from './pages/words.ts';
import { link } from './terminal.ts';

const PRESET = 'two-way-pre-fix';

test('a word is explained by the pointer and by the focus', async ({ scope, page }) => {
  await scope.open(await link(PRESET));
  const words = new Words(page);
  await words.openBrief();
  await words.term('X12').hover();
  await expect(words.card('X12')).toBeVisible();
  await expect(words.card('X12')).toContainText('TBU40 = a - tb_offset');
  // The pointer may go to the card, and leaves both.
  await words.cardButton('X12').hover();
  await expect(words.card('X12')).toBeVisible();
  await scope.step.hover();
  await expect(words.card('X12')).toHaveCount(0);

  await words.term('X12').focus();
  await expect(words.card('X12')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(words.card('X12')).toHaveCount(0);
  await expect(words.term('X12')).toBeFocused();
});

test('a letter leads to its line by the keyboard', async ({ scope, page }) => {
  await scope.open(await link(PRESET));
  const words = new Words(page);
  await words.openBrief();
  await words.term('X12').focus();
  await page.keyboard.press('Enter');
  await expect(words.cardButton('X12')).toBeFocused();
  await page.keyboard.press('Enter');
  const line = scope.region('Code').getByRole('listitem').filter({ hasText: 'X12a' });
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
  await expect(words.card('X12')).toHaveCount(0);
  await scope.expectStep(0);
});

test('a tap explains a word on a phone, and a tap elsewhere ends it', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
  const phone = new ScopePage(await context.newPage());
  await phone.open(await link(PRESET));
  const words = new Words(phone.page);
  await words.openBrief();
  await words.term('X12').tap();
  await expect(words.card('X12')).toBeInViewport({ ratio: 1 });
  await phone.tab('State').tap();
  await expect(words.card('X12')).toHaveCount(0);
  await context.close();
});

test('the help opens with the picture and the words, and finds one', async ({ scope, page }) => {
  await scope.open(await link(PRESET));
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: /help/i });
  await expect(help.getByRole('region').first()).toHaveAccessibleName('The picture');
  await help.getByRole('searchbox', { name: 'Filter words' }).fill('vcore.in_guest');
  const list = help.getByRole('region', { name: 'Words', exact: true }).getByRole('term');
  await expect(list).toHaveText(['in_guest[]', 'vcore.in_guest']);
  // A card in a dialog is closed before the dialog is.
  await help.getByRole('button', { name: 'ChipTOD', exact: true }).first().focus();
  await expect(new Words(page).card('ChipTOD')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(new Words(page).card('ChipTOD')).toHaveCount(0);
  await expect(help).toBeVisible();
});

test('the tour leads to the damage and to the fix, and back', async ({ scope, page }) => {
  await scope.open();
  const words = new Words(page);
  await words.openBrief();
  await words.takeTour.click();
  await expect(words.tour).toContainText('1 of 5');
  for (let stop = 2; stop <= 4; stop += 1) {
    await page.keyboard.press('ArrowRight');
    await expect(words.tour).toContainText(`${stop} of 5`);
  }
  await expect(scope.verdict).toContainText('Damage at step');
  await expect(scope.region('Code')).toContainText('TBU40 = a - tb_offset');
  await page.keyboard.press('ArrowRight');
  await scope.expectAllHold();
  await words.tour.getByRole('button', { name: 'Return to where I was' }).click();
  await expect(words.tour).toHaveCount(0);
  await expect(scope.select('Scenario')).toHaveValue('four-guests');
  await scope.expectStep(0);
});
