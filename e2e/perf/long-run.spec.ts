// A run of the greatest length: simulation, memory, and the frames of its timeline.

import { expect, test, type Page } from '@playwright/test';
import { SettingsDialog } from '../pages/settings-dialog.ts';
import { longRun } from '../scenarios.ts';
import { link } from '../terminal.ts';
import { report, reportSpread } from './figures.ts';
import { installStopwatch } from './stopwatch.ts';
import { reportLongestTask } from './tasks.ts';

const MEGABYTE = 1e6;

interface MemoryMeasurement {
  readonly bytes: number;
  readonly breakdown: readonly {
    readonly bytes: number;
    readonly attribution: readonly { readonly scope: string }[];
  }[];
}

// Without the switch the browser measures only when it collects garbage the next time.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    const args = [...(launchOptions.args ?? []), '--enable-blink-features=ForceEagerMeasureMemory'];
    await use({ ...launchOptions, args });
  },
});

async function open(page: Page, entries: number): Promise<number> {
  await installStopwatch(page);
  await page.goto(`./${await link(longRun(entries))}`);
  await page.evaluate(() => window.stopwatch.firstScreen);
  const slider = page.getByRole('slider', { name: 'Step', exact: true });
  return Number(await slider.getAttribute('max'));
}

test('simulation in the worker', async ({ page }) => {
  await open(page, 4095);
  const settings = new SettingsDialog(page);
  await settings.open();
  const { seed } = settings;
  const speeds: number[] = [];
  const waits: number[] = [];
  const rerun = async (value: number) => {
    await seed.fill(String(value));
    const { waitMs, steps, durationMs } = await page.evaluate(async () => {
      const wait = await window.stopwatch.rerun(() => {
        const field = document.activeElement;
        if (field instanceof HTMLInputElement) field.form?.requestSubmit();
      });
      return { waitMs: wait, ...window.stopwatch.simulated() };
    });
    speeds.push(steps / (durationMs / 1000));
    waits.push(waitMs);
  };
  for (const value of [1, 2, 3]) await rerun(value);
  report({
    what: 'simulation in the worker, trace sent, best of 3',
    unit: 'steps/s',
    measured: Math.max(...speeds),
    budget: 1e6,
    atLeast: true,
  });
  console.log(`    on the screen after ${Math.round(Math.min(...waits))} ms`);
  await reportLongestTask(page, 'while a run of 991,000 steps grows', async () => {
    for (const value of [4, 5]) await rerun(value);
  });
});

test('heap', async ({ page }) => {
  // The measurement is for isolated pages only; the page itself needs no isolation.
  await page.route('**', async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    await route.fulfill({ response, headers });
  });
  await page.goto(`./${await link('four-guests')}`);
  await installStopwatch(page);
  await page.reload();
  await page.evaluate(() => window.stopwatch.firstScreen);
  const small = await measureMemory(page);
  // Another page, so that nothing of the first scenario is left.
  await page.goto('about:blank');
  const steps = await open(page, 4095);
  expect(steps).toBeGreaterThan(800_000);
  const large = await measureMemory(page);
  for (const [scope, bytes] of large.byScope) {
    console.log(`    ${scope}: ${(bytes / MEGABYTE).toFixed(1)} MB`);
  }
  console.log(`    with the first scenario: ${(small.bytes / MEGABYTE).toFixed(1)} MB`);
  const perStep = (large.bytes - small.bytes) / steps;
  report({
    what: `heap, page and worker, ${steps.toLocaleString('en')} steps`,
    unit: 'MB',
    measured: large.bytes / MEGABYTE,
    budget: 80,
  });
  report({
    what: `heap at 1,000,000 steps (${perStep.toFixed(1)} bytes a step)`,
    unit: 'MB',
    measured: (small.bytes + perStep * 1e6) / MEGABYTE,
    budget: 80,
  });
});

async function measureMemory(
  page: Page,
): Promise<{ readonly bytes: number; readonly byScope: ReadonlyMap<string, number> }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const { bytes, breakdown } = await page.evaluate(() => {
    const measure: unknown = Reflect.get(performance, 'measureUserAgentSpecificMemory');
    if (typeof measure !== 'function') throw new Error('this browser cannot measure memory');
    return measure.call(performance) as Promise<MemoryMeasurement>;
  });
  const byScope = new Map<string, number>();
  for (const part of breakdown) {
    const scope = part.attribution[0]?.scope ?? 'shared';
    byScope.set(scope, (byScope.get(scope) ?? 0) + part.bytes);
  }
  return { bytes, byScope };
}

for (const entries of [500, 4095]) {
  test(`frames of the timeline with ${entries} entries a subcore`, async ({ page }) => {
    const steps = await open(page, entries);
    const canvas = page.getByRole('region', { name: 'Timeline' }).getByRole('slider').first();
    const what = `${steps.toLocaleString('en')} steps on 8 lanes`;
    await canvas.press('0');

    const zoom = await canvas.evaluate((element) =>
      window.stopwatch.frames(150, (frame) => {
        const box = element.getBoundingClientRect();
        // In by 25 frames and out again: everything is on the screen a part of the time.
        const deltaY = Math.floor(frame / 25) % 2 === 0 ? -60 : 60;
        element.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY,
            clientX: box.left + box.width / 2,
            clientY: box.top + 100,
            bubbles: true,
            cancelable: true,
          }),
        );
      }),
    );
    reportSpread(`zoom frame, ${what}`, 'ms', zoom, { p50: 17, p95: 25 });

    await canvas.press('0');
    await canvas.press('+');
    const pan = await canvas.evaluate((element) =>
      window.stopwatch.frames(150, (frame) => {
        const deltaX = Math.floor(frame / 25) % 2 === 0 ? 8 : -8;
        element.dispatchEvent(new WheelEvent('wheel', { deltaX, bubbles: true, cancelable: true }));
      }),
    );
    reportSpread(`pan frame, ${what}`, 'ms', pan, { p50: 17, p95: 25 });
    const draws = await page.evaluate(() =>
      performance.getEntriesByType('measure').map(({ name, duration }) => `${name} ${duration}`),
    );
    console.log(`    last frame: ${draws.join(', ')} ms`);
  });
}
