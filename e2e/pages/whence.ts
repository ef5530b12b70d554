/** The card that says who set a value. */

import type { Locator, Page } from '@playwright/test';

export class Whence {
  readonly page: Page;
  readonly card: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('dialog', { name: 'Who set this?' });
  }

  /** A value that can be asked about; of several of one name the first. */
  value(name: string): Locator {
    return this.page.getByTitle(`Who set ${name}?`).first();
  }

  step(number: number): Locator {
    return this.card.getByRole('button', { name: `step ${number}`, exact: true });
  }
}
