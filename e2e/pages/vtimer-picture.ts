/** The picture of the virtual timers, by its names for assistive technology. */

import type { Locator, Page } from '@playwright/test';
import { GuestPicture } from './guest-picture.ts';

export class VtimerPicture extends GuestPicture {
  /** What is said of the timers: who has each, and how the chain stands. */
  readonly said: Locator;
  readonly track: Locator;
  readonly exits: Locator;
  readonly controls: Locator;

  constructor(page: Page) {
    super(page, '[data-step]');
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

  protected told(): Promise<string> {
    return this.said.innerText();
  }
}
