// axe finds no fault, in both themes and in every state of the page that a reader can get into.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { Edits } from './pages/edits.ts';
import { Comparison } from './pages/comparison.ts';
import { Explore } from './pages/explore-dialog.ts';
import { SettingsDialog } from './pages/settings-dialog.ts';
import { ShareDialog } from './pages/share-dialog.ts';
import { StartPage } from './pages/start-page.ts';
import { Words } from './pages/words.ts';
import { typeInto } from './pages/type-into.ts';
import { coreWithoutOffsets } from './scenarios.ts';
import { link } from './terminal.ts';

/** What depends on the theme; names, roles and structure were looked at in the other one. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

const region = (name: string): string => `section[aria-label="${name}"]`;

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

const THEMES = [
  { theme: 'dark', rules: null },
  { theme: 'light', rules: RULES_OF_COLOUR },
] as const;

/** `parts`, selectors: looks at no more than these, where the rest has been looked at. */
async function expectFaultless(
  page: Page,
  rules: readonly string[] | null,
  parts: readonly string[],
): Promise<void> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // There are no frames: nothing has to be put together in a page of its own.
  builder.setLegacyMode();
  if (rules !== null) builder.withRules([...rules]);
  for (const part of parts) {
    await expect(page.locator(part)).toBeVisible();
    builder.include(part);
  }
  const { violations } = await builder.analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
  expect(faults).toEqual([]);
}

