// The longest run, of nearly a million steps, in our timeline and in two other viewers of traces, one
// after the other on the same machine. They read it as a file in speedscope's own format: of trace events
// speedscope takes hours for as many. Our page gets no file but a link, and computes the run before it
// draws it. All windows are of one size; speedscope shows one thread of the eight at a time, the other
// two show all of them.

import { expect, test, type Browser, type Page } from '@playwright/test';
import { longRun } from '../scenarios.ts';
import { link, speedscopeFile } from '../terminal.ts';
import { percentile, report } from './figures.ts';
import { installStopwatch } from './stopwatch.ts';
import { serveViewers, type ViewerSite } from './viewer-site.ts';

const ROUNDS = 2;
const FRAMES = 150;
/** In by so many frames, and out again by as many: everything is on the screen a part of the time. */
const FRAMES_ONE_WAY = 25;
const FRAMES_INTO = 12;
const THREADS = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7'];

/** What a wheel says, such that every viewer goes in by about a tenth each frame. */
interface Wheel {
  readonly deltaY: number;
  readonly metaKey: boolean;
}

interface Viewer {
  readonly name: string;
  readonly zoom: Wheel;
  /** Opens the run, and says when it stood on the screen, in milliseconds since the navigation. */
  readonly open: (page: Page) => Promise<number>;
}

/** Milliseconds. */
interface Measured {
  readonly first: number;
  readonly zoom: number;
  readonly pan: number;
}

/** Calls the page's own clock in every frame until `whenMs` has an answer; 0 is none yet. */
async function untilDrawn(page: Page, whenMs: () => number): Promise<number> {
  const drawn = await page.waitForFunction(whenMs, null, { polling: 'raf', timeout: 240_000 });
  return drawn.jsonValue();
}

const ours = (hash: string): Viewer => ({
  name: 'this page',
  zoom: { deltaY: -60, metaKey: false },
  open: async (page) => {
    await page.goto(`./${hash}`);
    return page.evaluate(() => window.stopwatch.firstScreen);
  },
});

const speedscope = ({ address }: ViewerSite): Viewer => ({
  name: 'speedscope, one thread',
  zoom: { deltaY: -10, metaKey: true },
  open: async (page) => {
    await page.goto(`${address}speedscope/#profileURL=run.json`);
    const firstMs = await untilDrawn(page, () =>
      // One canvas for what the graphics card draws, two for the words on the chart and on its map.
      document.querySelectorAll('canvas').length === 3 ? performance.now() : 0,
    );
    await expect(page).toHaveTitle('POWER8 core - speedscope');
    // All threads of the file are offered; the first one is on the screen.
    await page.getByText(/^t0 \(1\/\d+\)$/).click();
    const offered = page.getByRole('row', { name: /^\d+ t\d /u });
    await expect(offered).toHaveText(THREADS.map((name) => new RegExp(`${name}22\\.\\d+ms$`, 'u')));
    await offered.first().click();
    await expect(offered).toHaveCount(0);
    return firstMs;
  },
});

const flameChart = ({ address }: ViewerSite): Viewer => ({
  name: 'flame-chart-js, all threads',
  zoom: { deltaY: -100, metaKey: false },
  open: async (page) => {
    await page.goto(`${address}flame-chart-js/`);
    const firstMs = await untilDrawn(
      page,
      () => performance.getEntriesByName('drawn')[0]?.startTime ?? 0,
    );
    await expect(page).toHaveTitle('8 threads');
    return firstMs;
  },
});

/** Times between frames while a wheel turns over the middle of the window, to and fro. */
async function frames(
  page: Page,
  wheel: Pick<WheelEventInit, 'deltaX' | 'deltaY' | 'metaKey'>,
  count = FRAMES,
): Promise<readonly number[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const [clientX, clientY] = [Math.round(width / 2), Math.round(height / 2)];
  await page.mouse.move(clientX, clientY);
  return page.evaluate(
    async ([turned, most, oneWay]) => {
      // What has been done before comes to its end: speedscope takes no pan as long as a zoom lasts.
      for (let rest = 0; rest < 10; rest++) await new Promise(requestAnimationFrame);
      const { deltaX = 0, deltaY = 0, ...others } = turned;
      const target = document.elementFromPoint(turned.clientX, turned.clientY);
      return window.stopwatch.frames(most, (frame) => {
        const way = Math.floor(frame / oneWay) % 2 === 0 ? 1 : -1;
        const deltas = { deltaX: way * deltaX, deltaY: way * deltaY };
        const event = { ...others, ...deltas, bubbles: true, cancelable: true };
        target?.dispatchEvent(new WheelEvent('wheel', event));
      });
    },
    [{ ...wheel, clientX, clientY }, count, FRAMES_ONE_WAY] as const,
  );
}

async function measure(browser: Browser, baseURL: string, viewer: Viewer): Promise<Measured> {
  const page = await browser.newPage({ baseURL });
  await installStopwatch(page);
  const first = await viewer.open(page);
  const zooming = await frames(page, viewer.zoom);
  // In, so that there is room to both sides.
  const before = await page.screenshot();
  await frames(page, viewer.zoom, FRAMES_INTO);
  expect((await page.screenshot()).equals(before), `${viewer.name} follows the wheel`).toBe(false);
  const panning = await frames(page, { deltaX: 8 });
  await page.close();
  const [zoom, pan] = [percentile(zooming, 0.5), percentile(panning, 0.5)];
  const worst = [zooming, panning].map((samples) => percentile(samples, 0.95).toFixed(1));
  console.log(
    `    ${viewer.name}: first picture ${Math.round(first)} ms; frames p50 / p95: ` +
      `zoom ${zoom.toFixed(1)} / ${worst[0]} ms, pan ${pan.toFixed(1)} / ${worst[1]} ms`,
  );
  return { first, zoom, pan };
}

/** Of every figure the least. */
const best = (rounds: readonly Measured[]): Measured => ({
  first: Math.min(...rounds.map(({ first }) => first)),
  zoom: Math.min(...rounds.map(({ zoom }) => zoom)),
  pan: Math.min(...rounds.map(({ pan }) => pan)),
});

test('the longest run beside other viewers', async ({ browser, baseURL }) => {
  test.setTimeout(10 * 60_000);
  const source = longRun(4095);
  const site = await serveViewers(await speedscopeFile(source));
  const own = ours(await link(source));
  const others = [speedscope(site), flameChart(site)];
  // They take turns, so that a machine that gets slower gets slower for all of them.
  const measured = new Map<Viewer, Measured[]>([own, ...others].map((viewer) => [viewer, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [viewer, rounds] of measured) {
      rounds.push(await measure(browser, baseURL ?? '', viewer));
    }
  }
  site.close();
  const mine = best(measured.get(own) ?? []);
  for (const viewer of others) {
    const theirs = best(measured.get(viewer) ?? []);
    const row = (what: string, key: keyof Measured) =>
      report({
        what: `${what} of the longest run, beside ${viewer.name}`,
        unit: 'ms',
        measured: mine[key],
        budget: theirs[key],
      });
    row('first picture', 'first');
    row('zoom frame, p50,', 'zoom');
    row('pan frame, p50,', 'pan');
  }
});
