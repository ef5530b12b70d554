/** What the pictures of guests have in common: a region that tells its step, and says aloud what it shows. */

import { expect, type Locator, type Page } from '@playwright/test';
import { faultsIn } from './faults-in.ts';
import { ScopePage } from './scope-page.ts';

const MOST_EVENTS = 40;

export abstract class GuestPicture {
  readonly region: Locator;
  readonly #scope: ScopePage;
  readonly #drawn: string;

  /** `drawn`: a selector of what its words stand in. */
  constructor(page: Page, drawn: string) {
    this.#scope = new ScopePage(page);
    this.#drawn = drawn;
    this.region = page.getByRole('region', { name: 'Guest', exact: true });
  }

  /** What is said aloud. */
  protected abstract told(): Promise<string>;

  /** Goes on by events until the picture says so. */
  async stepTo(said: RegExp): Promise<void> {
    await this.#scope.button('Go to start').click();
    await this.#scope.settleStep();
    for (let events = 0; events < MOST_EVENTS; events++) {
      if (said.test(await this.told())) return;
      await this.#scope.button('Next event').click();
      await this.#scope.settleStep();
    }
    await expect.poll(() => this.told()).toMatch(said);
  }

  /** What is wrong with its words; `lines` is a selector of lines that none may have through it. */
  faults(lines: string): Promise<readonly string[]> {
    return faultsIn(this.region.locator(this.#drawn), lines);
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
