// Changing a run: raising an error, another kernel, another split, another actor, and going back.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { TimelineCanvas } from './pages/timeline.ts';
import { typeInto } from './pages/type-into.ts';
import { quietBeforeFix, twoGuests } from './scenarios.ts';
import { broken, link, run } from './terminal.ts';

/** On the timeline that shows the whole run of `quietBeforeFix`: the thread is in its guest. */
const IN_GUEST = 0.47;

test.describe('injecting', () => {
  test('a click on the timeline raises an error there', EVERY_BROWSER, async ({ scope, page }) => {
    const quiet = await run(quietBeforeFix);
    expect(broken(quiet)).toEqual([]);
    await scope.open(await link(quietBeforeFix));
    await scope.expectAllHold();
    const timeline = new TimelineCanvas(page);
    await timeline.showAll();
    const before = await timeline.picture();

    await page.getByRole('button', { name: 'Inject HMI', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: /click on the timeline/i }).click();
    await timeline.click(IN_GUEST);

    await scope.expectBreakAhead();
    await scope.settle();
    await expect(await scope.logged()).toContainText('TB_MISSING_STEP');
    expect(await timeline.picture()).not.toBe(before);

    const shared = await new ShareDialog(page).read();
    const changed = await run(shared.hash);
    expect(broken(changed)).toContain('reload-safe');
    expect(changed.steps).not.toBe(quiet.steps);
    await expect(scope.step).toHaveAttribute('max', String(changed.steps));
    expect(shared.checksum).toBe(changed.checksum);
  });

  test('Shift and a click does the same without a menu', EVERY_BROWSER, async ({ scope, page }) => {
    await scope.open(await link(quietBeforeFix));
    const timeline = new TimelineCanvas(page);
    await timeline.showAll();
    await timeline.click(IN_GUEST, { shift: true });
    await scope.expectBreakAhead();
  });

  test('the button raises the cause that was chosen, at the selected step', async ({
    scope,
    page,
  }) => {
    await scope.open(await link('no-tb-error-pre-fix'));
    await scope.expectAllHold();
    await scope.button('Inject HMI').click();
    await page.getByRole('menuitem', { name: /^TB_MISSING_SYNC/ }).click();
    await scope.expectBreakAhead();
    await scope.expectStep(1);
    await scope.settle();
    const shared = await new ShareDialog(page).read();
    expect(broken(await run(shared.hash))).toContain('host-tb');
  });

  test('the key raises the error at the selected step, in host code to no harm', async ({
    scope,
    page,
  }) => {
    await scope.open(await link(quietBeforeFix));
    const before = await scope.length();
    // Step 18: the thread has left its guest and enables interrupts in the host.
    await scope.goTo(18);
    await page.keyboard.press('i');
    await scope.expectStep(19);
    await scope.settle();
    expect(await scope.length()).toBeGreaterThan(before);
    await scope.expectAllHold();
  });

  test('an error that cannot be raised there is refused, and the run stays', async ({
    scope,
    page,
  }) => {
    await scope.open();
    // All errors of the scenario are raised, and the timebase is stopped.
    await scope.goTo(60);
    const before = await scope.stateText();
    await page.keyboard.press('i');
    await expect(page.getByRole('alert')).toContainText(
      'Injection at step 60: the error cannot be raised there because the error before it has ' +
        'not been cleared yet. The run on the page is unchanged.',
    );
    await scope.expectStep(60);
    await scope.expectState(before);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test('the menu says which causes are not possible at the step, and why', async ({
  scope,
  page,
}) => {
  await scope.open();
  const cause = (name: RegExp) => page.getByRole('menuitem', { name });
  await scope.button('Inject HMI').click();
  await expect(cause(/^TB_MISSING_STEP/)).toHaveAccessibleDescription(/run raises it here anyway/);
  await expect(cause(/^PROC_RECV_DONE/)).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(scope.button('Inject HMI')).toHaveAccessibleDescription('');

  await scope.goTo(60);
  await scope.button('Inject HMI').click();
  const own = cause(/^TB_MISSING_STEP/);
  await expect(own).toBeDisabled();
  await expect(own).toHaveAccessibleDescription(/^Not here: .*has not been cleared yet/);
  // The scenario has room for another kind.
  await expect(cause(/^PROC_RECV_DONE/)).toBeEnabled();
  // It can be reached, and taking it does nothing.
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await scope.expectStep(60);

  // Once it has none, a fourth kind says so.
  for (const kind of [/^PROC_RECV_DONE/, /^PROC_RECV_AGAIN/]) {
    await scope.button('Inject HMI').click();
    await cause(kind).click();
    await scope.settle();
    await scope.goTo(60);
  }
  await scope.button('Inject HMI').click();
  await expect(cause(/^MALFUNCTION_ALERT/)).toHaveAccessibleDescription(/no room for another kind/);
});

test('the button says why nothing can be injected, before it is opened', async ({ scope }) => {
  const environment = {
    tbErrors: 3,
    errorKind2: 'TB_MISSING_SYNC',
    errorKind3: 'FW_CONTROL_ERR',
  } as const;
  await scope.open(await link({ ...twoGuests, environment }));
  await expect(scope.button('Inject HMI')).toHaveAccessibleDescription('');
  await scope.goTo(3);
  await expect(scope.button('Inject HMI')).toHaveAccessibleDescription(/has not been cleared yet/);
});

test('another kernel drops an injection whose steps before it are no longer those, and says so', async ({
  scope,
  page,
}) => {
  await scope.open();
  await page.keyboard.press('End');
  const last = await scope.length();
  await scope.expectStep(last);
  await page.keyboard.press('i');
  await scope.expectStep(last + 1);
  await scope.settle();
  await scope.select('Kernel').selectOption({ label: 'before the fix' });
  const notice = page.getByRole('status').filter({ hasText: 'dropped' });
  await expect(notice).toContainText(
    new RegExp(`Injection at step ${last}: it was dropped with the steps fixed before it, .*v4.8`),
  );
});

test.describe('switching', () => {
  test('the kernel before the fix breaks the verdict, and the rest stays', async ({
    scope,
    page,
  }) => {
    await scope.open(await link('four-way-fixed'));
    await scope.expectAllHold();
    const settings = new SettingsDialog(page);
    const seedAndFirmware = async () => {
      await settings.open();
      const values = [await settings.seed.inputValue(), await settings.firmware.inputValue()];
      await settings.close();
      return values;
    };
    const before = await seedAndFirmware();

    await scope.select('Kernel').selectOption({ label: 'before the fix' });
    await scope.expectBreakAhead();
    await scope.settle();
    await expect(scope.split(4)).toBeChecked();
    expect(await seedAndFirmware()).toEqual(before);

    await scope.button('Go to end').click();
    await scope.expectBroken();
    await expect(await scope.show('Invariants')).toContainText(/broken at step \d+/);
  });

  test('the split mode keeps kernel and seed, and the core gets other subcores', async ({
    scope,
    page,
  }) => {
    await scope.open();
    await scope.select('Kernel').selectOption({ label: 'before the fix' });
    await scope.settle();
    const core = await scope.show('Core');
    for (const mode of [2, 1, 4] as const) {
      await scope.split(mode).click();
      await expect(scope.split(mode)).toBeChecked();
      await expect(core.getByRole('heading', { name: /^subcore \d/ })).toHaveCount(mode);
      await scope.settle();
      await expect(scope.select('Kernel')).toHaveValue('pre-fix');
      const { hash } = await new ShareDialog(page).read();
      const expected = await run(hash);
      await expect(scope.step).toHaveAttribute('max', String(expected.steps));
    }
  });

  test('another seed gives another run, and a bad one a sentence', async ({ scope, page }) => {
    await scope.open();
    const before = await new ShareDialog(page).read();
    const settings = new SettingsDialog(page);
    await settings.open();
    const { seed } = settings;
    await typeInto(seed, 'xyz');
    await seed.press('Enter');
    await expect(seed).toHaveAccessibleDescription(/number/i);
    await typeInto(seed, '1234');
    await seed.press('Enter');
    await expect(seed).toHaveAccessibleDescription('');
    await settings.close();
    await expect.poll(async () => (await new ShareDialog(page).read()).hash).not.toBe(before.hash);
  });
});

test('another enabled actor may take the step, and undo and redo go between the runs', async ({
  scope,
  page,
}) => {
  await scope.open(await link('bit-63-race', 2));
  const share = new ShareDialog(page);
  const before = await share.read();
  const stateBefore = await scope.stateText();

  const other = scope.choices
    .filter({ has: page.locator('b') })
    .filter({ hasNotText: 'in this run' })
    .first();
  const actor = await other.locator('b').innerText();
  await other.click();
  await scope.expectStep(3);
  await scope.settle();
  await scope.logAllSteps();
  await expect(await scope.logged()).toContainText(actor);
  const after = await share.read();
  const stateAfter = await scope.stateText();
  expect(after.hash).not.toBe(before.hash);
  expect((await run(after.hash)).checksum).toBe(after.checksum);

  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await scope.expectStep(2);
  await scope.expectState(stateBefore);
  await scope.settle();
  expect(await share.read()).toEqual(before);

  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await scope.expectStep(3);
  await scope.expectState(stateAfter);
  await scope.settle();
  expect(await share.read()).toEqual(after);
});
