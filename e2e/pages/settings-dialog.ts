/** The scenario's editor. */

import { expect, type Locator, type Page } from '@playwright/test';
import { ScopePage } from './scope-page.ts';
import { typeInto } from './type-into.ts';

export class SettingsDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly seed: Locator;
  readonly firmware: Locator;
  readonly threads: Locator;
  readonly apply: Locator;
  /** Takes a scenario as JSON, or a link. */
  readonly pasted: Locator;
  readonly openPasted: Locator;
  /** Sentences about what is wrong, in their order. */
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Scenario settings' });
    this.seed = this.dialog.getByRole('textbox', { name: 'Seed' });
    this.firmware = this.dialog.getByRole('combobox', { name: 'Firmware' });
    this.threads = this.dialog.getByRole('textbox', { name: 'Threads per subcore' });
    this.apply = this.dialog.getByRole('button', { name: 'Apply' });
    this.pasted = this.dialog.getByRole('textbox', { name: 'Paste a scenario' });
    this.openPasted = this.dialog.getByRole('button', { name: 'Open what is pasted' });
    this.problems = this.dialog.getByRole('alert');
  }

  async open(): Promise<void> {
    await new ScopePage(this.page).showMenu();
    await this.page.getByRole('button', { name: 'Scenario settings', exact: true }).click();
    await expect(this.dialog).toBeVisible();
  }

  /** What is not applied is forgotten. */
  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(this.dialog).toBeHidden();
  }

  tbOffset(subcore: number): Locator {
    return this.dialog
      .getByRole('group', { name: `Subcore ${subcore}` })
      .getByRole('textbox', { name: 'tb_offset' });
  }

  /** Puts a text into the field for a pasted one, and asks to open it. */
  async paste(text: string): Promise<void> {
    if (!(await this.pasted.isVisible())) await this.dialog.getByText('As JSON').click();
    await typeInto(this.pasted, text);
    await this.openPasted.click();
  }
}
