// A link opens its run, under the page's own rules.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { REGIONS } from './pages/names.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { run } from './terminal.ts';

test('a scenario runs, and the verdict says that everything holds', async ({ scope }) => {
  const expected = await run('four-guests');
  expect(expected.invariants.filter(({ holds }) => !holds)).toEqual([]);

  await scope.open();
  await scope.expectAllHold();
  const all = expected.invariants.length;
  await expect(scope.verdict).toContainText(`In this run all ${all} invariants hold`);
  await expect(scope.select('Scenario')).toHaveValue('four-guests');
  await expect(scope.step).toHaveAttribute('max', String(expected.steps));
  await scope.expectStep(0);
});

test('the server sends the policy that the page was built for', EVERY_BROWSER, async ({ page }) => {
  const response = await page.goto('./');
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
  expect(response?.headers()['content-security-policy']).toContain(
    "require-trusted-types-for 'script'",
  );
  await expect(page).toHaveTitle(/Resync Scope/);
});

test('regions, buttons and fields have their names', async ({ scope, page }) => {
  await scope.open();
  for (const name of REGIONS) await scope.show(name);
  for (const name of [
    'Step forward',
    'Step back',
    'Next event',
    'Previous event',
    'Play',
    'Go to start',
    'Go to end',
    'Inject HMI',
    'Share',
    'Compare',
  ] as const) {
    await expect(scope.button(name)).toBeVisible();
  }
  for (const name of ['Scenario', 'Kernel'] as const) {
    await expect(scope.select(name)).toBeVisible();
  }
  const settings = new SettingsDialog(page);
  await settings.open();
  await expect(settings.firmware).toBeVisible();
  await expect(settings.seed).toBeVisible();
  await settings.close();
  await expect(scope.step).toBeVisible();
  await expect(scope.splitMode.getByRole('radio')).toHaveCount(3);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resync Scope');
});

test('every preset is offered by its title and opens by it', async ({ scope }) => {
  await scope.open();
  await scope.select('Scenario').selectOption({ label: '4-way before the fix' });
  const expected = await run('four-way-pre-fix');
  await expect(scope.step).toHaveAttribute('max', String(expected.steps));
  await expect(scope.select('Kernel')).toHaveValue('pre-fix');
  await scope.expectBreakAhead();
});
