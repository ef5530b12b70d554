// The moment as a picture and its run as a trace, saved from the share dialog.

import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Download } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { traceFile } from './terminal.ts';

const bytesOf = async (download: Download) => readFile(await download.path());

test('the moment is saved as a picture, and its run as a trace', async ({
  scope,
  page,
  browser,
}, testInfo) => {
  await scope.open();
  await scope.goTo(40);
  await scope.button('Share').click();
  const { dialog } = new ShareDialog(page);
  const { url, hash } = await new ShareDialog(page).readOpen();
  await dialog.getByText('Keep it as a file').click();
  const save = async (name: string): Promise<Download> => {
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name }).click();
    return download;
  };

  // Opened by itself: a file that is not well-formed is no picture to the browser.
  const path = testInfo.outputPath('picture.svg');
  await (await save('Save as SVG')).saveAs(path);
  const picture = await browser.newPage();
  await picture.goto(pathToFileURL(path).href);
  const faults = await picture.evaluate(() => {
    const words = [...document.querySelectorAll('text')].map(({ textContent }) => textContent);
    return {
      malformed: document.querySelector('parsererror')?.textContent ?? '',
      missing: ['t0', 't2', 't4', 't6'].filter((lane) => !words.includes(lane)),
      images: document.querySelectorAll('image').length,
      about: document.querySelector('desc')?.textContent ?? '',
    };
  });
  await picture.close();
  expect(faults).toMatchObject({ malformed: '', missing: [] });
  expect(faults.images).toBeGreaterThan(4);
  expect(faults.about).toContain(url);

  const download = await save('Save as PNG');
  expect(download.suggestedFilename()).toMatch(/-step-40\.png$/);
  const png = await bytesOf(download);
  const { width } = (await page.locator('.timeline-canvas').boundingBox()) ?? { width: 0 };
  expect(png.readUInt32BE(16)).toBe(2 * Math.round(width));
  expect(png.toString()).toContain(url);

  const saved = await save('Save as trace');
  await expect(dialog.getByRole('status').filter({ hasText: 'Saved as' })).toContainText(
    '.trace.json',
  );
  expect((await bytesOf(saved)).toString()).toBe(await traceFile(hash));
});
