// What if a line of the kernel were not there, or elsewhere: made in the listing, undone, shared.

import { expect, test } from './fixtures.ts';
import { Edits } from './pages/edits.ts';
import { Explore } from './pages/explore-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { broken, link, run } from './terminal.ts';

const HANDLER = 'kvmppc_realmode_hmi_handler';
const REQUIRED = 'kvmppc_tb_resync_required';
const FIXED = 'four-way-fixed';
const SKIP_H4 = 'Undo skip of H4 call wait_for_subcore_guest_exit';

test('a line is skipped: the run changes, listing and verdict say so, and it is undone', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  await scope.expectAllHold();
  // A thread waits in the call that is going to be skipped.
  await scope.goTo(43);
  const edits = new Edits(page);
  await expect(edits.listed).toHaveAccessibleName('Lines of wait_for_subcore_guest_exit');
  await edits.show(HANDLER);
  await edits.make(/^What if: H4 call/, 'Skip this line');
  await expect(scope.verdict).toContainText('Edited kernel.');
  await scope.settle();
  // The step and the listing stay.
  await scope.expectStep(43);
  await expect(edits.listed).toHaveAccessibleName(`Lines of ${HANDLER}`);
  await expect(edits.line('H4')).toContainText('skipped');
  await expect(edits.line('H4').locator('s')).toHaveText('call wait_for_subcore_guest_exit');
  await expect(edits.line('H4')).toContainText('− taken out');
  await expect(edits.list).toContainText('Edited kernel: 1 change');
  // One run proves nothing; a search is a press away.
  await expect(scope.verdict).toContainText('In this run all 11 invariants hold');
  await expect(scope.everyRun).toContainText('not searched yet');
  await scope.verdict.getByRole('button', { name: 'Explore every run' }).click();
  await expect(scope.everyRun).toContainText('some order breaks it');
  // It is what the terminal makes of the same edit.
  const { hash, checksum } = await new ShareDialog(page).read();
  expect((await run(hash)).checksum).toBe(checksum);

  await edits.undo(SKIP_H4).click();
  await expect(edits.list).toBeHidden();
  await expect(edits.listed).toHaveAccessibleName(`Lines of ${HANDLER}`);
  await scope.expectAllHold();
  await expect(scope.verdict).not.toContainText('Edited kernel.');
  // Undoing was a change like any other.
  await page.keyboard.press('Control+z');
  await expect(edits.list).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(edits.list).toBeHidden();
});

test('a branch is forced away from the resync: all wait for bit 63, and the verdict says so', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  await edits.show(HANDLER);
  await edits.make(/^What if: if \(resync_req/, 'Never true');
  await scope.expectBreakAhead();
  await scope.settle();
  const { hash } = await new ShareDialog(page).read();
  const edited = await run(hash);
  expect(broken(edited)).toEqual(['no-deadlock']);
  await scope.button('Go to end').click();
  await scope.expectBroken();
  await expect(scope.verdict).toContainText('Edited kernel.');
});

