/** The dialog that shows the link to the selected moment. */

import { expect, type Locator, type Page } from '@playwright/test';
import { ScopePage } from './scope-page.ts';

export interface Shared {
  /** From # on. */
  readonly hash: string;
  readonly url: string;
  /** Of the run's last state, eight hexadecimal digits. */
  readonly checksum: string;
}

export class ShareDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly link: Locator;
  readonly title: Locator;
  readonly note: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Share this moment' });
    this.link = this.dialog.getByRole('textbox', { name: 'Link' });
    this.title = this.dialog.getByRole('textbox', { name: 'Title' });
    this.note = this.dialog.getByRole('textbox', { name: 'Note' });
  }

  /** Opens it by its button, reads it and closes it again. */
  async read(): Promise<Shared> {
    await new ScopePage(this.page).button('Share').click();
    const shared = await this.readOpen();
    await this.close();
    return shared;
  }

  async readOpen(): Promise<Shared> {
    await expect(this.link).toHaveValue(/#v=1&.*&z=[0-9a-f]{8}$/);
    const url = await this.link.inputValue();
    const said = this.dialog.getByText(/checksum [^:]*: [0-9a-f]{8}/i);
    const [, checksum = ''] = /: ([0-9a-f]{8})/.exec(await said.innerText()) ?? [];
    return { url, hash: url.slice(url.indexOf('#')), checksum };
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toBeHidden();
  }
}
