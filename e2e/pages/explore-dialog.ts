/** Exhaustive searches: the panel about the scenario on the page, and the dialog with all of them. */

import { expect, type Locator, type Page } from '@playwright/test';
import { ScopePage } from './scope-page.ts';

export class Explore {
  readonly page: Page;
  readonly #scope: ScopePage;
  /** The region about the scenario on the page. */
  readonly check: Locator;
  readonly start: Locator;
  /** Searches though the answer is known. */
  readonly again: Locator;
  /** There until the search is over. */
  readonly cancel: Locator;
  /** What breaks without a line, above the region about the scenario. */
  readonly why: Locator;
  readonly dialog: Locator;
  readonly startInDialog: Locator;
  readonly states: Locator;
  readonly megabytes: Locator;
  /** Sentences about what is wrong, in their order. */
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.#scope = new ScopePage(page);
    this.check = this.#scope.region('Exhaustive check');
    this.cancel = this.check.getByRole('button', { name: /^Cancel search/ });
    this.why = page.getByRole('region', { name: 'Why is this line there?', exact: true });
    this.start = this.check.getByRole('button', { name: 'Check every order' });
    this.again = this.check.getByRole('button', { name: 'Search again' });
    this.dialog = page.getByRole('dialog', { name: 'Explore', exact: true });
    this.startInDialog = this.dialog.getByRole('button', { name: 'Start the search' });
    this.states = this.dialog.getByRole('textbox', { name: 'Most states' });
    this.megabytes = this.dialog.getByRole('textbox', { name: 'Most memory, MB' });
    this.problems = this.dialog.getByRole('alert');
  }

  /** Opens the panel about the scenario on the page. */
  show(): Promise<Locator> {
    return this.#scope.show('Exhaustive check');
  }

  /** Searches every order of the scenario on the page. */
  async begin(): Promise<void> {
    await this.show();
    await this.start.click();
  }

  async open(): Promise<void> {
    await this.#scope.showMenu();
    await this.#scope.button('Explore').click();
    await expect(this.startInDialog).toBeFocused();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }

  /** Search number `number` of this visit, in the dialog. */
  search(number: number): Locator {
    return this.dialog.getByRole('listitem', { name: `Search ${number}`, exact: true });
  }

  /** Opens the run that breaks the invariant, and says in how many steps. */
  opener(within: Locator, invariant: string): Locator {
    return within.getByRole('button', { name: new RegExp(`^Open ${invariant}, broken`) });
  }
}