test('an op is split, a line moved, a branch forced: all in one list, and in the link', async ({
  scope,
  page,
  stranger,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  for (const [name, line, what] of [
    [REQUIRED, /^What if: !test_and_set_bit/, 'Split it into its steps'],
    [HANDLER, /^What if: H3 /, 'Move it down'],
    [HANDLER, /^What if: if \(resync_req/, 'Always true'],
  ] as const) {
    await edits.show(name);
    await edits.make(line, what);
    await scope.settle();
  }
  await expect(edits.list).toContainText('Edited kernel: 3 changes');
  await expect(edits.lines).toContainText([
    'moved before H5 call opal_handle_hmi',
    '↓ moved here, from 2 lines above',
    'forced: always true',
    'if true',
  ]);

  const { hash } = await new ShareDialog(page).read();
  const other = await stranger();
  await other.open(hash);
  const shared = new Edits(other.page);
  await expect(shared.list).toContainText('Edited kernel: 3 changes');
  await shared.list.getByRole('button', { name: REQUIRED }).first().click();
  await expect(shared.lines).toContainText(['part 1 of 2', 'part 2 of 2']);

  // One by one, in any order.
  await edits.undo(/^Undo move of H3 /).click();
  await expect(edits.list).toContainText('Edited kernel: 2 changes');
  await expect(edits.undo(/^Undo forcing of if \(resync_req/)).toBeVisible();
  await scope.settle();
  await edits.undo('Undo all').click();
  await expect(edits.list).toBeHidden();
  await scope.expectAllHold();
});

test('an edit of what another one has made goes with it, and that is said', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  await edits.show(REQUIRED);
  await edits.make(/^What if: !test_and_set_bit/, 'Split it into its steps');
  await scope.settle();
  await edits.make(/^What if: std: /, 'Skip this line');
  await expect(edits.list).toContainText('Edited kernel: 2 changes');
  await scope.settle();
  await edits.undo(/^Undo split of /).click();
  await expect(edits.list).toBeHidden();
  await expect(page.getByText(/the skip of \S+:op\/2 was dropped/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(edits.list).toContainText('Edited kernel: 2 changes');
});

test('an edit too many is refused with a sentence, and nothing changes', async ({
  scope,
  page,
}) => {
  const there = { kind: 'move', at: `${HANDLER}:H3`, before: `${HANDLER}:H2` } as const;
  const back = { ...there, before: `${HANDLER}:H4` } as const;
  const edits = Array.from({ length: 32 }, (_, i) => (i % 2 === 0 ? there : back));
  await scope.open(await link({ split: 2, subcores: [{}, {}], edits }));
  const code = new Edits(page);
  const before = await scope.stateText();
  await code.show(HANDLER);
  await code.make(/^What if: H4 call/, 'Skip this line');
  await expect(page.getByRole('alert')).toContainText('expected a list of at most 32 edits');
  await expect(page.getByRole('alert')).toContainText('The run on the page is unchanged.');
  await expect(code.list).toContainText('Edited kernel: 32 changes');
  await scope.expectState(before);
});

test('all by the keyboard, and the same menu says why the line is there', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  const { keyboard } = page;
  await edits.show(HANDLER);
  const menu = edits.menu(/^What if: H4 call/);
  await menu.focus();
  await keyboard.press('Enter');
  await expect(edits.item('Skip this line')).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(edits.item('Why is this line there?')).toBeFocused();
  await keyboard.press('Escape');
  await expect(menu).toBeFocused();
  // As long as no menu is open, the arrows go from line to line.
  await keyboard.press('ArrowUp');
  await expect(edits.menu(/^What if: H3 /)).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(menu).toBeFocused();
  await keyboard.press('Enter');
  await expect(edits.item('Skip this line')).toBeFocused();
  await keyboard.press('Enter');
  await expect(edits.list).toContainText('H4 call wait_for_subcore_guest_exit: skipped');
  // The line that was edited keeps the keyboard; its menu takes the edit back.
  await expect(menu).toBeFocused();
  await scope.settle();
  await keyboard.press('Enter');
  await expect(edits.item('Undo: skipped')).toBeFocused();
  await keyboard.press('Enter');
  await expect(edits.list).toBeHidden();
  await expect(menu).toBeFocused();

  await scope.settle();
  await edits.make(/^What if: H4 call/, 'Why is this line there?');
  await expect(new Explore(page).why).toContainText('Without H4 of kvmppc_realmode_hmi_handler');
});

test('the menu of a line fits the smallest screen', async ({ scope, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  await edits.show(HANDLER);
  await edits.menu(/^What if: H4 /).click();
  await expect(edits.item('Why is this line there?')).toBeInViewport({ ratio: 1 });
  await expect(edits.item('Skip this line')).toBeInViewport({ ratio: 1 });
});
