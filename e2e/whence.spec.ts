// Who set a value: from a wrong clock, step by step along the chain, back to the error.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { Whence } from './pages/whence.ts';
import { link } from './terminal.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

for (const size of SIZES) {
  test(`the chain of a wrong clock leads back to the error, at ${size.width}`, async ({
    scope,
    page,
  }) => {
    await page.setViewportSize(size);
    await scope.open(await link('two-way-pre-fix', 102));
    const whence = new Whence(page);
    const value = (await scope.show('State')).getByTitle('Who set TB - TOD?').first();
    await value.click();
    await expect(whence.card).toContainText('subcore 0 TB - TOD at step 102');
    await expect(whence.card).toBeFocused();

    await expect(whence.card).toContainText('t0 subtracts its offset');
    await expect(whence.card).toContainText('0 µs → −134.218 s');
    await whence.step(88).click();
    await scope.expectStep(88);

    await expect(whence.card).toContainText('the ChipTOD is loaded into every TB of the core');
    await whence.step(39).click();
    await scope.expectStep(39);

    await whence.card.getByText('5 steps between').click();
    await whence.step(32).click();
    await scope.expectStep(32);

    await expect(whence.card).toContainText('the hardware reports TB_MISSING_STEP');
    await whence.step(1).click();
    await scope.expectStep(1);
    await expect(whence.card).toContainText('That is where it began.');

    const { violations } = await new AxeBuilder({ page }).include('.whence-card').analyze();
    expect(violations).toEqual([]);

    await page.keyboard.press('Escape');
    await expect(whence.card).toHaveCount(0);
    await expect(value).toBeFocused();
  });
}

test('by keyboard, and what a thread waits for', async ({ scope, page }) => {
  await scope.open(await link('bit-63-race', 50));
  const whence = new Whence(page);
  await whence.value('what t2 waits for').focus();
  await page.keyboard.press('Enter');
  await expect(whence.card).toContainText('What t2 waits for, at step 50');
  await expect(whence.card).toContainText('in_guest[0] = 1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(whence.step(52)).toBeFocused();
  await page.keyboard.press('Enter');
  await scope.expectStep(52);
  await page.keyboard.press('Escape');
  await expect(whence.card).toHaveCount(0);
});
