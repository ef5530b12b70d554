// "Can it go wrong?": a search of every order ends with a proof, or with a run that breaks.

import { readFile } from 'node:fs/promises';
import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { Explore } from './pages/explore-dialog.ts';
import { typeInto } from './pages/type-into.ts';
import { coreWithoutOffsets, longAndBroken, oneGuest, twoGuests, wholeCore } from './scenarios.ts';
import { explore, link, promela } from './terminal.ts';

const PROVEN = 'carry-check';
const BROKEN = 'leaving-guest-lucky';

test('a scenario that is right is proven right', EVERY_BROWSER, async ({ scope, page }) => {
  const asked = explore(PROVEN, '--reduce', 'none');
  await scope.open(await link(PROVEN));
  const explored = new Explore(page);
  const { check } = explored;
  await explored.begin();
  await expect(check).toContainText(
    'Proven: all 11 invariants hold in every order that the model knows.',
  );
  // The invariants, and that every run can end.
  await expect(check.getByText('✓ holds')).toHaveCount(12);
  expect((await asked).invariants.every(({ holds }) => holds === true)).toBe(true);
  // Nothing had to be left out: without reduction it is the same answer, until it is searched for.
  await explored.open();
  await explored.dialog.getByRole('radio', { name: 'Off' }).check();
  await explored.startInDialog.click();
  const card = explored.search(1);
  await expect(card).toContainText('without reduction');
  await expect(card).toContainText('Known at once: it was searched in this visit.');
  await card.getByRole('button', { name: 'Search again' }).click();
  // It counts what the terminal counts.
  const states = (await asked).states.toLocaleString('en');
  await expect(explored.search(2)).toContainText(`${states} states`);
  await expect(explored.search(2)).not.toContainText('Known at once');
});

test('what breaks opens as a run, goes to a stranger by its link, and is undone', async ({
  scope,
  page,
  stranger,
}) => {
  const { invariants } = await explore(BROKEN);
  const { shortestStep, link: expected } = invariants.find(({ id }) => id === 'host-tb') ?? {};
  await scope.open(await link(BROKEN, 5));
  const panel = new Explore(page);
  await panel.begin();
  const opener = panel.opener(panel.check, 'host-tb');
  await expect(opener).toHaveText(`✗ in ${shortestStep} steps, the shortest`);

  await panel.open();
  const anchor = panel.search(1).getByRole('link', { name: /^Link to host-tb/ });
  const hash = (await anchor.getAttribute('href')) ?? '';
  expect(hash).toBe(expected);
  await panel.opener(panel.search(1), 'host-tb').click();
  await expect(panel.dialog).toBeHidden();
  await scope.expectStep(Number(shortestStep));
  await expect(scope.verdict).toContainText(`Broken: host-tb at step ${shortestStep}`);
  const state = await scope.stateText();
  // Beside the run stands why it breaks, with the steps that it is about.
  const why = panel.check.getByRole('list', { name: 'Orderings that matter' });
  await scope.verdict.getByRole('button', { name: 'Why?' }).press('Enter');
  await expect(opener).toBeFocused();
  await expect(why).toBeInViewport();
  await expect(why).toContainText(
    't0 loads every TB from the ChipTOD before it subtracts its offset',
  );
  const goTo = why.getByRole('button', { name: /^Go to step/ }).first();
  const step = Number(/\d+/.exec(await goTo.innerText()));
  await goTo.click();
  await scope.expectStep(step);
  await scope.goTo(Number(shortestStep));

  const other = await stranger();
  await other.open(hash);
  await other.expectStep(Number(shortestStep));
  await other.expectState(state);
  await expect(other.verdict).toContainText(`Broken: host-tb at step ${shortestStep}`);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await scope.expectStep(5);
  await expect(scope.verdict).not.toContainText('Broken');
  // The search and its result are still there.
  await panel.show();
  await expect(opener).toBeVisible();
});

