/** The picture of a guest that stops, by its names for assistive technology. */

import type { Locator, Page } from '@playwright/test';
import { GuestPicture } from './guest-picture.ts';

export class StopPicture extends GuestPicture {
  /** Says aloud where the guest is, and what has happened to it. */
  readonly way: Locator;
  readonly psscr: Locator;
  readonly wake: Locator;
  readonly moves: Locator;
  readonly expectedIdle: Locator;
  readonly exploreAll: Locator;

  constructor(page: Page) {
    super(page, '.guest');
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

  protected async told(): Promise<string> {
    return (await this.way.getAttribute('aria-label')) ?? '';
  }
}
