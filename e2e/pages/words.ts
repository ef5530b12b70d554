/** Words that can be looked up, their cards, and the tour. */

import type { Locator, Page } from '@playwright/test';

export class Words {
  readonly page: Page;
  readonly tour: Locator;
  readonly takeTour: Locator;

  /** What the scenario is about, in full. */
  readonly #brief: Locator;

  constructor(page: Page) {
    this.page = page;
    this.#brief = page.locator('.brief');
    this.tour = page.getByRole('region', { name: 'Tour', exact: true });
    this.takeTour = page.getByRole('button', { name: 'Take the tour', exact: true });
  }

  /** Opens what there is to look for in the scenario: words of it, and the way to the tour. */
  async openBrief(): Promise<void> {
    if ((await this.#brief.getAttribute('open')) === null)
      await this.#brief.locator('summary').first().click();
  }

  /** The first place where it is a stop of the keyboard. */
  term(text: string): Locator {
    return this.page.getByRole('button', { name: text, exact: true }).first();
  }

  card(name: string): Locator {
    return this.page.getByRole('group', { name: `What ${name} means`, exact: true });
  }

  cardButton(name: string): Locator {
    return this.card(name).getByRole('button', { name: 'Go to the line' });
  }
}
