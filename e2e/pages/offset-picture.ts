/** The picture of the timebase offset: its reads, its amounts, and what can be changed in it. */

import { expect, type Locator, type Page } from '@playwright/test';
import { faultsIn } from './faults-in.ts';
import { ScopePage } from './scope-page.ts';

export class OffsetPicture {
  readonly region: Locator;
  /** Those that are not to come. */
  readonly reads: Locator;
  readonly falls: Locator;
  /** What is said aloud. */
  readonly said: Locator;
  readonly pause: Locator;
  readonly write: Locator;
  readonly register: Locator;

  readonly #page: Page;
  readonly #scope: ScopePage;

  constructor(page: Page) {
    this.#page = page;
    this.#scope = new ScopePage(page);
    this.region = page.getByRole('region', { name: 'Pair of hosts', exact: true });
    this.reads = this.region.getByRole('listitem');
    this.falls = this.reads.filter({ hasText: 'less than before' });
    this.said = this.region.getByText(/^Guest clock\./);
    this.pause = this.region.getByRole('slider', { name: 'Pause', exact: true });
    this.write = this.region.getByRole('slider', { name: 'E5b: write of TBU40' });
    this.register = this.region.getByRole('table', { name: 'The register, 64 bits' });
  }

  /** Chooses a segment below the picture. */
  async choose(group: string, segment: string): Promise<void> {
    const row = this.region.getByRole('radiogroup', { name: group });
    await row.getByRole('radio', { name: segment, exact: true }).check();
  }

  /** The step at which QEMU saved the time, as the picture says it. */
  async saveStep(): Promise<number> {
    await expect(this.said).toContainText(/at step \d+/);
    return Number(/at step (\d+)/.exec(await this.said.innerText())?.[1]);
  }

  /** What is wrong with its words at each of these steps and sizes; none of `lines` (a selector) may go through one. */
  async walk<Size extends { readonly width: number; readonly height: number }>(
    steps: readonly number[],
    sizes: readonly Size[],
    lines: string,
  ) {
    const found: (Size & { readonly step: number; readonly faults: readonly string[] })[] = [];
    const picture = this.region.locator('.offset');
    for (const size of sizes) {
      await this.#page.setViewportSize(size);
      for (const step of steps) {
        await this.#scope.step.fill(String(step));
        await this.region.locator(`[data-step="${step}"]`).first().waitFor();
        found.push({ ...size, step, faults: await faultsIn(picture, lines) });
      }
    }
    return found;
  }
}
