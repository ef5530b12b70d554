// What breaks stays small: a worker that dies is replaced, a panel that fails fails alone.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { oneGuest, wholeCore } from './scenarios.ts';
import { link } from './terminal.ts';

// Only Chromium lets a test into the worker.
test('a worker that dies is replaced, and the page is back at its step', async ({
  scope,
  page,
  watch,
}) => {
  await scope.open(await link('four-way-fixed', 30));
  const state = await scope.stateText();
  const [worker] = page.workers();
  if (worker === undefined) throw new Error('the page has no worker');
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by a test');
    });
  });
  await expect(page.getByRole('status').filter({ hasText: 'restarted' })).toContainText('step 30');
  await scope.settle();
  await scope.expectStep(30);
  await scope.expectState(state);
  // It is alive: the new worker answers.
  await scope.button('Go to end').click();
  await scope.settleStep();
  expect(await scope.stateText()).not.toBe(state);
  // Whether the browser has words of its own for what the page has dealt with is up to it.
  watch.take(/thrown by a test/);
});

// Only Chromium lets a test into the worker.
test('a search whose worker dies is said to be lost, the one behind it goes on, and the run stays', async ({
  scope,
  page,
  watch,
}) => {
  await scope.open(await link(wholeCore));
  const explored = new Explore(page);
  await explored.begin();
  await expect(explored.check).toContainText(/[1-9][\d,]* states ·/);
  await scope.open(await link(oneGuest));
  await scope.settle();
  await explored.begin();
  await expect(explored.check).toContainText('Waiting for another search');
  const searching = page.workers()[1];
  if (searching === undefined) throw new Error('the search has no worker of its own');
  await searching.evaluate(() => {
    setTimeout(() => {
      throw new Error('thrown by a test');
    });
  });
  await expect(explored.check).toContainText('Proven: all 11 invariants hold');
  await explored.open();
  await expect(explored.search(1)).toContainText(
    'The search crashed: Error: thrown by a test. What it had found is lost.',
  );
  await explored.close();
  await scope.button('Step forward').click();
  await scope.expectStep(1);
  await scope.settleStep();
  watch.take(/thrown by a test/);
});

test('a part of the page that does not load is said so', async ({ scope, page, watch }) => {
  await scope.open();
  await page.route(/assets\/explore-dialog[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  await scope.button('Explore').click();
  const { dialog } = new Explore(page);
  await expect(dialog.getByRole('alert')).toContainText('could not be loaded');
  await expect(dialog.getByRole('button', { name: 'Load the page again' })).toBeEnabled();
  expect(watch.take(/explore-dialog|404|module/i)).not.toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(scope.button('Explore')).toBeFocused();
});

test(
  'a worker that cannot be loaded is said so, not waited for',
  EVERY_BROWSER,
  async ({ scope, page, watch }) => {
    await page.route(/assets\/entry[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
    await page.goto(`./${await link('four-guests')}`);
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('does not start');
    expect(watch.take(/entry|404|worker/i)).not.toEqual([]);
    await page.unroute(/assets\/entry[^/]*\.js$/);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await scope.settle();
    await expect(alert).toHaveCount(0);
  },
);

test(
  'a browser without a canvas loses the timeline and nothing else',
  EVERY_BROWSER,
  async ({ scope, page, watch }) => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await scope.open();
    await expect(page.getByRole('alert')).toContainText('Timeline');
    for (const name of ['Core', 'Code', 'State', 'Invariants', 'Log', 'Verdict'] as const) {
      await scope.show(name);
    }
    const state = await scope.stateText();
    await scope.button('Step forward').click();
    await scope.expectStep(1);
    await scope.settleStep();
    expect(await scope.stateText()).not.toBe(state);
    // Firefox's driver passes on that there was an error, and not which.
    expect(watch.take(/canvas|^console error: Error$/i)).not.toEqual([]);
  },
);
