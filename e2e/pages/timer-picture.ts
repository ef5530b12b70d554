/** The picture of a guest's timer, by its names for assistive technology. */

import type { Locator, Page } from '@playwright/test';
import { GuestPicture } from './guest-picture.ts';

export class TimerPicture extends GuestPicture {
  /** Says aloud when the timer fires. */
  readonly axis: Locator;
  readonly wheel: Locator;
  readonly sets: Locator;
  readonly swap: Locator;
  readonly controls: Locator;

  constructor(page: Page) {
    super(page, '.timer-panel-parts');
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

  protected async told(): Promise<string> {
    return (await this.axis.getAttribute('aria-label')) ?? '';
  }
}
