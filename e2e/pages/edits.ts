/** The code pane's what-if edits, by the names of lines, menus and buttons. */

import type { Locator, Page } from '@playwright/test';
import { ScopePage } from './scope-page.ts';

export class Edits {
  readonly #scope: ScopePage;
  readonly list: Locator;
  readonly lines: Locator;
  readonly #code: Locator;

  constructor(page: Page) {
    this.#scope = new ScopePage(page);
    this.#code = this.#scope.region('Code');
    this.list = this.#code.getByRole('region', { name: 'Edits', exact: true });
    this.lines = this.#code.getByRole('list', { name: /^Lines of/ }).getByRole('listitem');
  }

  /** Shows the listing of a function, wherever the threads are. */
  async show(name: string): Promise<void> {
    await this.#scope.show('Code');
    const select = this.#code.getByRole('combobox', { name: 'Function' });
    const option = select.locator('option').filter({ hasText: name }).first();
    await select.selectOption((await option.getAttribute('value')) ?? '');
  }

  menu(name: RegExp): Locator {
    return this.#code.getByRole('button', { name }).first();
  }

  item(name: string): Locator {
    return this.#code.getByRole('menuitem', { name });
  }

  async make(line: RegExp, what: string): Promise<void> {
    await this.menu(line).click();
    await this.item(what).click();
  }

  /** The first line with this letter. */
  line(label: string): Locator {
    return this.lines.filter({ hasText: label }).first();
  }

  /** The name of the function that is listed. */
  get listed(): Locator {
    return this.#code.getByRole('list', { name: /^Lines of/ });
  }

  undo(name: string | RegExp): Locator {
    return this.list.getByRole('button', { name });
  }
}
