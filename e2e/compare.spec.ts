// Two runs on one axis: the other one is sensible by itself, and only what differs is said.

import { expect, test } from './fixtures.ts';
import { Comparison } from './pages/comparison.ts';
import { link } from './terminal.ts';

test('C shows the other kernel beside the run, with one cursor, and goes back', async ({
  scope,
  page,
}) => {
  await scope.open(await link('four-way-pre-fix', 60));
  await page.keyboard.press('c');
  const compared = new Comparison(page);
  await expect(compared.verdict('A')).toContainText('A, before the fix:');
  await expect(compared.verdict('A')).toContainText('134.2 s behind');
  await expect(compared.verdict('B')).toContainText('B, v4.8, the fix: In this run all');
  expect(await compared.otherLabel()).toBe('v4.8, the fix');
  await expect(compared.align('error')).toBeChecked();
  await expect(compared.differences).toContainText('tb-at-rest');
  await expect(compared.code).toContainText('A runs it, B does not');

  await test.step('both follow the step', async () => {
    const [here = 0, there = 0] = await compared.steps();
    expect(here).toBe(60);
    const before = await compared.picture();
    await page.keyboard.press('End');
    await expect(compared.axis).toHaveAttribute('aria-valuenow', String(await scope.length()));
    const after = await compared.steps();
    expect(after[1]).toBeGreaterThan(there);
    await expect.poll(() => compared.picture()).not.toBe(before);
  });

  await test.step('a click selects, and where they differ first is marked', async () => {
    const box = await compared.axis.boundingBox();
    await compared.axis.click({ position: { x: (box?.width ?? 0) / 2, y: 200 } });
    const [clicked = 0] = await compared.steps();
    expect(clicked).toBeGreaterThan(0);
    expect(clicked).toBeLessThan(await scope.length());
    await compared.differences.getByRole('button', { name: /First difference: step \d+/ }).click();
    await compared.align('first difference').check({ force: true });
    const [here, there] = await compared.steps();
    expect(here).toBe(there);
  });

  await page.keyboard.press('Escape');
  await expect(compared.region).toHaveCount(0);
  await expect(scope.region('Timeline')).toBeVisible();
  await scope.button('Compare').click();
  await expect(compared.verdict('B')).toBeVisible();
  await compared.close.click();
  await expect(compared.region).toHaveCount(0);
  await expect(scope.button('Compare')).toBeFocused();
  // By the keyboard alone, too.
  await page.keyboard.press('c');
  await compared.axis.focus();
  await page.keyboard.press('Escape');
  await expect(scope.button('Compare')).toBeFocused();
});

test('another kernel is opened at the same event, and offers the one before', async ({
  scope,
  page,
}) => {
  await scope.open(await link('four-way-pre-fix', 60));
  await scope.select('Kernel').selectOption({ label: 'v4.8, the fix' });
  const offer = page.getByRole('button', { name: 'Compare with before the fix' });
  await offer.click();
  const compared = new Comparison(page);
  await expect(compared.verdict('B')).toContainText('B, before the fix:');
  const [here = 0] = await compared.steps();
  expect(here).toBeGreaterThan(0);
  await expect(offer).toHaveCount(0);
});

test('a twin is shown beside its run, which is kept as a branch until it is put away', async ({
  scope,
  page,
}) => {
  await scope.open(await link('four-way-pre-fix', 12));
  await scope.nextStep.getByRole('button', { name: 'Twin: t2 first' }).click();
  const compared = new Comparison(page);
  await expect(compared.verdict('A')).toContainText('t2 first at step 12');
  await expect(compared.verdict('B')).toContainText('B, t0 first at step 12:');
  await expect(compared.differences).toContainText('The first 12 steps are the same.');
  expect((await compared.steps())[0]).toBe(13);

  await page.getByRole('button', { name: 'Branches: 1 left' }).click();
  await page.getByRole('menuitem', { name: 'Switch to: t0 first at step 12' }).click();
  await expect(compared.verdict('B')).toContainText('B, t2 first at step 12:');
  await page.getByRole('button', { name: 'Branches: 1 left' }).click();
  await page.getByRole('menuitem', { name: 'Discard: t2 first at step 12' }).click();
  await expect(compared.verdict('B')).toContainText('B, v4.8, the fix:');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(compared.verdict('B')).toContainText('B, v4.8, the fix:');
});

for (const size of [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]) {
  test(`a comparison fits ${size.width} by ${size.height}`, async ({ scope, page }) => {
    await page.setViewportSize(size);
    await scope.open(await link('four-way-pre-fix', 60));
    await scope.showMenu();
    await scope.button('Compare').click();
    const compared = new Comparison(page);
    await expect(compared.verdict('B')).toBeVisible();
    const parts = compared.region.locator('button, select, canvas, p, h2, h3, label > span, td');
    const cut = await parts.evaluateAll((elements) =>
      elements
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map((element) => element.textContent || element.tagName),
    );
    expect(cut).toEqual([]);
    const outside = await parts.evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < 0 || right > innerWidth;
        })
        .map((element) => element.textContent || element.tagName),
    );
    expect(outside).toEqual([]);
    if (size.width < 1440) return;
    const view = await compared.region.evaluate(({ scrollHeight, clientHeight }) => ({
      scrollHeight,
      clientHeight,
    }));
    expect(view.scrollHeight, 'all of it in sight').toBeLessThanOrEqual(view.clientHeight);
  });
}

test('is there at once', async ({ scope, page }) => {
  await scope.open(await link('four-way-pre-fix'));
  const ms = await page.evaluate(async () => {
    const seen = () => document.querySelector('[aria-label="Verdict of B"]') !== null;
    const begun = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    while (!seen()) await new Promise(requestAnimationFrame);
    return performance.now() - begun;
  });
  test.info().annotations.push({ type: 'time to open', description: `${Math.round(ms)} ms` });
  expect(ms).toBeLessThan(2000);
});
