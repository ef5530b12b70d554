// Panels that share a place are tabs: one at a time, by pointer and keyboard, as many as there must be.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';

test(
  'the arrows, Home and End open the tabs, and only the open one is on the page',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open();
    const { keyboard } = page;
    await expect(scope.tabs).toHaveText(['Log', 'Code', 'Core', 'State', 'Invariants', 'Search']);
    await scope.tab('Code').focus();
    for (const [key, name] of [
      ['ArrowRight', 'Core'],
      ['End', 'Exhaustive check'],
      ['ArrowRight', 'Log'],
      ['ArrowLeft', 'Exhaustive check'],
      ['Home', 'Log'],
      ['ArrowRight', 'Code'],
    ] as const) {
      const left = page.getByRole('tab', { selected: true });
      await expect(left).toHaveAttribute('tabindex', '0');
      await keyboard.press(key);
      await expect(scope.tab(name)).toBeFocused();
      await expect(scope.tab(name)).toHaveAttribute('aria-selected', 'true');
      const panel = page.getByRole('tabpanel').getByRole('region').first();
      await expect(panel).toHaveAccessibleName(name);
      await expect(page.getByRole('tabpanel')).toHaveAccessibleName(
        (await scope.tab(name).innerText()).trim(),
      );
    }
    await expect(scope.state).toHaveCount(0);
    // From the tab into its panel, not to the next tab; and no arrow was a step.
    await keyboard.press('Tab');
    await expect(scope.region('Code').getByRole('combobox', { name: 'Thread' })).toBeFocused();
    await scope.expectStep(0);
  },
);

test('the log and the choices are tabs only where they have no place, and what is open stays', async ({
  scope,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await scope.open();
  await expect(scope.tabs).toHaveText(['Code', 'Core', 'State', 'Invariants', 'Search']);
  await expect(scope.region('Log')).toBeVisible();
  await expect(scope.nextStep).toBeVisible();
  await scope.show('State');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(scope.tabs).toHaveText([
    'Log',
    'Code',
    'Next',
    'Core',
    'State',
    'Invariants',
    'Search',
  ]);
  await expect(scope.state).toBeVisible();
  await expect(scope.region('Log')).toHaveCount(0);
  await expect(scope.nextStep).toHaveCount(0);
  await scope.show('Next step');
  await expect(scope.choices.first()).toBeEnabled();
});

test('on a phone the menu has what the bar has no room for', async ({ scope, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await scope.open();
  const menu = scope.button('Menu');
  await expect(scope.button('Share')).toBeVisible();
  const inMenu = [
    scope.select('Scenario'),
    scope.select('Kernel'),
    scope.splitMode,
    scope.button('Explore'),
    scope.button('Compare'),
    page.getByRole('button', { name: 'Scenario settings', exact: true }),
    page.getByRole('button', { name: /^Help/ }),
    page.getByRole('button', { name: 'Undo', exact: true }),
  ];
  for (const one of inMenu) await expect(one).toBeHidden();
  await menu.click();
  await expect(menu).toHaveAttribute('aria-expanded', 'true');
  for (const one of inMenu) await expect(one).toBeInViewport({ ratio: 1 });
  await scope.select('Kernel').selectOption({ label: 'before the fix' });
  await scope.expectBreakAhead();
  await scope.select('Kernel').focus();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveAttribute('aria-expanded', 'false');
  await expect(menu).toBeFocused();
  for (const one of inMenu) await expect(one).toBeHidden();
});
