/** Two runs on the stage, A the one on the page. */

import type { Locator, Page } from '@playwright/test';

export class Comparison {
  readonly region: Locator;
  readonly other: Locator;
  readonly close: Locator;
  /** The clocks of both; its value is the step of A. */
  readonly axis: Locator;
  readonly differences: Locator;
  readonly code: Locator;

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Comparison', exact: true });
    this.other = this.region.getByRole('combobox', { name: 'A, this run, with B' });
    this.close = this.region.getByRole('button', { name: 'Close Compare' });
    this.axis = this.region.getByRole('slider');
    this.differences = this.region.getByRole('region', { name: 'Only what differs' });
    this.code = this.region.getByRole('region', { name: 'The difference in the code' });
  }

  verdict(side: 'A' | 'B'): Locator {
    return this.region.getByRole('group', { name: `Verdict of ${side}` });
  }

  align(at: 'error' | 'first difference' | 'time'): Locator {
    return this.region.getByRole('radio', { name: at, exact: true });
  }

  /** What the select shows. */
  otherLabel(): Promise<string> {
    return this.other.evaluate(
      (select: HTMLSelectElement) => select.selectedOptions[0]?.textContent ?? '',
    );
  }

  /** The steps of both at the cursor. */
  async steps(): Promise<readonly number[]> {
    const text = (await this.axis.getAttribute('aria-valuetext')) ?? '';
    return (text.match(/\d+/g) ?? []).map(Number);
  }

  picture(): Promise<string> {
    return this.axis.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  }
}
