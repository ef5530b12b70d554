// From a log to a run: pasted, read in words, and opened where the run's registers read like it.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { StartPage } from './pages/start-page.ts';
import { typeInto } from './pages/type-into.ts';
import { link } from './terminal.ts';

const REPORT =
  'Severe Hypervisor Maintenance interrupt [Recovered]\n' +
  ' Error detail: Timer facility experienced an error\n' +
  '\tHMER: 0840000000000000\n' +
  '\tTFMR: 3612000980a44000\n';

/**
 * As a browser does where somebody pastes: what has the focus hears of it. A page that has just come takes nothing
 * yet, and whoever sees that pastes once more.
 */
const paste = async (page: Page, text: string) => {
  const isTaken = () =>
    page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      return !(document.activeElement ?? document.body).dispatchEvent(event);
    }, text);
  await expect.poll(isTaken).toBe(true);
};

const drop = (page: Page, name: string, unit: string, times: number) =>
  page.evaluate(
    ([called, line, count]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([line.repeat(count)], called));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    [name, unit, times] as const,
  );

const answer = (page: Page) => page.getByRole('dialog', { name: /^What it says/ });

test(
  'a pasted report leads to the run that reads like it',
  EVERY_BROWSER,
  async ({ page, scope }) => {
    const start = new StartPage(page);
    await start.open();
    await typeInto(start.field, REPORT.split('\n').slice(2).join(' '));
    await page.keyboard.press('Enter');
    const dialog = answer(page);
    await expect(dialog).toContainText('Bit 45 (LSB 18) TB_RESIDUE_ERR');
    const value = dialog.getByRole('article', { name: 'TFMR 0x3612000980a44000' });
    await expect(value.getByRole('row', { name: '45 18 TB_RESIDUE_ERR 1' })).toBeVisible();
    await expect(value).toContainText('line 1');
    await value.getByRole('button', { name: /^Open the run/ }).click();
    await expect(dialog).toBeHidden();
    await scope.settle();
    await scope.expectStep(1);
    await scope.show('State');
    await expect(scope.region('State')).toContainText(/3612\D?0009\D?80a4\D?4000/i);
  },
);

test('what is pasted anywhere is read, and what cannot be read is said', async ({
  page,
  scope,
}) => {
  await scope.open(await link('four-way-fixed', 30));
  await page.keyboard.press('o');
  const form = page.getByRole('dialog', { name: 'Paste a log' });
  await typeInto(form.getByRole('textbox', { name: 'Log' }), 'no register at all');
  await form.getByRole('button', { name: 'Read it' }).click();
  await expect(page.getByRole('alert')).toContainText('Nothing in it is a register');
  await page.keyboard.press('Escape');
  await paste(page, 'TFMR: 2a120049a0a04000');
  await expect(answer(page)).toContainText('the simulated core has no TFAC_XFER_ERROR');
  await answer(page).getByRole('button', { name: 'Another log' }).click();
  await expect(form.getByRole('textbox', { name: 'Log' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await scope.expectStep(30);
});

test('lines are pasted into the field, and a file of 20 MB is read beside the page, and can be given up', async ({
  page,
}) => {
  const start = new StartPage(page);
  await start.open();
  await start.field.focus();
  await paste(page, REPORT);
  await expect(answer(page)).toContainText('lines 1, 2, 3 and 4');
  await page.keyboard.press('Escape');
  const unit = `[ 2688.910634] ${'0000000000000000 '.repeat(5)}\n${REPORT}`;
  const times = Math.floor(20e6 / unit.length);
  await drop(page, 'console.log', unit, times);
  const reading = page.getByRole('dialog', { name: 'What it says: console.log' });
  await reading.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('textbox', { name: 'Log', exact: true })).toBeVisible();
  await drop(page, 'console.log', unit, times);
  await expect(reading).toContainText('The log says more than is kept');
  await drop(page, 'long.log', unit, times + 1000);
  await expect(page.getByRole('alert')).toContainText('no more than 20 MB');
});

const faultsIn = async (page: Page, rules: readonly string[] = []) => {
  const builder = new AxeBuilder({ page }).include('dialog[open]').setLegacyMode();
  if (rules.length > 0) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
};

test('has no fault, and fits, in both themes', async ({ page, scope }) => {
  await scope.open(await link('four-way-fixed', 30));
  await paste(page, `${REPORT}TFMR: 3612200760a04000\nHMER: 8040000000000000\n`);
  const dialog = answer(page);
  await expect(dialog).toContainText('MALFUNCTION_ALERT');
  for (const width of [1440, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await dialog.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    if (width !== 1024) expect(await faultsIn(page)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await faultsIn(page, ['color-contrast'])).toEqual([]);
  await dialog.getByRole('button', { name: 'Another log' }).click();
  expect(await faultsIn(page)).toEqual([]);
});

test('a log as a whole leads to a run that prints it, line by line', async ({ page, scope }) => {
  const start = new StartPage(page);
  await start.open();
  const received = 'HMI: Received HMI interrupt: HMER = 0x0840000000000000\n';
  await paste(page, `${received}${REPORT}${received}`);
  const dialog = answer(page);
  await dialog.getByRole('button', { name: 'Find a run that prints this' }).click();
  await expect(dialog).toContainText('A run prints all 3 lines in this order.');
  const rows = dialog.getByRole('table').filter({ hasText: 'Printed by' }).getByRole('row');
  await expect(rows).toHaveText([
    /Line/,
    /line 1.*t\d/,
    /lines 2, 3, 4 and 5.*Linux/,
    /line 6.*t\d/,
  ]);
  const { violations } = await new AxeBuilder({ page }).include('dialog').analyze();
  expect(violations).toEqual([]);
  await dialog.getByRole('button', { name: 'Open the run of the whole log' }).click();
  await expect(dialog).toBeHidden();
  await scope.settle();
  await expect(page).toHaveURL(/ek=TB_RESIDUE_ERR/);
});
