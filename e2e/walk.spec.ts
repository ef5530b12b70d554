// Moving through a run: by step, by event, by the slider, to its ends, and by itself.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { trace } from './terminal.ts';

test('a step forward changes the state, and a step back brings it back', async ({ scope }) => {
  await scope.open();
  const start = await scope.stateText();

  await scope.button('Step forward').click();
  await scope.expectStep(1);
  await scope.settleStep();
  expect(await scope.stateText()).not.toBe(start);
  await expect(await scope.logged()).toHaveAttribute('aria-posinset', '1');

  await scope.button('Step back').click();
  await scope.expectStep(0);
  await scope.expectState(start);
});

test(
  'dragging the slider scrubs, and its keys move by one step',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open();
    const start = await scope.stateText();
    const last = await scope.length();
    const box = await scope.step.boundingBox();
    if (box === null) throw new Error('the slider has no place on the screen');
    const y = box.y + box.height / 2;

    await page.mouse.move(box.x + 6, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 4, y, { steps: 4 });
    await page.mouse.move(box.x + box.width / 2, y, { steps: 4 });
    await page.mouse.up();
    const middle = Number(await scope.step.inputValue());
    expect(middle / last).toBeGreaterThan(0.4);
    expect(middle / last).toBeLessThan(0.6);
    expect(await scope.stateText()).not.toBe(start);

    await page.keyboard.press('ArrowRight');
    await scope.expectStep(middle + 1);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await scope.expectStep(middle - 1);
  },
);

test('events are walked one by one, in both directions', async ({ scope }) => {
  const entries = await trace('four-guests');
  const events = entries.filter((entry) => entry.events.length > 0).map(({ step }) => step + 1);
  expect(events.length).toBeGreaterThan(10);

  await scope.open();
  for (const step of events.slice(0, 4)) {
    await scope.button('Next event').click();
    await scope.expectStep(step);
  }
  await scope.goTo((events.at(-2) ?? 0) + 1);
  for (const step of [events.at(-2), events.at(-3)]) {
    await scope.button('Previous event').click();
    await scope.expectStep(step ?? -1);
  }
});

test('the log lists the events, or every step', async ({ scope }) => {
  const entries = await trace('four-guests');
  const events = entries.filter((entry) => entry.events.length > 0).map(({ step }) => step + 1);
  await scope.open();
  const log = await scope.show('Log');
  const rows = log.getByRole('option');
  await expect(log.getByRole('checkbox', { name: 'events only' })).toBeChecked();
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(events.length));
  await rows.nth(3).click();
  await scope.expectStep(events[3] ?? -1);
  await scope.logAllSteps();
  await expect(rows.first()).toHaveAttribute('aria-setsize', String(entries.length));
  await expect(await scope.logged()).toHaveAttribute('aria-posinset', String(events[3]));
});

test('the run has a start and an end, and says why it ended', async ({ scope }) => {
  await scope.open();
  const last = await scope.length();
  await scope.button('Go to end').click();
  await scope.expectStep(last);
  await scope.settleStep();
  await expect(scope.nextStep).toContainText('every thread is at rest');
  await scope.button('Go to start').click();
  await scope.expectStep(0);
});

test('a step is one op whatever it plays by, and brackets go by function', async ({
  scope,
  page,
}) => {
  const playBy = page.getByRole('radiogroup', { name: 'Play by' });
  await scope.open();
  await scope.goTo(30);
  for (const by of ['event', 'function', 'op']) {
    await playBy.getByRole('radio', { name: by }).check();
    await scope.button('Step forward').click();
    await scope.expectStep(31);
    await scope.button('Step back').click();
    await scope.expectStep(30);
  }

  // From the middle of a function its end is more than one op away.
  await page.keyboard.press(']');
  await expect.poll(async () => Number(await scope.step.inputValue())).toBeGreaterThan(31);
  await page.keyboard.press('[');
  await expect.poll(async () => Number(await scope.step.inputValue())).toBeLessThanOrEqual(30);
});

test('playing goes from event to event, if nobody says otherwise', async ({ scope, page }) => {
  const entries = await trace('four-guests');
  const events = entries.filter((entry) => entry.events.length > 0).map(({ step }) => step + 1);
  await page.clock.install();
  await scope.open();
  await expect(page.getByRole('radio', { name: 'event', exact: true })).toBeChecked();
  const speed = page.getByRole('slider', { name: 'Speed' });
  await expect(speed).toHaveAttribute('aria-valuetext', /^[\d.]+ events\/s$/);
  const eventsPerSecond = Number.parseFloat((await speed.getAttribute('aria-valuetext')) ?? '');
  await page.clock.pauseAt(Date.now() + 60_000);
  await scope.button('Play').click();
  await expect(scope.button('Pause')).toBeVisible();
  await page.clock.runFor(10_000);
  const played = async () => 1 + events.indexOf(Number(await scope.step.inputValue()));
  await expect
    .poll(async () => Math.abs((await played()) - 10 * eventsPerSecond))
    .toBeLessThanOrEqual(2);
});

test(
  'playing moves at the speed that the slider says, until it is paused',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await page.clock.install();
    await scope.open();
    await page.getByRole('radio', { name: 'op', exact: true }).check();
    const speed = page.getByRole('slider', { name: 'Speed' });
    await expect(speed).toHaveAttribute('aria-valuetext', /^\d+ ops\/s$/);
    const stepsPerSecond = Number.parseInt((await speed.getAttribute('aria-valuetext')) ?? '', 10);
    await page.clock.pauseAt(Date.now() + 60_000);

    await scope.button('Play').click();
    await expect(scope.button('Pause')).toBeVisible();
    await page.clock.runFor(3000);
    await expect
      .poll(async () => Math.abs(Number(await scope.step.inputValue()) - 3 * stepsPerSecond))
      .toBeLessThanOrEqual(2);

    await scope.button('Pause').click();
    await expect(scope.button('Play')).toBeVisible();
    const paused = await scope.step.inputValue();
    await page.clock.runFor(3000);
    await expect(scope.step).toHaveValue(paused);
  },
);
