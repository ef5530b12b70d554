// Searches from a terminal: how long they take as the page makes them, with reductions where they are needed, and
// with reductions in any case what a state takes. And in the page: how long it is until of every invariant is known
// whether it holds, until an answer that is known is there, and until the first that is searched for.

import { expect, test } from '@playwright/test';
import type { ScenarioInput } from '../../src/models/power8/settings.ts';
import { Explore } from '../pages/explore-dialog.ts';
import { ScopePage } from '../pages/scope-page.ts';
import { wholeCore } from '../scenarios.ts';
import { explore, link, type ExploreResult } from '../terminal.ts';
import { report } from './figures.ts';

const AS_NEEDED = ['--reduce', 'as-needed'];
const REDUCED = ['--reduce', 'por+symmetry'];
const MICROSECONDS_A_STATE = 22;
const SECONDS = 2;
const MOST_STATES = 4_000_000;

const unsplit: ScenarioInput = {
  model: 'power8-hmi',
  kernel: 'v4.8',
  split: 1,
  threadsPerSubcore: 4,
  subcores: [{ start: 'guest', tbOffset: '0x1000000000', entries: 1 }],
};

/** With what is meant to be enough, in the page, until of every invariant is known whether it holds. */
const SEARCHES = [
  ['four-guests', 'four-guests', 3],
  ['host-waits', 'host-waits', SECONDS],
  ['re-entry', 're-entry', SECONDS],
  ['bit-63-race', 'bit-63-race', SECONDS],
  ['an unsplit core of four threads, one re-entry', unsplit, SECONDS],
] as const;

for (const [name, source, seconds] of [
  ...SEARCHES,
  ['at most 4 M states of a core of eight threads, one re-entry', wholeCore, null],
] as const)
  test(`a search: ${name}`, async () => {
    test.setTimeout(15 * 60_000);
    const search = (reduce: readonly string[]) =>
      explore(source, ...reduce, '--max-states', String(MOST_STATES));
    const named = ({ states, complete }: ExploreResult, how: string): string =>
      `${name}${how}: ${states.toLocaleString('en')} states${complete ? ', all of them' : ''}`;
    if (seconds !== null) {
      const needed = await search(AS_NEEDED);
      expect(needed.complete).toBe(true);
      const what = named(needed, '');
      report({ what, unit: 's', measured: needed.seconds, budget: seconds });
    }
    const reduced = await search(REDUCED);
    report({
      what: `${named(reduced, ', with reductions')}, a state`,
      unit: 'us',
      measured: (reduced.seconds / reduced.states) * 1e6,
      budget: MICROSECONDS_A_STATE,
    });
  });

/** Runs in the page: whoever looks from outside looks twice a second. */
const secondsToVerdicts = (panel: Element): Promise<number> =>
  new Promise((resolve) => {
    const start = [...panel.querySelectorAll('button')].find(({ textContent }) =>
      ['Search again', 'Check every order'].includes(textContent),
    );
    const from = performance.now();
    start?.click();
    const observer = new MutationObserver(() => {
      const { textContent } = panel;
      if (textContent.includes('Known at once')) return;
      if (!/Proven: all|invariants can break; the other/.test(textContent)) return;
      observer.disconnect();
      resolve((performance.now() - from) / 1000);
    });
    observer.observe(panel, { subtree: true, childList: true, characterData: true });
  });

test('all verdicts of a search in the page', async ({ page }) => {
  test.setTimeout(5 * 60_000);
  for (const [name, source, budget] of SEARCHES) {
    await new ScopePage(page).open(await link(source));
    const explored = new Explore(page);
    const { check } = explored;
    await explored.show();
    if (typeof source === 'string') {
      await explored.start.click();
      await expect(check).toContainText('Known at once');
    }
    const measured = await check.evaluate(secondsToVerdicts);
    report({ what: `${name}, searched afresh in the page`, unit: 's', measured, budget });
    // What goes on, the search for shorter ways, is nothing that was asked for.
    await page.goto('about:blank');
  }
});

test('the first answer in the page', async ({ page }) => {
  test.setTimeout(5 * 60_000);
  const scope = new ScopePage(page);
  const explored = new Explore(page);
  const { check } = explored;
  const answer = /Proven: all|can break|Broken already/;
  let [known, searched] = [0, 0];
  for (const preset of [
    'four-guests',
    'host-waits',
    're-entry',
    'bit-63-race',
    'leaving-guest-lucky',
  ]) {
    await scope.open(await link(preset));
    await explored.show();
    let from = performance.now();
    await explored.start.click();
    await expect(check).toContainText(answer, { timeout: 60_000 });
    known = Math.max(known, performance.now() - from);
    await expect(check).toContainText('Known at once');
    if (preset !== 'leaving-guest-lucky') continue;
    from = performance.now();
    await check.getByRole('button', { name: 'Search again' }).click();
    await expect(check).not.toContainText('Known at once');
    await expect(check).toContainText(answer, { timeout: 60_000 });
    searched = performance.now() - from;
  }
  const budget = SECONDS * 1000;
  report({ what: 'the slowest of five known answers', unit: 'ms', measured: known, budget });
  report({ what: 'the first break of a search', unit: 'ms', measured: searched, budget });
});
