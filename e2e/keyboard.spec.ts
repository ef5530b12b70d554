// Everything by the keyboard: the sheet of shortcuts, a whole task, and the way around the page.

import { EVERY_BROWSER, expect, test } from './fixtures.ts';
import { Edits } from './pages/edits.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { quietBeforeFix } from './scenarios.ts';
import { broken, link, run, trace } from './terminal.ts';

test('step, inject and share without a pointer', EVERY_BROWSER, async ({ scope, page }) => {
  await scope.open(await link(quietBeforeFix));
  const { keyboard } = page;
  const sheet = page.getByRole('dialog', { name: /shortcuts/i });

  await keyboard.press('?');
  await expect(sheet).toBeVisible();
  await expect(sheet.getByText('Step forward')).toBeVisible();
  // While the sheet is open, the page behind it does not listen.
  await keyboard.press('ArrowRight');
  await keyboard.press('Escape');
  // It is gone for the page, too, which listens again only then.
  await expect(page.locator('dialog')).toHaveCount(0);
  await scope.expectStep(0);

  for (let step = 1; step <= 3; step++) {
    await keyboard.press('ArrowRight');
    await scope.expectStep(step);
  }
  await keyboard.press('ArrowLeft');
  await scope.expectStep(2);
  await keyboard.press('End');
  await scope.expectStep(await scope.length());
  await keyboard.press('Home');
  await scope.expectStep(0);
  await keyboard.press('Shift+ArrowRight');
  await scope.expectStep(1);

  // Step 33: the thread runs in its guest again.
  await scope.goTo(33);
  await keyboard.press('i');
  await scope.expectStep(34);
  await scope.expectBreakAhead();
  await scope.settle();

  await keyboard.press('s');
  const share = new ShareDialog(page);
  const { hash, checksum } = await share.readOpen();
  await share.close();
  const result = await run(hash);
  expect(result.checksum).toBe(checksum);
  expect(broken(result)).toContain('reload-safe');

  await keyboard.press('Control+z');
  await scope.expectAllHold();
  await scope.expectStep(33);
  await keyboard.press('Control+Shift+z');
  await scope.expectBreakAhead();
});

test(
  'Tab reaches every control, and focus can be seen',
  EVERY_BROWSER,
  async ({ scope, page, browserName }) => {
    await scope.open();
    // Enabled by a step that can be taken back.
    await scope.button('Step forward').click();
    await scope.expectStep(1);
    // The name in it is a link: beside it.
    await page.getByRole('banner').click({ position: { x: 3, y: 3 } });

    const reached: string[] = [];
    for (let press = 0; press < 200; press++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement) || element === document.body) return null;
        // A control may leave it to what is drawn for it, or around it, to show the focus.
        const seen = [element, element.nextElementSibling, element.parentElement].some((one) => {
          if (one === null) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(one);
          return outlineStyle !== 'none' && outlineWidth !== '0px';
        });
        const label =
          element.getAttribute('aria-label') ??
          (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
            ? element.labels?.[0]?.textContent
            : null) ??
          element.textContent;
        return { name: `${element.getAttribute('role') ?? element.tagName} ${label}`, seen };
      });
      if (focused === null) break;
      expect(focused.seen, `the focus can be seen on ${focused.name}`).toBe(true);
      if (reached[0] === focused.name) break;
      reached.push(focused.name);
    }
    const wanted = [
      'Scenario',
      'Kernel',
      'Scenario settings',
      'Explore',
      'Compare',
      'Share',
      'Go to start',
      'Step back',
      'Play',
      'Step forward',
      'Next event',
      'Go to end',
      'Inject HMI',
      'Step',
      'Timelines of',
      'Show true time',
      'tab Code',
      'Thread',
      'Function',
      'Can it break from here?',
    ];
    const all = reached.join('\n');
    for (const name of wanted) expect.soft(all, `${browserName} reaches ${name}`).toContain(name);
  },
);

test(
  'Space plays after a click on a button, and presses the one that Tab has reached',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open();
    const { keyboard } = page;
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    const playsAndPauses = async () => {
      await keyboard.press('Space');
      await expect(pause).toBeVisible();
      await keyboard.press('Space');
      await expect(pause).toHaveCount(0);
      await keyboard.press('Home');
      await scope.expectStep(0);
    };
    await scope.button('Step forward').click();
    await scope.expectStep(1);
    await keyboard.press('ArrowRight');
    await playsAndPauses();

    const share = page.getByRole('dialog', { name: /share/i });
    await scope.button('Share').click();
    await share.getByRole('button', { name: 'Close' }).click();
    await expect(share).toHaveCount(0);
    await playsAndPauses();

    // What was closed by a key is a matter of the keyboard, as what Tab has reached.
    await scope.button('Inject HMI').click();
    await keyboard.press('ArrowDown');
    await keyboard.press('Escape');
    await keyboard.press('Space');
    await expect(page.getByRole('menu')).toBeVisible();
    await keyboard.press('Escape');
    await scope.button('Step back').click();
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await expect(scope.button('Step forward')).toBeFocused();
    await keyboard.press('Space');
    await scope.expectStep(1);
    await expect(pause).toHaveCount(0);
  },
);

