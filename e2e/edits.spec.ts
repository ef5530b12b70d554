// What if a line of the kernel were not there, or elsewhere: made in the listing, undone, shared.

import { expect, test } from './fixtures.ts';
import { Edits } from './pages/edits.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { link } from './terminal.ts';

const HANDLER = 'kvmppc_realmode_hmi_handler';
const FIXED = 'four-way-fixed';

test('a line is skipped: the run changes, the listing and the verdict say so, and it is undone', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  await scope.expectAllHold();
  const edits = new Edits(page);
  await edits.show(HANDLER);
  await edits.make(/^What if: H4 call/, 'Skip this line');
  await expect(scope.verdict).toContainText('Edited kernel.');
  await edits.show(HANDLER);
  await expect(edits.line('H4')).toContainText('skipped');
  await expect(edits.line('H4').locator('s')).toHaveText('call wait_for_subcore_guest_exit');
  await expect(edits.list).toContainText('Edited kernel: 1 change');

  await edits.undo(/^Undo H4 call/).click();
  await expect(edits.list).toBeHidden();
  await scope.expectAllHold();
  await expect(scope.verdict).not.toContainText('Edited kernel.');
  // Undoing was a change like any other.
  await page.keyboard.press('Control+z');
  await expect(edits.list).toBeVisible();
});

test('an op is split, a line moved, a branch forced: all in one list, and in the link', async ({
  scope,
  page,
  stranger,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  for (const [line, what] of [
    [/^What if: H2 /, 'Split it into its steps'],
    [/^What if: H3 /, 'Move it down'],
    [/^What if: if resync_req/, 'Always true'],
  ] as const) {
    await edits.show(HANDLER);
    await edits.make(line, what);
    await scope.settle();
  }
  await expect(edits.list).toContainText('Edited kernel: 3 changes');
  await edits.show(HANDLER);
  await expect(edits.lines).toContainText(['part 1 of 2', 'part 2 of 2']);

  const { hash } = await new ShareDialog(page).read();
  const other = await stranger();
  await other.open(hash);
  await expect(new Edits(other.page).list).toContainText('Edited kernel: 3 changes');

  await edits.undo('Undo all').click();
  await expect(edits.list).toBeHidden();
  await scope.expectAllHold();
});

test('all by the keyboard, and what the menu offers is also why the line is there', async ({
  scope,
  page,
}) => {
  await scope.open(await link(FIXED));
  const edits = new Edits(page);
  await edits.show(HANDLER);
  await edits.menu(/^What if: H4 call/).focus();
  await page.keyboard.press('Enter');
  await expect(edits.item('Skip this line')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(edits.item('Why is this line there?')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(edits.menu(/^What if: H4 call/)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(edits.list).toContainText('H4 call wait_for_subcore_guest_exit: skipped');
});