test('every run: not searched, searching, broken or proven, and never mixed with this run', async ({
  scope,
  page,
}) => {
  await scope.open(await link(BROKEN));
  const { thisRun, everyRun } = scope;
  await expect(thisRun).toHaveText(/^right to its end, step \d+$/);
  await expect(everyRun).toContainText('not searched yet');
  await everyRun.getByRole('button', { name: 'Explore every run' }).click();
  await everyRun.getByRole('button', { name: /^open it/ }).click();
  await expect(everyRun).toHaveText('some order breaks it: this one');
  await expect(thisRun).toHaveText(/^(damaged|broken) at step \d+/);

  await scope.select('Scenario').selectOption(PROVEN);
  await expect(everyRun).toContainText('not searched yet');
  await scope.settle();
  await page.keyboard.press('h');
  await expect(scope.nextStep).toContainText('Proven');
  // From a step on is not every run, be it the first.
  await expect(everyRun).toContainText('not searched yet');
  await everyRun.getByRole('button', { name: 'Explore every run' }).click();
  await expect(everyRun).toHaveText(/^holds in all [\d,]+ states, no deadlock$/);
  await scope.open(await link(coreWithoutOffsets));
  await everyRun.getByRole('button', { name: 'Explore every run' }).click();
  await expect(everyRun).toHaveText(/^searching: [\d,]+ states, nothing broken yet$/);
  const explored = new Explore(page);
  await explored.show();
  await explored.cancel.click();
  await expect(everyRun).toContainText(/^not finished: [\d,]+ states, nothing broken/);
});

test('what a search has found opens while it goes on, which disturbs neither', async ({
  scope,
  page,
}) => {
  await scope.open(await link(longAndBroken));
  const explored = new Explore(page);
  const { check } = explored;
  await explored.begin();
  await expect(check).toContainText('Broken already.');
  await expect(check).toContainText(/% of the limit: 20,000,000 states or 1\.0 GB/);
  await check.getByRole('button', { name: /^Open reload-safe, broken in \d+ steps$/ }).click();
  await scope.expectBroken();
  await expect(scope.everyRun).toContainText('some order breaks it');
  // The search is where it was, and still finds states.
  const states = async () =>
    Number(/([\d,]+) states ·/.exec(await check.innerText())?.[1]?.replaceAll(',', '') ?? 0);
  const before = await states();
  await expect.poll(states).toBeGreaterThan(before);
  await expect(check).toContainText(/The frontier (grows|shrinks)/);
  await explored.cancel.click();
  await expect(check).toContainText('invariants can break');
});

test('a search that is cancelled says what it knows, and the page answers meanwhile', async ({
  scope,
  page,
}) => {
  await scope.open(await link(coreWithoutOffsets));
  const explored = new Explore(page);
  const { check } = explored;
  await explored.begin();
  await expect(check).toContainText(/[1-9][\d,]* states ·/);
  await scope.button('Step forward').click();
  await scope.expectStep(1);
  await scope.settleStep();
  await expect(scope.button('Explore')).toHaveAccessibleDescription(/one is running/);
  await check.getByRole('button', { name: 'Cancel search 1' }).click();
  await expect(check).toContainText('Not complete: the search was stopped, with');
  await expect(scope.button('Explore')).not.toHaveAccessibleDescription(/one is running/);
  await expect(check).toContainText('Not decided: nothing broke in the part that was searched.');
  await expect(check.getByText('? not decided')).toHaveCount(12);
});

test('limits that make no sense are refused with a sentence each', async ({ scope, page }) => {
  await scope.open();
  const dialog = new Explore(page);
  await dialog.open();
  for (const [text, sentence] of [
    ['lots', 'Most states: expected a whole number, got "lots".'],
    ['12', 'Most states: expected at least 1,000, got 12.'],
    ['1000000000', 'Most states: expected at most 100,000,000, got 1,000,000,000.'],
  ] as const) {
    await typeInto(dialog.states, text);
    await expect(dialog.problems).toHaveText([sentence]);
    await expect(dialog.startInDialog).toBeDisabled();
  }
  await typeInto(dialog.megabytes, '0');
  await expect(dialog.problems.last()).toHaveText('Most memory, MB: expected at least 16, got 0.');
});