test(
  'the canvas of the timeline has a keyboard of its own',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open();
    const canvas = scope.region('Timeline').getByRole('slider');
    await canvas.focus();
    await page.keyboard.press('ArrowRight');
    await scope.expectStep(1);
    await expect(canvas).toHaveAttribute('aria-valuenow', '1');
    await page.keyboard.press('End');
    await scope.expectStep(await scope.length());
    await page.keyboard.press('Home');
    await scope.expectStep(0);
    await expect(scope.region('Timeline')).toContainText(/t0/);
  },
);

test(
  'a letter on a closed list is a shortcut, and chooses nothing in it',
  EVERY_BROWSER,
  async ({ scope, page }) => {
    await scope.open(await link('four-way-pre-fix'));
    const kernel = scope.select('Kernel');
    await kernel.focus();
    // It would choose v4.8; and a run of that kernel breaks nowhere.
    await page.keyboard.press('v');
    const before = await run('four-way-pre-fix');
    const breaks = before.invariants.flatMap(({ brokenAtStep }) => brokenAtStep ?? []);
    await scope.expectStep(Math.min(...breaks));
    await expect(kernel).toHaveValue('pre-fix');
    await expect(scope.step).toHaveAttribute('max', String(before.steps));
    await page.keyboard.press('s');
    await expect(page.getByRole('dialog', { name: 'Share this moment' })).toBeVisible();
    await expect(kernel).toHaveValue('pre-fix');
  },
);

test('a digit takes the choice of that number', async ({ scope, page }) => {
  await scope.open(await link('bit-63-race', 2));
  const second = await scope.choices.locator('b').nth(1).innerText();
  await page.keyboard.press('9');
  await page.keyboard.press('2');
  await scope.expectStep(3);
  await scope.settle();
  const [, , taken] = await trace((await new ShareDialog(page).read()).hash);
  expect(taken?.actor).toBe(second);
});

test('a full stop and a comma go from thread to thread, with what each waits for', async ({
  scope,
  page,
}) => {
  await scope.open(await link('bit-63-race', 50));
  const code = scope.region('Code');
  const thread = code.getByRole('combobox', { name: 'Thread' });
  const from = Number(await thread.inputValue());
  const count = await thread.getByRole('option').count();
  expect(count).toBe(4);
  await scope.show('State');
  for (let press = 1; press <= count; press++) {
    await page.keyboard.press('.');
    const at = (from + press) % count;
    await expect(thread).toHaveValue(String(at));
    if (at === 1) await expect(code).toContainText('t2 waits for in_guest[0] to become 0.');
  }
  await page.keyboard.press(',');
  await expect(thread).toHaveValue(String((from + count - 1) % count));
  await scope.expectStep(50);
});

test('the call that a thread waits in is skipped with few keys', async ({ scope, page }) => {
  await scope.open(await link('four-way-fixed', 43));
  await scope.show('State');
  const edits = new Edits(page);
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  const code = scope.region('Code');
  await press('k');
  await expect(code.getByRole('combobox', { name: 'Function' })).toBeFocused();
  // From the function to the one that has called it.
  await press('ArrowUp');
  await expect(edits.listed).toHaveAccessibleName('Lines of kvmppc_realmode_hmi_handler');
  await press('l');
  await expect(edits.menu(/^What if: H4 call/)).toBeFocused();
  await press('Enter');
  await press('Enter');
  await expect(edits.list).toContainText('H4 call wait_for_subcore_guest_exit: skipped');
  await scope.expectStep(43);
  expect(keys).toBeLessThanOrEqual(15);
});

test('a line that nothing can be done to is reached by its key, too', async ({ scope, page }) => {
  await scope.open(await link('two-way-pre-fix', 0));
  await scope.show('Exhaustive check');
  await page.keyboard.press('l');
  await expect(scope.region('Code').getByText('the guest runs until an interrupt')).toBeVisible();
  await expect(scope.region('Code').locator('[aria-current]')).toBeFocused();
});
