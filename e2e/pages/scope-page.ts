/** The page as a reader meets it: by the names of its regions, buttons and fields, nothing else. */

import { expect, type Locator, type Page } from '@playwright/test';
import { link } from '../terminal.ts';
import type { ButtonName, RegionName, SelectName } from './names.ts';

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
    this.nextStep = page.getByRole('region', { name: 'Next step', exact: true });
    this.choices = this.nextStep.getByRole('list', { name: 'Actors' }).getByRole('button');
  }

  region(name: RegionName): Locator {
    return this.page.getByRole('region', { name, exact: true });
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
   * the run nobody has one. They and the State panel change in one go. Where the end is may change
   * meanwhile, when another run comes.
   */
  async settleStep(): Promise<void> {
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

  /** Everything the State panel says, all registers and cells with their values. */
  async stateText(): Promise<string> {
    await this.settleStep();
    return readAll(this.state);
  }

  async expectState(text: string): Promise<void> {
    await expect.poll(() => readAll(this.state)).toBe(text);
  }
}

/** The whole text, of what is scrolled out of view too; some browsers leave that out of innerText. */
async function readAll(region: Locator): Promise<string> {
  return (await region.textContent()) ?? '';
}
