/** The page as a reader meets it: by the names of its regions, buttons and fields, nothing else. */

import { expect, type Locator, type Page } from '@playwright/test';
import { link } from '../terminal.ts';
import { TABS, type ButtonName, type RegionName, type SelectName } from './names.ts';

export class ScopePage {
  readonly page: Page;
  /** The slider over all steps of the run. */
  readonly step: Locator;
  readonly verdict: Locator;
  /** In the verdict: what holds in the run, and what is known of every run. */
  readonly thisRun: Locator;
  readonly everyRun: Locator;
  readonly state: Locator;
  readonly splitMode: Locator;
  /** Of the panels that have no place of their own, in their order. */
  readonly tabs: Locator;
  readonly nextStep: Locator;
  /** Actors that can take the next step. */
  readonly choices: Locator;

  constructor(page: Page) {
    this.page = page;
    this.step = page.getByRole('slider', { name: 'Step', exact: true });
    this.verdict = this.region('Verdict');
    this.thisRun = this.verdict.getByRole('definition').first();
    this.everyRun = this.verdict.getByRole('definition').last();
    this.state = this.region('State');
    this.splitMode = page.getByRole('radiogroup', { name: 'Split mode', exact: true });
    this.tabs = page.getByRole('tablist', { name: 'Panels', exact: true }).getByRole('tab');
    this.nextStep = this.region('Next step');
    this.choices = this.nextStep.getByRole('list', { name: 'Actors' }).getByRole('button');
  }

  region(name: RegionName): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** The tab that a panel is in where it has no place of its own. */
  tab(name: RegionName): Locator {
    const label = TABS[name];
    if (label === undefined) throw new Error(`${name} is never a tab`);
    return this.page.getByRole('tab', { name: label, exact: true });
  }

  /** The panel, whose tab is pressed where it is not on the page. */
  async show(name: RegionName): Promise<Locator> {
    const region = this.region(name);
    if (TABS[name] === undefined) {
      await expect(region).toBeVisible();
      return region;
    }
    // Where another run comes meanwhile it may bring other tabs.
    await expect(async () => {
      await expect(region.or(this.tab(name)).first()).toBeVisible();
      if (!(await region.isVisible())) await this.tab(name).click();
      await expect(region).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
    return region;
  }

  /** Opens what the top bar has no room for on a narrow screen; elsewhere all of it is there. */
  async showMenu(): Promise<void> {
    await expect(this.button('Share')).toBeVisible();
    const menu = this.button('Menu');
    if (!(await menu.isVisible())) return;
    if ((await menu.getAttribute('aria-expanded')) === 'false') await menu.click();
    await expect(this.select('Scenario')).toBeVisible();
  }

  /** Lists every step in the log, not the events alone. */
  async logAllSteps(): Promise<void> {
    await (await this.show('Log')).getByRole('checkbox', { name: 'events only' }).uncheck();
  }

  /** What the log says of the selected step. */
  async logged(): Promise<Locator> {
    return (await this.show('Log')).getByRole('option', { selected: true });
  }

  button(name: ButtonName): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  select(name: SelectName): Locator {
    return this.page.getByRole('combobox', { name, exact: true });
  }

  split(mode: 1 | 2 | 4): Locator {
    return this.splitMode.getByRole('radio', { name: String(mode), exact: true });
  }

  /** Opens a link; without one, the same scenario for all. */
  async open(hash?: string): Promise<void> {
    await this.page.goto(`./${hash ?? (await link('four-guests'))}`);
    await this.settle();
  }

  /** Waits until the whole run is known and the panels show the selected step. */
  async settle(): Promise<void> {
    await expect(this.thisRun).toHaveText(/(right to its end|broken|damaged)/);
    await expect(this.verdict).not.toContainText('still growing');
    await this.settleStep();
  }

  /** The verdict: nothing breaks in the whole run. */
  async expectAllHold(): Promise<void> {
    await expect(this.verdict).toContainText(/all \d+ invariants hold/);
  }

  /** The verdict: all is well at the selected step, and something breaks later. */
  async expectBreakAhead(): Promise<void> {
    await expect(this.verdict).toContainText(/breaks? at step \d+/);
  }

  /** The verdict: something is broken at the selected step. */
  async expectBroken(): Promise<void> {
    await expect(this.verdict).toContainText(/Broken: \S.* at step \d+/);
  }

  /**
   * Waits until the panels show the selected step: the choices are offered again, or at the end of
   * the run nobody has one. They and the State panel change in one go. Where the choices are a tab,
   * it is opened for as long as that takes.
   */
  async settleStep(): Promise<void> {
    if (await this.nextStep.isVisible()) {
      await this.settleChoices();
      return;
    }
    const open = await this.tabs.and(this.page.getByRole('tab', { selected: true })).innerText();
    await this.show('Next step');
    await this.settleChoices();
    await this.page.getByRole('tab', { name: open, exact: true }).click();
  }

  /** Where the end of the run is may change meanwhile, when another run comes. */
  private async settleChoices(): Promise<void> {
    const nobody = this.nextStep.getByText('Nobody can move any more');
    // Asked for in one go: the question whether a button is enabled waits for one, when none is left.
    const offered = this.nextStep
      .getByRole('list', { name: 'Actors' })
      .getByRole('button', { disabled: false });
    await expect
      .poll(async () => {
        const atEnd = Number(await this.step.inputValue()) === (await this.length());
        return (atEnd ? nobody : offered.first()).isVisible();
      })
      .toBe(true);
  }

  /** Number of steps of the run; step 0 is its start. */
  async length(): Promise<number> {
    return Number(await this.step.getAttribute('max'));
  }

  async expectStep(step: number): Promise<void> {
    await expect(this.step).toHaveValue(String(step));
  }

  /** Puts the slider at a step, as a drag that ends there would. */
  async goTo(step: number): Promise<void> {
    await this.step.fill(String(step));
    await this.expectStep(step);
    await this.settleStep();
  }

  /** Everything the State panel says, which is opened: all registers and cells with their values. */
  async stateText(): Promise<string> {
    await this.settleStep();
    const state = await this.show('State');
    // The panel is loaded when it is first shown.
    await expect(state.getByRole('searchbox')).toBeVisible();
    return readAll(state);
  }

  async expectState(text: string): Promise<void> {
    const state = await this.show('State');
    await expect.poll(() => readAll(state)).toBe(text);
  }
}

/** The whole text, of what is scrolled out of view too; some browsers leave that out of innerText. */
async function readAll(region: Locator): Promise<string> {
  return (await region.textContent()) ?? '';
}
