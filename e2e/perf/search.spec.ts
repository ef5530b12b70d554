// An exact search of millions of states, side by side: SPIN on the exported model, Node, and the
// page's worker. They take turns, so that a machine that gets slower gets slower for all of them.

import { expect, test, type Page } from '@playwright/test';
import { spin, spinIsInstalled } from '../../src/testing/explorer/spin.ts';
import { Explore } from '../pages/explore-dialog.ts';
import { ScopePage } from '../pages/scope-page.ts';
import { twoGuestsThatLeave } from '../scenarios.ts';
import { explore, link, promela } from '../terminal.ts';
import { report } from './figures.ts';

const ROUNDS = 3;
const MOST_BYTES_A_STATE = 48;
const LEAST_STATES = 3_000_000;

interface Searched {
  readonly states: number;
  readonly statesPerSecond: number;
}

test('an exact search beside SPIN', async ({ page }) => {
  test.setTimeout(10 * 60_000);
  const model = await promela(twoGuestsThatLeave);
  await new ScopePage(page).open(await link(twoGuestsThatLeave));
  const rates = { spin: [0], node: [0], page: [0] };
  let bytesPerState = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const node = await explore(twoGuestsThatLeave, '--reduce', 'none');
    const worker = await searchInPage(page, round);
    expect(node.states).toBeGreaterThanOrEqual(LEAST_STATES);
    expect(worker.states).toBe(node.states);
    rates.node.push(node.statesPerSecond);
    rates.page.push(worker.statesPerSecond);
    bytesPerState = node.bytesPerState;
    if (!spinIsInstalled) continue;
    const { states, seconds } = spin(model, { fast: true });
    expect(states).toBe(node.states);
    rates.spin.push(states / seconds);
  }
  const best = (of: readonly number[]): number => Math.max(...of);
  const unit = 'states/s';
  if (spinIsInstalled) {
    const budget = best(rates.spin);
    report({
      what: 'exact search in Node, beside SPIN',
      unit,
      measured: best(rates.node),
      budget,
      atLeast: true,
    });
    report({
      what: 'exact search in the page, beside SPIN',
      unit,
      measured: best(rates.page),
      budget,
      atLeast: true,
    });
  } else {
    const own = `${Math.round(best(rates.node))} in Node, ${Math.round(best(rates.page))} in the page`;
    console.log(
      `    SPIN or a C compiler is not installed: states a second are ${own}, beside nothing`,
    );
  }
  report({ what: 'a state', unit: 'bytes', measured: bytesPerState, budget: MOST_BYTES_A_STATE });
  const limits = ['--reduce', 'none', '--max-states', String(LEAST_STATES)];
  const { bytesPerState: measured } = await explore('four-guests', ...limits);
  report({ what: 'a state of eight threads', unit: 'bytes', measured, budget: MOST_BYTES_A_STATE });
});

/** Search number `number` of this visit, without reductions. */
async function searchInPage(page: Page, number: number): Promise<Searched> {
  const panel = new Explore(page);
  await panel.open();
  await panel.dialog.getByRole('radio', { name: 'Off' }).check();
  await panel.startInDialog.click();
  // What was searched in this visit is known at once: it is searched again.
  if (number > 1) await panel.dialog.getByRole('button', { name: 'Search again' }).last().click();
  const search = panel.search(number);
  await expect(search).toContainText('bytes a state', { timeout: 120_000 });
  const text = (await search.textContent()) ?? '';
  const [, states = '', rate = '', thousand = ''] =
    /([\d,]+) states.*?([\d.,]+) ([kM]) states\/s/s.exec(text) ?? [];
  await panel.close();
  const factor = { k: 1e3, M: 1e6 }[thousand] ?? 1;
  return {
    states: Number(states.replaceAll(',', '')),
    statesPerSecond: Number(rate.replaceAll(',', '')) * factor,
  };
}
