// The scenario's editor: what does not fit is said beside its field, and only the whole is applied.

import { expect, test } from './fixtures.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { typeInto } from './pages/type-into.ts';

test('a bad offset and a bad number of threads are named beside their fields', async ({
  scope,
  page,
}) => {
  await scope.open();
  const before = await new ShareDialog(page).read();
  const settings = new SettingsDialog(page);
  await settings.open();

  const offset = settings.tbOffset(1);
  await typeInto(offset, '12q');
  await expect(offset).toHaveAttribute('aria-invalid', 'true');
  await expect(offset).toHaveAccessibleDescription(/hexadecimal ticks such as/);
  await expect(settings.apply).toBeDisabled();
  await expect(settings.problems).toHaveCount(1);

  await typeInto(settings.threads, '3');
  await expect(settings.threads).toHaveAccessibleDescription(/from 1 to 2/);
  await expect(settings.problems).toHaveCount(2);
  await expect(settings.apply).toBeDisabled();

  await settings.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(settings.dialog).toBeHidden();
  expect(await new ShareDialog(page).read()).toEqual(before);
});

test('an offset that the kernel cannot keep is rounded up, and the page says so twice', async ({
  scope,
  page,
}) => {
  await scope.open();
  const settings = new SettingsDialog(page);
  await settings.open();
  await typeInto(settings.tbOffset(0), '0x2000000001');
  await expect(settings.tbOffset(0)).toHaveAccessibleDescription(
    /Becomes 0x2001000000, rounded up/,
  );
  await settings.apply.click();
  await expect(settings.dialog).toBeHidden();
  await expect(page.getByRole('status').filter({ hasText: 'rounded up' })).toBeVisible();
  await scope.settle();
  await expect(scope.state).toContainText('0x20_0100_0000');
});

test('a pasted scenario is opened as a whole, or refused with the name of its field', async ({
  scope,
  page,
}) => {
  await scope.open();
  const before = await new ShareDialog(page).read();
  const settings = new SettingsDialog(page);
  await settings.open();
  const scenario = {
    kernel: 'pre-fix',
    split: 2,
    subcores: [{ tbOffset: '0x1000000000' }, { start: 'host' }],
  };
  await settings.paste({ ...scenario, kernal: 'v4.8' });
  await expect(settings.problems.filter({ hasText: 'kernal' })).toHaveText(/did you mean kernel/);
  await settings.dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await new ShareDialog(page).read()).toEqual(before);

  await settings.open();
  await settings.paste(scenario);
  await expect(settings.dialog).toBeHidden();
  await expect(scope.select('Kernel')).toHaveValue('pre-fix');
  await expect(scope.split(2)).toBeChecked();
});
