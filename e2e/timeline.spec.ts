// The pointer on the timeline: a click selects, a drag pans, the wheel zooms.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { TimelineCanvas } from './pages/timeline.ts';
import { quietBeforeFix } from './scenarios.ts';
import { link, trace } from './terminal.ts';

test('a click selects the step of that time and lane', EVERY_BROWSER, async ({ scope, page }) => {
  await scope.open(await link(quietBeforeFix));
  const timeline = new TimelineCanvas(page);
  await timeline.showAll();
  await timeline.click(0.6);
  await expect.poll(async () => Number(await scope.step.inputValue())).toBeGreaterThan(0);
  const first = Number(await scope.step.inputValue());
  await timeline.click(0.9);
  await expect.poll(async () => Number(await scope.step.inputValue())).toBeGreaterThan(first);
  // Nothing was raised: the run is the one that was opened.
  const entries = await trace(quietBeforeFix);
  await expect(scope.step).toHaveAttribute('max', String(entries.length));
});

test(
  'dragging pans, the wheel zooms, and neither selects a step',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open(await link('four-way-fixed', 30));
    const timeline = new TimelineCanvas(page);
    await timeline.showAll();
    const whole = await timeline.picture();

    const box = await timeline.canvas.boundingBox();
    if (box === null) throw new Error('the timeline has no canvas on the screen');
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.wheel(0, -300);
    await expect.poll(() => timeline.picture()).not.toBe(whole);

    await page.mouse.move(x, box.y - 4);
    const zoomed = await timeline.picture();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 120, y, { steps: 3 });
    await page.mouse.up();
    await page.mouse.move(x, box.y - 4);
    await expect.poll(() => timeline.picture()).not.toBe(zoomed);
    await scope.expectStep(30);

    // All of it again: the same picture as before.
    await timeline.showAll();
    await expect.poll(() => timeline.picture()).toBe(whole);
  },
);

test('the minimap is there while a part of the run is shown', async ({ scope, page }) => {
  await scope.open();
  const timeline = new TimelineCanvas(page);
  await expect(timeline.minimap).toBeHidden();
  // A key means nothing before the first frame.
  await expect(async () => {
    await timeline.canvas.press('+');
    await expect(timeline.minimap).toBeVisible({ timeout: 500 });
  }).toPass();
  // A press on its far end shows what is there.
  const before = await timeline.picture();
  const box = await timeline.minimap.boundingBox();
  await timeline.minimap.click({ position: { x: (box?.width ?? 0) - 20, y: 20 } });
  await expect.poll(() => timeline.picture()).not.toBe(before);
  await scope.expectStep(0);
  await timeline.showAll();
  await expect(timeline.minimap).toBeHidden();
});

test('idle time is folded until true time is asked for', async ({ scope, page }) => {
  await scope.open();
  const timeline = new TimelineCanvas(page);
  const folded = await timeline.picture();
  await expect(timeline.scale).toHaveText('Show true time');
  await timeline.scale.click();
  await expect(timeline.scale).toHaveText('Fold idle times');
  await expect(scope.region('Timeline')).toContainText('Time is drawn as it passes.');
  await expect.poll(() => timeline.picture()).not.toBe(folded);
  await timeline.scale.click();
  await expect(timeline.scale).toHaveText('Show true time');
  await expect.poll(() => timeline.picture()).toBe(folded);
});
