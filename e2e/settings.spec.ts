// The scenario's editor: what does not fit is said beside its field, and only the whole is applied.

import { expect, test } from './fixtures.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { typeInto } from './pages/type-into.ts';
import { link } from './terminal.ts';

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

  await settings.close();
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
  await expect(await scope.show('State')).toContainText('0x20_0100_0000');
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
  await settings.paste(JSON.stringify({ ...scenario, kernal: 'v4.8' }));
  await expect(settings.problems.filter({ hasText: 'kernal' })).toHaveText(/did you mean kernel/);
  await settings.close();
  expect(await new ShareDialog(page).read()).toEqual(before);

  await settings.open();
  await settings.paste(JSON.stringify(scenario));
  await expect(settings.dialog).toBeHidden();
  await expect(scope.select('Kernel')).toHaveValue('pre-fix');
  await expect(scope.split(2)).toBeChecked();
});

// Only Chromium's driver can put so long a text into a field.
test('pasted text passes the same gate as a file, and the page never waits for it in vain', async ({
  scope,
  page,
}) => {
  await scope.open();
  const settings = new SettingsDialog(page);
  await settings.open();
  await settings.dialog.getByText('As JSON').click();
  const deep = `{"subcores": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
  const paste = async (text: string) => {
    await settings.pasted.fill(text);
    await settings.openPasted.click();
  };
  for (const [text, says] of [
    [deep, /Subcores\[0\]: expected an object/],
    ['{"seed": 1, "seed": 2, "subcores": []}', /key "seed" appears twice/],
    ['{"split": 1,\n "subcores": [{}],}', /expected JSON text.*line 2, column 19/],
    ['#v=1&m=1', /its field z \(guard\) is missing/],
  ] as const) {
    await paste(text);
    await expect(settings.problems).toHaveText(says);
    await expect(settings.apply).toBeEnabled();
  }
  await paste('\ufeff{"split": 1, "subcores": [{"tbOffset": "\u221280_4600_0000"}]}');
  await expect(settings.problems).toHaveText(/a time such as -134.2 s, got/);
  await paste('\ufeff{"split": 1, "subcores": [{"tbOffset": "\u22120x80_4600_0000"}]}');
  await expect(settings.dialog).toBeHidden();
  await scope.settle();
  await expect(await scope.show('State')).toContainText('0xffff_ff7f_ba00_0000');

  await settings.open();
  await settings.dialog.getByText('As JSON').click();
  await paste(await link('four-way-fixed', 30));
  await expect(settings.dialog).toBeHidden();
  await scope.expectStep(30);
});
