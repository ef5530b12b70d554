/** The scenario's editor. */

import { expect, type Locator, type Page } from '@playwright/test';
import { typeInto } from './type-into.ts';

export class SettingsDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly threads: Locator;
  readonly apply: Locator;
  /** Sentences about what is wrong, in their order. */
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Scenario settings' });
    this.threads = this.dialog.getByRole('textbox', { name: 'Threads per subcore' });
    this.apply = this.dialog.getByRole('button', { name: 'Apply' });
    this.problems = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: 'Scenario settings', exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  tbOffset(subcore: number): Locator {
    return this.dialog
      .getByRole('group', { name: `Subcore ${subcore}` })
      .getByRole('textbox', { name: 'tb_offset' });
  }

  /** Types a scenario as JSON into the field for a pasted one, and asks to open it. */
  async paste(scenario: unknown): Promise<void> {
    await this.dialog.getByText('As JSON').click();
    const field = this.dialog.getByRole('textbox', { name: 'Paste a scenario' });
    await typeInto(field, JSON.stringify(scenario));
    await this.dialog.getByRole('button', { name: 'Open pasted scenario' }).click();
  }
}
