/** The picture of a guest that stops, by its names for assistive technology. */

import { expect, type Locator, type Page } from '@playwright/test';
import { faultsIn } from './faults-in.ts';
import { ScopePage } from './scope-page.ts';

export class StopPicture {
  readonly region: Locator;
  /** Says aloud where the guest is, and what has happened to it. */
  readonly way: Locator;
  readonly psscr: Locator;
  readonly wake: Locator;
  readonly moves: Locator;
  readonly expectedIdle: Locator;
  readonly exploreAll: Locator;
  readonly #scope: ScopePage;

  constructor(page: Page) {
    this.#scope = new ScopePage(page);
    this.region = page.getByRole('region', { name: 'Guest', exact: true });
    this.way = this.region.getByRole('img', { name: /^Way of the guest/ });
    this.psscr = this.region.getByRole('region', { name: 'PSSCR', exact: true });
    this.wake = this.region.getByRole('region', { name: 'Time to wake up' });
    this.moves = this.region.getByRole('region', { name: 'Where can this guest move?' });
    this.expectedIdle = this.wake.getByRole('slider', { name: 'expected idle' });
    this.exploreAll = this.moves.getByRole('button', { name: /^Explore all/ });
  }

  cell(from: string, to: string): Locator {
    return this.moves.getByRole('button', { name: new RegExp(`^${from} to ${to}:`) });
  }

  field(name: string, host: string): Locator {
    return this.psscr.getByRole('button', { name: new RegExp(`^${name} of ${host}:`) });
  }

  about(field: string): Locator {
    return this.psscr.getByRole('group', { name: `About ${field}` });
  }

  /** Goes on by events until the picture says so. */
  async stepTo(said: RegExp): Promise<void> {
    await this.#scope.button('Go to start').click();
    await this.#scope.settleStep();
    for (let events = 0; events < 40; events++) {
      if (said.test((await this.way.getAttribute('aria-label')) ?? '')) return;
      await this.#scope.button('Next event').click();
      await this.#scope.settleStep();
    }
    await expect(this.way).toHaveAccessibleName(said);
  }

  /** What is wrong with its words; `lines` is a selector of lines that none may have through it. */
  faults(lines: string): Promise<readonly string[]> {
    return faultsIn(this.region.locator('.guest'), lines);
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
