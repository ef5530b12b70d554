// The watch over every other spec: what it must notice, it notices.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';

test(
  'words on the console and exceptions are noticed',
  EVERY_BROWSER,
  async ({ page, scope, watch }) => {
    await scope.open();
    await page.evaluate(() => {
      console.warn('careful');
      console.error('wrong');
      console.log('fine');
      queueMicrotask(() => {
        throw new Error('thrown');
      });
    });
    await expect.poll(() => watch.complaints.length).toBe(3);
    expect(watch.take(/^console warning: careful$/)).toHaveLength(1);
    expect(watch.take(/^console error: wrong$/)).toHaveLength(1);
    expect(watch.take(/^exception: .*thrown/)).toHaveLength(1);
  },
);

test(
  'a request to another origin is refused by the policy, and noticed',
  EVERY_BROWSER,
  async ({ page, scope, watch }) => {
    await scope.open();
    const answered = await page.evaluate(() =>
      fetch('http://127.0.0.1:9/').then(
        () => true,
        () => false,
      ),
    );
    expect(answered).toBe(false);
    await expect.poll(() => watch.complaints.join('\n')).toContain('policy: connect-src');
    // The browsers' own words about it differ.
    watch.take(/127\.0\.0\.1:9/);
  },
);

test('a missing file is noticed', EVERY_BROWSER, async ({ page, scope, watch }) => {
  await scope.open();
  await page.evaluate(() => fetch('./missing.txt').then((response) => response.status));
  await expect.poll(() => watch.complaints.join('\n')).toContain('answer 404');
  watch.take(/missing\.txt|404/);
});
