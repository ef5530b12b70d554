// A lesson told to a class: read from the back of the room, led by a remote, with notes in a second window.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { PresenterPage } from './pages/presenter-page.ts';

test.use({ viewport: { width: 1280, height: 720 } });

test('a class is led by a remote, votes, and sees what is so', EVERY_BROWSER, async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('twice', 1);
  await expect(presenter.caption).toContainText('Now Linux before, with the bug');
  await page.keyboard.press('PageDown');
  await expect(presenter.caption).toContainText('Old order');
  await expect(page).toHaveURL(/#lesson=twice&card=2&view=presenter$/);
  for (const key of ['1', '3', '3']) await page.keyboard.press(key);
  await expect(presenter.choice('guest time')).toContainText('1 vote');
  await expect(presenter.choice('134.2 s less than host time')).toContainText('2 votes');
  await expect(presenter.choice('134.2 s less than host time')).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(presenter.said).toContainText('No:');
  await page.keyboard.press('r');
  await expect(presenter.said).toContainText('This is it');
  await expect(presenter.choice(/(?<!less than )host time/)).toContainText('right');
  await page.keyboard.press('PageUp');
  await expect(presenter.caption).toContainText('Now Linux before, with the bug');
});

test('the screen is blanked, and shows the code of the card', async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('twice', 2);
  await page.keyboard.press('b');
  await expect(presenter.blank).toBeFocused();
  await page.keyboard.press('PageDown');
  await expect(presenter.blank).toHaveCount(0);
  await expect(page).toHaveURL(/card=2/);
  await page.keyboard.press('q');
  await expect(presenter.code).toBeVisible();
  await expect(presenter.code).toContainText('#lesson=twice&card=2');
  await page.keyboard.press('Escape');
  await expect(presenter.code).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Present', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/#lesson=twice&card=2$/);
});

test('a machine with a picture of its own shows it in the type of the slide', async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('legal-stop', 2);
  await page.keyboard.press('v');
  await expect(presenter.picture).toContainText('guest');
  expect(await smallType(page)).toEqual([]);
  await page.keyboard.press('v');
  await expect(presenter.picture).toHaveCount(0);
});

/** Texts in less than 28 pixels at 1280 × 720 but for the presenter's own hints. */
const smallType = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const small: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      const element = text.parentElement;
      const said = text.textContent?.trim() ?? '';
      if (element === null || said === '' || !element.checkVisibility()) continue;
      if (element.closest('[data-hint], .visually-hidden, .timeline-unseen, script, style'))
        continue;
      if (document.querySelector('.presenter')?.contains(element) !== true) continue;
      const px = parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom;
      if (px < 27.99) small.push(`${px} ${said}`);
    }
    return small;
  });

test('nothing is small, nothing is cut, nothing scrolls', async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('the-alarm', 3);
  await page.keyboard.press('3');
  await page.keyboard.press('Enter');
  await expect(presenter.said).toContainText('Yes');
  expect(await smallType(page)).toEqual([]);
  for (const [width, height] of [
    [1280, 720],
    [1024, 768],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    const over = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth - innerWidth, scrollHeight - innerHeight];
    });
    expect(over, `${width} × ${height}`).toEqual([0, 0]);
    const last = await page.getByRole('button', { name: 'Esc leave' }).boundingBox();
    expect((last?.y ?? height) + (last?.height ?? 1)).toBeLessThanOrEqual(height);
  }
});

test('has no fault in both themes, nor have the notes', async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('twice', 2);
  await page.keyboard.press('1');
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  };
  expect(await faults()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await faults()).toEqual([]);
  await page.keyboard.press('q');
  await expect(presenter.code).toBeVisible();
  expect(await faults()).toEqual([]);
  await page.goto('./#lesson=twice&card=2&view=notes');
  await expect(page.getByRole('listitem').filter({ hasText: '✓ right' })).toBeVisible();
  expect(await faults()).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults()).toEqual([]);
});

test('the notes go along in a window of their own, and lead', async ({ page }) => {
  const presenter = new PresenterPage(page);
  await presenter.open('twice', 2);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('t');
  const notes = await opened;
  const here = notes.getByRole('region', { name: 'This card' });
  await expect(here).toContainText('Old order');
  await expect(here.getByRole('listitem').filter({ hasText: '✓ right' })).toContainText(
    'host time',
  );
  await expect(notes.getByRole('status')).toHaveText(/follow each other/);
  await page.keyboard.press('PageDown');
  await expect(here).toContainText('The offset is gone');
  await notes.getByRole('button', { name: 'Next' }).click();
  await expect(presenter.caption).toContainText('There it is');
  await notes.keyboard.press('PageUp');
  await expect(presenter.caption).toContainText('The offset is gone');
});
