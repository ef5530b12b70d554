/** A lesson as it is told to a class. */
import { expect, type Locator, type Page } from '@playwright/test';

export class PresenterPage {
  readonly page: Page;
  readonly caption: Locator;
  /** What has come of an answer. */
  readonly said: Locator;
  readonly blank: Locator;
  readonly code: Locator;
  readonly picture: Locator;
  readonly #question: Locator;

  constructor(page: Page) {
    this.page = page;
    this.caption = page.getByRole('heading', { level: 1 });
    this.#question = page.getByRole('region', { name: 'Question', exact: true });
    this.said = this.#question.getByRole('status');
    this.blank = page.getByRole('button', { name: /^The screen is blank/ });
    this.code = page.getByRole('region', { name: 'Code of this card' });
    this.picture = page.getByRole('region', { name: 'Picture', exact: true });
  }

  /** `card` is counted from 1, as in the address; it is there once its hint says so. */
  async open(lesson: string, card: number): Promise<void> {
    await this.page.goto(`./#lesson=${lesson}&card=${card}&view=presenter`);
    await expect(this.page.getByText(`card ${card} of`)).toBeVisible();
    const machine = this.page.getByRole('img', { name: /^The machine at step/ });
    await expect(machine.locator('canvas').first()).toBeVisible();
  }

  choice(says: string | RegExp): Locator {
    return this.#question.getByRole('button', { name: says });
  }
}