for (const { theme, rules } of THEMES) {
  const expectNoFaults = (page: Page, ...parts: string[]) => expectFaultless(page, rules, parts);

  test.describe(`in the ${theme} theme`, () => {
    test('an edited kernel, with a menu of edits', async ({ scope, page }) => {
      await scope.open(await link('what-if-bit-63-in-two-steps'));
      await choose(theme, page);
      await expectTheme(page, theme);
      const edits = new Edits(page);
      await edits.show('kvmppc_realmode_hmi_handler');
      await edits.menu(/^What if: H3 /).click();
      await expectNoFaults(page, region('Code'), region('Verdict'));
    });

    test('at rest, and where an invariant is broken', async ({ scope, page }) => {
      await scope.open();
      await choose(theme, page);
      await expectTheme(page, theme);
      await expectNoFaults(page);
      await scope.select('Scenario').selectOption({ label: '4-way before the fix' });
      await scope.expectBreakAhead();
      await scope.settle();
      await scope.button('Go to end').click();
      await scope.expectBroken();
      await scope.settleStep();
      await expectNoFaults(page);
      for (const name of ['Core', 'State', 'Invariants', 'Log'] as const) {
        await scope.show(name);
        await expectNoFaults(page, '.tabs');
      }
    });

    test('with what a word means, and on the tour', async ({ scope, page }) => {
      await scope.open(await link('two-way-pre-fix'));
      await choose(theme, page);
      const words = new Words(page);
      await words.openBrief();
      await words.term('X12').focus();
      await expect(words.card('X12')).toBeVisible();
      await expectNoFaults(page, '.term-card', '.brief');
      await page.keyboard.press('Escape');
      await words.takeTour.click();
      await expect(words.tour).toBeVisible();
      await expectNoFaults(page, region('Tour'));
    });

    test('on the start page, with a link that it refuses', async ({ page }) => {
      const start = new StartPage(page);
      await start.open();
      await choose(theme, page);
      await expectTheme(page, theme);
      await start.field.fill('#junk');
      await start.openField.click();
      await expect(page.getByRole('alert')).toBeVisible();
      await start.card.getByText('What is this?').click();
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await expectNoFaults(page);
      }
    });

    test('in the error state', async ({ page }) => {
      await page.goto(`./${(await link('four-way-pre-fix', 30)).slice(0, 40)}`);
      await expect(page.getByRole('alert')).toBeVisible();
      await choose(theme, page);
      await expectNoFaults(page);
    });

    test('with a message, a menu and a comparison', async ({ scope, page }) => {
      await scope.open();
      await choose(theme, page);
      await scope.goTo(60);
      await scope.button('Inject HMI').click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoFaults(page, '[role="menu"]');
      await page.keyboard.press('Escape');
      await page.keyboard.press('i');
      await expect(page.getByRole('alert')).toBeVisible();
      await scope.button('Compare').click();
      await expect(new Comparison(page).verdict('B')).toBeVisible();
      await expectNoFaults(page, '[role="alert"]', region('Comparison'));
    });

    test('while it searches, and when that is cancelled', async ({ scope, page }) => {
      await scope.open(await link(coreWithoutOffsets));
      await choose(theme, page);
      const explored = new Explore(page);
      await explored.begin();
      await expect(explored.check).toContainText(/[1-9][\d,]* states ·/);
      await expectNoFaults(page, region('Exhaustive check'));
      await explored.check.getByRole('button', { name: 'Cancel search 1' }).click();
      await expect(explored.check).toContainText('Not decided');
      await expectNoFaults(page, region('Exhaustive check'));
    });

    test('with what a search has found', async ({ scope, page }) => {
      await scope.open(await link('leaving-guest-lucky'));
      await choose(theme, page);
      const explored = new Explore(page);
      await explored.begin();
      await expect(explored.check).toContainText('5 of 11 invariants can break');
      await page.keyboard.press('h');
      await expect(scope.nextStep).toContainText('can break');
      const code = await scope.show('Code');
      await code
        .getByRole('combobox', { name: 'Function' })
        .selectOption({ label: 'opal_handle_hmi' });
      await expectNoFaults(page, region('Code'), region('Next step'));
      await code.getByRole('button', { name: 'O12: why is this line there?' }).click();
      await expect(explored.why).toContainText('Without O12, reload-safe');
      await expectNoFaults(page, region('Exhaustive check'), region('Why is this line there?'));
    });

    test('with a proof, and with a bad limit', async ({ scope, page }) => {
      await scope.open(await link('carry-check'));
      await choose(theme, page);
      const explored = new Explore(page);
      await explored.begin();
      await expect(explored.check).toContainText('Proven');
      await expectNoFaults(page, region('Exhaustive check'));
      await explored.open();
      await typeInto(explored.states, 'lots');
      await expect(explored.problems).toHaveCount(1);
      await expectNoFaults(page, 'dialog[open]');
    });

    test('with each dialog open', async ({ scope, page }) => {
      await scope.open();
      await choose(theme, page);
      const share = new ShareDialog(page);
      await scope.button('Share').click();
      await share.readOpen();
      await expectNoFaults(page, 'dialog[open]');
      await share.close();

      const settings = new SettingsDialog(page);
      await settings.open();
      await typeInto(settings.tbOffset(0), '12q');
      await expect(settings.problems).toHaveCount(1);
      await expectNoFaults(page, 'dialog[open]');
      await page.keyboard.press('Escape');
      await expect(settings.dialog).toBeHidden();

      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: /shortcuts/i })).toBeVisible();
      await expectNoFaults(page, 'dialog[open]');
    });
  });
}

type Theme = (typeof THEMES)[number]['theme'];

/** By its button, which is there for the theme that is not on: not every browser can be told. */
async function choose(theme: Theme, page: Page): Promise<void> {
  const dark = page.getByRole('button', { name: 'Switch to the dark theme' });
  const light = page.getByRole('button', { name: 'Switch to the light theme' });
  await expect(dark.or(light)).toBeVisible();
  const other = theme === 'dark' ? dark : light;
  if (await other.isVisible()) await other.click();
  await expect(other).toBeHidden();
}

/** The page's background is dark or light indeed: white text needs the one, black the other. */
async function expectTheme(page: Page, theme: Theme): Promise<void> {
  const luminance = await page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (
      getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g) ?? []
    ).map(Number);
    return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
  });
  if (theme === 'dark') expect(luminance).toBeLessThan(0.2);
  else expect(luminance).toBeGreaterThan(0.8);
}