test('a limit ends a search honestly', async ({ scope, page }) => {
  await scope.open(await link(wholeCore));
  const explored = new Explore(page);
  await explored.open();
  await typeInto(explored.states, '5000');
  await explored.startInDialog.click();
  await expect(explored.search(1)).toContainText(
    /Not complete: the search stopped at its limit, with 5,0\d\d states/,
  );
});

test('a second search waits, another scenario disturbs neither, and each ends by itself', async ({
  scope,
  page,
}) => {
  await scope.open(await link(wholeCore));
  const explored = new Explore(page);
  await explored.begin();
  await scope.select('Scenario').selectOption(BROKEN);
  await scope.settle();
  await explored.begin();
  // What is known need not wait; what is searched again does.
  await expect(explored.check).toContainText('Known at once');
  await explored.again.click();
  await expect(explored.check).toContainText('Waiting for another search');
  await expect(explored.check).toContainText(/Under way: .+\./);
  await explored.open();
  await explored.search(1).getByRole('button', { name: 'Cancel search 1' }).click();
  await expect(explored.search(1)).toContainText('the search was stopped');
  await expect(explored.search(3)).toContainText('5 of 11 invariants can break');
  await expect(explored.search(3)).not.toContainText('Known at once');
  await explored.close();
  // What was found about a scenario opens from any other.
  await scope.select('Scenario').selectOption(PROVEN);
  await scope.settle();
  await explored.open();
  await explored.opener(explored.search(3), 'reload-safe').click();
  await scope.expectBroken();
  await expect(scope.select('Kernel')).toHaveValue('pre-fix');
});

test('from the selected step: whether it can break, how soon, and by whose move', async ({
  scope,
  page,
}) => {
  await scope.open(await link(BROKEN, 0));
  await page.keyboard.press('h');
  const { nextStep } = scope;
  await expect(nextStep).toContainText(/\d of 11 invariants can break/);
  const mark = scope.choices.filter({ hasText: /breaks \S+ in \d+ steps?/ });
  await expect(mark).toHaveCount(1);
  await expect(mark).toContainText('error');
  const opener = new Explore(page).opener(nextStep, 'reload-safe');
  await expect(opener).toHaveText(/in \d+ steps, the shortest/);

  // Another step is another question.
  await scope.button('Step forward').click();
  await scope.expectStep(1);
  await expect(nextStep).not.toContainText('can break');
  await scope.button('Step back').click();
  await expect(nextStep).toContainText('can break');
  await opener.click();
  await scope.expectBroken();
});

test('the other way round says what is another way, and what still breaks the other way', async ({
  scope,
  page,
}) => {
  await scope.open(await link('dec-expires'));
  const explored = new Explore(page);
  const { check, opener } = explored;
  await explored.begin();
  await expect(opener(check, 'dec-expires')).toContainText('the shortest');
  await opener(check, 'dec-expires').click();
  await scope.expectBroken();
  await check.getByRole('button', { name: 'the other way round' }).click();
  await expect(page.getByText(/^The other way round than at steps \d+ and \d+/)).toContainText(
    'here t1 saves dec_expires before t0 subtracts its offset, and dec-expires is not broken',
  );
  await expect(scope.thisRun).toContainText('right to its end');
  // The ordering stands there still, and says which run is on the page.
  await expect(check.getByRole('list', { name: 'Orderings that matter' })).toContainText(
    'the other way round in this run',
  );
  await expect(scope.everyRun).toContainText('some order breaks it');
});

