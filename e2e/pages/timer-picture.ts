/** The picture of a guest's timer, by its names for assistive technology. */

import { expect, type Locator, type Page } from '@playwright/test';
import { faultsIn } from './faults-in.ts';
import { ScopePage } from './scope-page.ts';

export class TimerPicture {
  readonly region: Locator;
  /** Says aloud when the timer fires. */
  readonly axis: Locator;
  readonly wheel: Locator;
  readonly sets: Locator;
  readonly swap: Locator;
  readonly controls: Locator;
  readonly #scope: ScopePage;

  constructor(page: Page) {
    this.#scope = new ScopePage(page);
    this.region = page.getByRole('region', { name: 'Guest', exact: true });
    this.axis = this.region.getByRole('img', { name: /^Timer: / });
    this.wheel = this.region.getByRole('img', { name: /^DEC wheel/ });
    this.sets = this.region.getByRole('region', { name: 'Order of the two SETs' });
    this.swap = this.sets.getByRole('button', { name: 'Swap the two SETs' });
    this.controls = this.region.getByRole('region', { name: 'What else moves it' });
  }

  /** What a card is held by. */
  handle(register: 'DEC_EXPIRY' | 'TB_OFFSET', place: 1 | 2): Locator {
    return this.sets.getByRole('button', { name: new RegExp(`^${register}, ${place} of 2`) });
  }

  slider(name: string): Locator {
    return this.controls.getByRole('slider', { name, exact: true });
  }

  /** Goes on by events until the picture says so. */
  async stepTo(said: RegExp): Promise<void> {
    await this.#scope.button('Go to start').click();
    await this.#scope.settleStep();
    for (let events = 0; events < 40; events++) {
      if (said.test((await this.axis.getAttribute('aria-label')) ?? '')) return;
      await this.#scope.button('Next event').click();
      await this.#scope.settleStep();
    }
    await expect(this.axis).toHaveAccessibleName(said);
  }

  /** What is wrong with its words; `lines` is a selector of lines that none may have through it. */
  faults(lines: string): Promise<readonly string[]> {
    return faultsIn(this.region.locator('.timer-panel-parts'), lines);
  }

  /** The same at each of these steps, in their order. */
  async walk(
    steps: readonly number[],
    lines: string,
  ): Promise<readonly (readonly [number, readonly string[]])[]> {
    const found: [number, readonly string[]][] = [];
    for (const step of steps) {
      await this.#scope.step.fill(String(step));
      await this.region.locator(`[data-step="${step}"]`).waitFor();
      found.push([step, await this.faults(lines)]);
    }
    return found;
  }
}
