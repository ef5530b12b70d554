/** The start page, by the names of its cards, doors and field. */

import { expect, type Locator, type Page } from '@playwright/test';

export class StartPage {
  readonly page: Page;
  readonly heading: Locator;
  /** Of the machine that can be opened. */
  readonly card: Locator;
  readonly cards: Locator;
  readonly seeItBreak: Locator;
  readonly figures: Locator;
  readonly field: Locator;
  readonly openField: Locator;
  /** The way back, on the page of a run. */
  readonly home: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { name: 'Pick a failure. Watch it happen.' });
    this.cards = page.getByRole('article');
    this.card = this.cards.filter({ hasText: 'POWER8 core' });
    this.seeItBreak = this.card.getByRole('link', { name: 'See it break' });
    this.figures = this.card.getByRole('img');
    this.field = page.getByRole('textbox', { name: 'Got a log or a link?' });
    this.openField = page.getByRole('button', { name: 'Open', exact: true });
    this.home = page.getByRole('link', { name: 'Resync Scope' });
  }

  async open(): Promise<void> {
    await this.page.goto('./');
    await this.settle();
  }

  async settle(): Promise<void> {
    await expect(this.heading).toBeVisible();
    await expect(this.figures).toHaveCount(2);
  }
}