test('a line that nothing needs here is needed by a scenario that a search names', async ({
  scope,
  page,
}) => {
  await scope.open(await link(oneGuest));
  const code = scope.region('Code');
  await code
    .getByRole('combobox', { name: 'Function' })
    .selectOption({ label: 'kvmppc_tb_resync_required' });
  await code.getByRole('button', { name: /^What if: .*test_and_set_bit/ }).click();
  const { why } = new Explore(page);
  await page.getByRole('menuitem', { name: 'Why is this line there?' }).click();
  // Which scenario it looks at stands there too, but it may have found one before anybody has read that.
  await expect(why).toContainText('Nothing breaks without');
  const open = why.getByRole('button', { name: /^Open it without/ });
  await expect(open).toBeVisible({ timeout: 45_000 });
  await expect(why).toContainText(
    /“.+” needs .+: without it .+ can break, with it .+ proven to hold/,
  );
  await open.click();
  await expect(scope.verdict).toContainText('Edited kernel.');
  await scope.expectBroken();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(why).toContainText('needs');
});

test('why a line is there: what breaks without it opens with the edit, and is undone', async ({
  scope,
  page,
}) => {
  await scope.open(await link(twoGuests));
  const code = scope.region('Code');
  await code
    .getByRole('combobox', { name: 'Function' })
    .selectOption({ label: 'kvmppc_realmode_hmi_handler' });
  await code.getByRole('button', { name: 'H4: why is this line there?' }).click();
  const { why } = new Explore(page);
  await expect(why).toContainText('Without H4 of kvmppc_realmode_hmi_handler');
  await expect(why).toContainText(/reload-safe.* hold with H4, and break without it\./);
  await new Explore(page).opener(why, 'reload-safe').click();
  await expect(scope.verdict).toContainText('Broken: reload-safe');
  await expect(why).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await scope.expectAllHold();
  await expect(why).toBeVisible();
  await why.getByRole('button', { name: 'Put the answer away' }).click();
  await expect(why).toBeHidden();
});

// Only Chromium's driver hands downloads over.
test('the model for SPIN is a file to keep', async ({ scope, page }) => {
  await scope.open(await link(PROVEN));
  const explored = new Explore(page);
  await explored.open();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    explored.dialog.getByRole('button', { name: 'Download Promela' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${PROVEN}.pml`);
  expect(await readFile(await download.path(), 'utf8')).toBe(await promela(PROVEN));
  await expect(explored.dialog).toContainText(`Saved as ${PROVEN}.pml.`);
  // With it, how to search it, on all cores for one.
  const commands = explored.dialog.getByRole('group').filter({ hasText: 'breadth first' });
  await commands.getByText('All cores, breadth first').click();
  await expect(commands).toContainText(`spin -a -o2 -DCHECK_ALL ${PROVEN}.pml`);
  await expect(commands).toContainText('-DBFS_PAR');
});

test(
  'all by the keyboard: start, cancel, open, come back',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open(await link(BROKEN));
    const { keyboard } = page;
    const explored = new Explore(page);
    await keyboard.press('x');
    await expect(explored.startInDialog).toBeFocused();
    await keyboard.press('Enter');
    // What is known of a break before is replaced by what explains it.
    await expect(explored.search(1)).toContainText('of 11 invariants can break');
    const opener = explored.opener(explored.search(1), 'host-tb');
    await expect(opener).toBeVisible();
    for (let press = 0; press < 20; press++) {
      await keyboard.press('Tab');
      if (await opener.evaluate((element) => element === document.activeElement)) break;
    }
    await keyboard.press('Enter');
    await scope.expectBroken();
    await keyboard.press('Control+z');
    await scope.expectStep(0);
  },
);

test('a search that is stopped leaves the answer that was there', async ({ scope, page }) => {
  await scope.open(await link(BROKEN));
  const explored = new Explore(page);
  const { check } = explored;
  await explored.begin();
  await expect(check).toContainText('5 of 11 invariants can break');
  await explored.open();
  await typeInto(explored.states, '1000');
  await explored.dialog.getByRole('radio', { name: 'Off' }).check();
  await explored.startInDialog.click();
  await expect(explored.search(2)).toContainText('Not complete: the search stopped at its limit');
  await explored.close();
  await expect(check).toContainText('5 of 11 invariants can break');
  await expect(scope.everyRun).toContainText('some order breaks it');
});
