// From a log to a mail: pasted, read, its run opened, shared with a title and a note, and found again by a stranger.

import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { typeInto } from './pages/type-into.ts';
import { run } from './terminal.ts';

const LOG = 'HMER: 0840000000000000 TFMR: 3612000980a44000';
const TITLE = 'Residue — on t0, <b>first</b>';
const NOTE = 'From the console of the lab.\nhttps://example.org/ticket';

test('a log is pasted and read, its run is opened and shared with a title, and the link says so', async ({
  page,
  scope,
  stranger,
}) => {
  const start = new StartPage(page);
  await start.open();
  await typeInto(start.field, LOG);
  await page.keyboard.press('Enter');
  const value = page.getByRole('article', { name: 'TFMR 0x3612000980a44000' });
  await value.getByRole('button', { name: /^Open the run/ }).click();
  await scope.settle();
  await scope.expectStep(1);
  const before = await new ShareDialog(page).read();

  await scope.button('Share').click();
  const share = new ShareDialog(page);
  await share.readOpen();
  await typeInto(share.title, TITLE);
  await typeInto(share.note, NOTE);
  await expect(share.link).toHaveValue(/&T=Residue.*first.*&N=From.*ticket/);
  const shared = await share.readOpen();
  await share.dialog.getByText('Text for a mail').click();
  const mail = share.dialog.getByRole('textbox', { name: 'Mail' });
  await expect(mail).toHaveValue(/^Residue — on t0[^]*Registers after step 1[^]*<http[^]*&N=From/);
  await expect(share.dialog.getByText('Command for scripts')).toBeVisible();
  const faults = await new AxeBuilder({ page }).include('dialog[open]').setLegacyMode().analyze();
  expect(faults.violations.map(({ id }) => id)).toEqual([]);
  await share.close();
  await expect(page).toHaveURL(shared.url);

  const other = await stranger();
  await other.page.goto(shared.url);
  await other.settle();
  await other.expectStep(1);
  await expect(other.page.getByRole('heading', { name: TITLE, exact: true })).toBeVisible();
  await expect(other.page.getByRole('group', { name: 'Note' })).toHaveText(NOTE, {
    useInnerText: true,
  });
  await expect(other.page.getByRole('link', { name: 'example.org' })).toHaveCount(0);
  await expect(other.page).toHaveTitle(`${TITLE} · Resync Scope`);
  const above = new AxeBuilder({ page: other.page }).include('.run-title').setLegacyMode();
  expect((await above.analyze()).violations.map(({ id }) => id)).toEqual([]);
  expect(shared.checksum).toBe(before.checksum);
  expect(await new ShareDialog(other.page).read()).toEqual(shared);
  expect((await run(shared.hash)).checksum).toBe(before.checksum);
});

test('a scenario is saved as JSON, and opened by dropping the file', async ({ page, scope }) => {
  await scope.open();
  await scope.select('Kernel').selectOption({ label: 'before the fix' });
  await scope.settle();
  const { checksum } = await new ShareDialog(page).read();
  await scope.button('Share').click();
  const share = new ShareDialog(page);
  await share.readOpen();
  await typeInto(share.title, 'Kept');
  await share.dialog.getByText('Scenario as JSON').click();
  const download = page.waitForEvent('download');
  await share.dialog.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  await share.close();

  const start = new StartPage(page);
  await start.open();
  const drop = (content: string) =>
    page.evaluate((json) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([json], 'scenario.json'));
      document.body.dispatchEvent(
        new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
      );
    }, content);
  // What takes it is loaded after first sight.
  await expect(async () => {
    await drop(text.replace('"kernel"', '"kernal"'));
    await expect(page.getByRole('alert')).toContainText('did you mean kernel', { timeout: 1000 });
  }).toPass();
  await drop(text);
  await expect(page.getByRole('heading', { name: 'Kept' })).toBeVisible();
  await scope.settle();
  await expect(scope.select('Kernel')).toHaveValue('pre-fix');
  expect((await new ShareDialog(page).read()).checksum).toBe(checksum);
});
