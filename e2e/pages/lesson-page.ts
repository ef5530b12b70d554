/** A lesson, by the names of its parts. */

import { expect, type Locator, type Page } from '@playwright/test';

export class LessonPage {
  readonly page: Page;
  readonly card: Locator;
  /** What has come of an answer. */
  readonly said: Locator;
  readonly timeline: Locator;
  readonly code: Locator;

  constructor(page: Page) {
    this.page = page;
    this.card = page.getByRole('region', { name: 'Card', exact: true });
    this.said = this.card.locator('.lesson-said');
    this.timeline = page.getByRole('slider', { name: /^Timelines of/ });
    this.code = page.getByRole('region', { name: 'Code', exact: true });
  }

  async open(id: string, card = 1): Promise<void> {
    await this.page.goto(`./#lesson=${id}&card=${card}`);
    await this.settle(card);
  }

  /** On that card, with its run. */
  async settle(card: number): Promise<void> {
    await expect(this.page.getByText(`card ${card} of`)).toBeVisible();
    await expect(this.card).not.toContainText('is being found');
  }

  /** From now on, all that a live region says, a line each: what somebody hears who does not see it. */
  async listen(): Promise<() => Promise<string>> {
    const heard = await this.page.evaluateHandle(() => {
      const said: string[] = [];
      const regionOf = (node: Node | null): Element | null =>
        (node instanceof Element ? node : (node?.parentElement ?? null))?.closest(
          '[role="status"], [aria-live="polite"]',
        ) ?? null;
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const text = regionOf(target)?.textContent ?? '';
          if (text !== '' && said.at(-1) !== text) said.push(text);
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
      return said;
    });
    return async () => (await heard.jsonValue()).join('\n');
  }

  /** Steps that may be seen, and the one that is. */
  async steps(): Promise<{ readonly last: number; readonly now: number }> {
    const [last, now] = await Promise.all([
      this.timeline.getAttribute('aria-valuemax'),
      this.timeline.getAttribute('aria-valuenow'),
    ]);
    return { last: Number(last), now: Number(now) };
  }
}
