// A moment in a page of somebody else: still until it is pressed, and a guest that takes nothing.

import type { FrameLocator, Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { ScopePage } from './pages/scope-page.ts';
import { link } from './terminal.ts';

/** A long page with the frame between two buttons. */
const course = (snippet: string): string => `<!doctype html><title>A course</title>
  <button>Before</button>${snippet}<button>After</button>
  <div style="height: 3000px"></div>`;

/** The frame of the page, once its picture is there. */
async function stillFrame(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('region', { name: 'Verdict' })).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Step through it' })).toBeVisible();
  return frame;
}

const frameOf = (address: string, hash: string): string =>
  `<iframe src="${address}?embed=1${hash.replaceAll('&', '&amp;')}" title="A run" width="480" height="300"></iframe>`;

const scrolled = (page: Page): Promise<number> => page.evaluate(() => scrollY);

test(
  'in a frame a run is a still picture until it is pressed, and takes neither wheel nor focus',
  EVERY_BROWSER,
  async ({ page, baseURL, context }) => {
    // Of the same origin: not every driver reaches into a frame of another one.
    const html = course(frameOf(baseURL ?? '', await link('two-way-pre-fix', 20)));
    await page.route('**/course', (route) =>
      route.fulfill({ contentType: 'text/html', body: html }),
    );
    await page.goto('./course');
    const frame = await stillFrame(page);
    const verdict = frame.getByRole('region', { name: 'Verdict' });
    await expect(verdict).toContainText('goes wrong at step');
    const step = frame.getByRole('slider', { name: 'Step', exact: true });
    await expect(step).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

    await page.getByRole('button', { name: 'Before' }).focus();
    await page.keyboard.press('Tab');
    await expect(frame.getByRole('button', { name: 'Step through it' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(frame.getByRole('link', { name: 'Open in Resync Scope' })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'After' })).toBeFocused();

    await frame.getByRole('button', { name: 'Step through it' }).click();
    await expect(step).toHaveValue('20');
    await expect(frame.getByRole('button', { name: 'Play' })).toBeFocused();
    const box = await page.locator('iframe').boundingBox();
    await page.mouse.move((box?.x ?? 0) + 240, (box?.y ?? 0) + 150);
    await page.mouse.wheel(0, 200);
    await expect.poll(() => scrolled(page)).toBeGreaterThan(0);

    await frame.getByRole('button', { name: 'Next event' }).click();
    await expect(step).not.toHaveValue('20');
    const now = await step.inputValue();
    const open = frame.getByRole('link', { name: 'Open in Resync Scope' });
    await expect(open).toHaveAttribute('href', new RegExp(`&n=${now}(&|$)`, 'u'));
    const coming = context.waitForEvent('page');
    await open.click();
    const whole = new ScopePage(await coming);
    await whole.settle();
    await whole.expectStep(Number(now));
  },
);

for (const colorScheme of ['dark', 'light'] as const) {
  test(`in the ${colorScheme} theme axe finds no fault in a frame`, async ({ page, baseURL }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 480, height: 300 });
    await page.goto(`${baseURL ?? ''}?embed=1${await link('four-way-pre-fix', 74)}`);
    const wake = page.getByRole('button', { name: 'Step through it' });
    await expect(wake).toBeVisible();
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations;
    expect(await faults()).toEqual([]);
    await wake.click();
    await expect(page.getByRole('slider', { name: 'Step', exact: true })).toBeVisible();
    expect(await faults()).toEqual([]);
  });
}

test('the share dialog has the frame to be put into a page', async ({ scope, page, stranger }) => {
  await scope.open(await link('two-way-pre-fix', 20));
  await scope.button('Share').click();
  const { dialog } = new ShareDialog(page);
  await dialog.getByText('Put it into a page of your own').click();
  const html = await dialog.getByRole('textbox', { name: 'HTML' }).inputValue();
  expect(html).toContain('loading="lazy"');
  const other = await stranger();
  // In a page of another origin.
  await other.page.setContent(course(html));
  const frame = await stillFrame(other.page);
  const said = await frame.getByRole('region', { name: 'Verdict' }).innerText();
  // The words that stand in for the picture are its own.
  await expect(other.page.getByRole('figure')).toContainText(said.split('\n')[0] ?? '');
});
