/** The picture of the virtual timers, by its names for assistive technology. */

import { expect, type Locator, type Page } from '@playwright/test';
import { faultsIn } from './faults-in.ts';
import { ScopePage } from './scope-page.ts';

export class VtimerPicture {
  readonly region: Locator;
  /** What is said of the timers: who has each, and how the chain stands. */
  readonly said: Locator;
  readonly track: Locator;
  readonly exits: Locator;
  readonly controls: Locator;
  readonly #scope: ScopePage;

  constructor(page: Page) {
    this.#scope = new ScopePage(page);
    this.region = page.getByRole('region', { name: 'Guest', exact: true });
    this.said = this.region.getByText(/^vCPU 0: (memory|CPU \d) has its timer/);
    this.track = this.region.getByRole('img', { name: /^Time: / });
    this.exits = this.region.getByRole('slider', { name: 'exits from a load to a put' });
    this.controls = this.region.getByRole('region', { name: 'What else moves it' });
  }

  home(name: string): Locator {
    return this.region.getByRole('region', { name, exact: true });
  }

  knownBug(row: string): Locator {
    return this.controls
      .getByRole('group', { name: 'Known bugs' })
      .getByRole('button', { name: row, exact: true });
  }

  /** A setting below the picture, by its name and one of its values. */
  choice(name: string, label: string): Locator {
    return this.controls
      .getByRole('radiogroup', { name: new RegExp(`^${name}`) })
      .getByRole('radio', { name: label });
  }

  /** On a phone. */
  view(label: string): Locator {
    return this.region.getByRole('radio', { name: label });
  }

  /** Goes on by events until the picture says so. */
  async stepTo(said: RegExp): Promise<void> {
    await this.#scope.button('Go to start').click();
    await this.#scope.settleStep();
    for (let events = 0; events < 40; events++) {
      if (said.test(await this.said.innerText())) return;
      await this.#scope.button('Next event').click();
      await this.#scope.settleStep();
    }
    await expect(this.said).toHaveText(said);
  }

  /** What is wrong with its words at each of these steps; `lines` is a selector of lines that none may have through it. */
  async walk(
    steps: readonly number[],
    lines: string,
  ): Promise<readonly (readonly [number, readonly string[]])[]> {
    const found: [number, readonly string[]][] = [];
    for (const step of steps) {
      await this.#scope.step.fill(String(step));
      const drawn = this.region.locator(`[data-step="${step}"]`);
      await drawn.waitFor();
      found.push([step, await faultsIn(drawn, lines)]);
    }
    return found;
  }
}
