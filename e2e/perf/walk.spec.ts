// Moving through a run, click to paint; and what blocks the main thread meanwhile.

import { expect, test, type Page } from '@playwright/test';
import { ScopePage } from '../pages/scope-page.ts';
import { longRun } from '../scenarios.ts';
import { link } from '../terminal.ts';
import { reportSpread } from './figures.ts';
import { installStopwatch } from './stopwatch.ts';
import { reportLongestTask } from './tasks.ts';

const STEP_BUDGET_MS = 50;

async function open(page: Page, hash: string): Promise<void> {
  await installStopwatch(page);
  await page.goto(`./${hash}`);
  await page.evaluate(() => window.stopwatch.firstScreen);
}

function clicks(page: Page, button: string, count: number): Promise<number[]> {
  return page.evaluate(
    async ([name, times]) => {
      const samples: number[] = [];
      while (samples.length < times) samples.push(await window.stopwatch.click(name));
      return samples;
    },
    [button, count] as const,
  );
}

test('steps of the first scenario', async ({ page }) => {
  await open(page, await link('four-guests'));
  await reportLongestTask(page, 'stepping through the first scenario', async () => {
    const forward = await clicks(page, 'Step forward', 100);
    const back = await clicks(page, 'Step back', 100);
    reportSpread('step forward', 'ms', forward, { p95: STEP_BUDGET_MS });
    reportSpread('step back', 'ms', back, { p95: STEP_BUDGET_MS });
  });

  const scope = new ScopePage(page);
  await reportLongestTask(page, 'switching the kernel and back', async () => {
    await scope.select('Kernel').selectOption('pre-fix');
    await scope.expectBreakAhead();
    await page.keyboard.press('Control+z');
    await scope.expectAllHold();
  });

  await page.getByRole('radio', { name: 'op', exact: true }).check();
  await reportLongestTask(page, 'playing the first scenario', async () => {
    await scope.button('Play').click();
    await expect(scope.step).toHaveValue(String(await scope.length()), { timeout: 60_000 });
  });
});

test('steps and jumps of a long run', async ({ page }) => {
  await open(page, await link('four-guests'));
  const hash = await link(longRun(500));
  await reportLongestTask(page, 'opening a long run', async () => {
    await page.evaluate(
      (to) =>
        window.stopwatch.rerun(() => {
          location.hash = to;
        }),
      hash,
    );
  });
  const steps = Number(
    await page.getByRole('slider', { name: 'Step', exact: true }).getAttribute('max'),
  );
  expect(steps).toBeGreaterThan(100_000);
  const long = `${steps.toLocaleString('en')} steps`;
  await reportLongestTask(page, `walking through ${long}`, () => walk(page, steps, long));
});

async function walk(page: Page, steps: number, long: string): Promise<void> {
  const jumps = await page.evaluate(async (last) => {
    const samples: number[] = [];
    // The golden section spreads the places over the whole run, far from each other.
    for (let jump = 1; jump <= 100; jump++) {
      samples.push(await window.stopwatch.jump(Math.floor(((jump * 0.618034) % 1) * last)));
    }
    return samples;
  }, steps);
  reportSpread(`jump to any of ${long}`, 'ms', jumps, { p95: STEP_BUDGET_MS });
  const forward = await clicks(page, 'Step forward', 50);
  reportSpread(`step forward among ${long}`, 'ms', forward, { p95: STEP_BUDGET_MS });
  const events = await clicks(page, 'Next event', 50);
  reportSpread(`next event among ${long}`, 'ms', events, { p95: STEP_BUDGET_MS });
}
