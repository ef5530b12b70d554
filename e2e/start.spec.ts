// The bare address: machines to choose from, and the way back from everywhere.

import type { Page } from '@playwright/test';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { StartPage } from './pages/start-page.ts';
import { typeInto } from './pages/type-into.ts';
import { announced } from '../src/models/registry.ts';
import { broken, link, run, trace } from './terminal.ts';

/** As its button does: moves between entries of one document are no loads to wait for. */
const goBack = (page: Page) => page.evaluate(() => history.back());

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

test(
  'the card shows its run, and leads to where that breaks',
  EVERY_BROWSER,
  async ({ page, scope }) => {
    const start = new StartPage(page);
    await start.open();
    const before = await run('two-way-pre-fix');
    expect(broken(before)).toContain('host-tb');
    await expect(start.figures.first()).toHaveAccessibleName(
      /^before: 134\.2 s ahead .* stopped; then host time, with 134\.2 s still .* 134\.2 s behind$/,
    );
    await expect(start.figures.last()).toHaveAccessibleName(/^v4\.8: .*; then host time$/);
    await start.seeItBreak.click();
    await scope.settle();
    await expect(scope.verdict).toContainText('t0 subtracts an offset that is gone.');
    const steps = await trace('two-way-pre-fix');
    const damage = 1 + steps.findIndex(({ events }) => events.includes('tb-damaged'));
    await scope.expectStep(damage);
    await expect(scope.select('Scenario')).toHaveValue('two-way-pre-fix');

    await goBack(page);
    await start.settle();
    await page.evaluate(() => history.forward());
    await scope.expectStep(damage);
  },
);

test('another split is another run', async ({ page, scope }) => {
  const start = new StartPage(page);
  await start.open();
  await start.card.getByRole('radio', { name: '4', exact: true }).click();
  await expect(start.card).toContainText('2 of 4 subcores');
  await start.seeItBreak.click();
  await scope.settle();
  await expect(scope.select('Scenario')).toHaveValue('four-way-pre-fix');
});

test('what is in preparation cannot be pressed', async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  const later = start.cards.filter({ hasText: 'In preparation' });
  await expect(later).toHaveCount(announced.length);
  await expect(later.getByRole('link').or(later.getByRole('button'))).toHaveCount(0);
});

test('one press leads back from a run, which is still there', async ({ page, scope }) => {
  await scope.open(await link('four-way-fixed', 30));
  const start = new StartPage(page);
  await start.home.click();
  await start.settle();
  expect(new URL(page.url()).hash).toBe('');
  await page.getByRole('button', { name: /^Continue: / }).click();
  await scope.expectStep(30);
  await expect.poll(() => new URL(page.url()).hash).toContain('n=30');
  await page.keyboard.press('g');
  await start.settle();
  await goBack(page);
  await scope.expectStep(30);
  await goBack(page);
  await start.settle();
});

test(
  'the field takes a link, and says what is wrong with one',
  EVERY_BROWSER,
  async ({ page, scope }) => {
    const start = new StartPage(page);
    await start.open();
    const good = await link('four-way-pre-fix', 30);
    await typeInto(start.field, good.replace('n=30', 'n=31'));
    await start.openField.click();
    await expect(page.getByRole('alert')).toContainText('changed characters');
    await expect(start.heading).toBeVisible();
    await typeInto(start.field, `https://example.org/scope/${good}`);
    await page.keyboard.press('Enter');
    await scope.settle();
    await scope.expectStep(30);
    await expect.poll(() => new URL(page.url()).hash).toContain('n=30');
    await goBack(page);
    await start.settle();
  },
);

test('the keyboard alone gets from the start page to a break and back', async ({ page, scope }) => {
  const start = new StartPage(page);
  await start.open();
  // A letter of the page of a run means nothing here.
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  for (let presses = 0; presses < 12; presses++) {
    if (await start.seeItBreak.evaluate((door) => door === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(start.seeItBreak).toBeFocused();
  await page.keyboard.press('Enter');
  await scope.settle();
  await expect(scope.verdict).toContainText('Damage at step');
  await page.keyboard.press('g');
  await start.settle();
});

/** What has moved without having been asked to: how much of the page, and what it was. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources, hadRecentInput } = entry as unknown as Shift;
        const moved = sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 120));
        if (value > 0 && !hadRecentInput) seen.push([value, ...moved].join(' '));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

interface Shift {
  readonly value: number;
  /** The page object opens a tab to see whether the page has settled. */
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

const shifts = (page: Page) =>
  page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);

for (const size of SIZES) {
  test(`a link does not shift while it opens at ${size.width} by ${size.height}`, async ({
    page,
    scope,
  }) => {
    await page.setViewportSize(size);
    await watchShifts(page);
    // The frame stands for a while, as where what draws the run is slow to come.
    await page.route('**/assets/timeline-*.js', async (route) => {
      // Before the run has come, or after: the frame is there.
      const waiting = page.getByText(/Starting the simulation…|The timeline appears as soon/);
      await expect(waiting).toBeVisible();
      await route.continue();
    });
    // What somebody has written above it comes with the run, where it would push most.
    const written = { title: 'Late, again', note: 'first\nsecond' };
    const titled = { split: 2 as const, subcores: [{}, {}], ...written };
    const isNarrow = size.width === 390;
    await scope.open(await (isNarrow ? link(titled, 8) : link('two-way-pre-fix', 88)));
    await expect(page.getByRole('region', { name: 'Timeline' }).locator('canvas')).not.toHaveCount(
      0,
    );
    expect(await shifts(page), 'boxes have their size before their content').toEqual([]);
  });

  test(`the start page fits ${size.width} by ${size.height}, and does not shift`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await watchShifts(page);
    const start = new StartPage(page);
    await start.open();
    const { width, cut } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      cut: [...document.querySelectorAll('main *, header *')]
        .filter((one) => one.children.length === 0 && one.scrollWidth > one.clientWidth + 1)
        .filter((one) => getComputedStyle(one).display !== 'inline' && one.closest('svg') === null)
        .map((one) => one.textContent),
    }));
    expect(width).toBe(size.width);
    if (size.width === 1440)
      for (const door of await page.getByRole('link', { name: 'See it break' }).all())
        await expect(door, 'a way in, without scrolling').toBeInViewport({ ratio: 1 });
    expect(cut).toEqual([]);
    expect(await shifts(page), 'boxes have their size before their content').toEqual([]);
    const texts = await start.figures.locator('text').evaluateAll((all) =>
      all.map((one) => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return { text: one.textContent, left, right, top, bottom };
      }),
    );
    const overlapping = texts.flatMap((a, i) =>
      texts
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} and ${b.text}`),
    );
    expect(overlapping).toEqual([]);
  });
}
