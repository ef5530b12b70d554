// A page whose program cannot start says so, instead of staying blank.

import { expect, test as browserTest } from '@playwright/test';
import { test } from './fixtures.ts';

const SENTENCE = /has not started.* run npm start/;
const pageAsFile = new URL('../dist/index.html', import.meta.url);

// Without the watch: that the browser complains is the point. Only in Chromium: Firefox lets a page in
// a file load its scripts while it is driven, which it does for nobody else.
browserTest('opened as a file, it says how to start', async ({ page }) => {
  await page.goto(pageAsFile.href);
  await expect(page.getByText(SENTENCE)).toBeVisible();
});

browserTest(
  'when its program does not arrive, it says that it has not started',
  async ({ page }) => {
    await page.route('**/*.js', (route) => route.abort());
    await page.goto('./');
    await expect(page.getByText(SENTENCE)).toBeVisible();
  },
);

test('nothing of it is left when the program has started', async ({ scope, page }) => {
  await scope.open();
  await expect(page.getByText(SENTENCE)).toHaveCount(0);
});
