/** The canvas with the lanes. Places on it are fractions of its width, 0 at the left. */

import type { Locator, Page } from '@playwright/test';

export class TimelineCanvas {
  readonly page: Page;
  readonly canvas: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('slider');
  }

  /** A press at a fraction of the width, on the lanes. */
  async click(xFraction: number, options: { readonly shift?: boolean } = {}): Promise<void> {
    await this.canvas.click({
      position: await this.place(xFraction),
      ...(options.shift === true ? { modifiers: ['Shift'] } : {}),
    });
  }

  /** Zooms out to the whole run. */
  async showAll(): Promise<void> {
    await this.canvas.press('0');
  }

  /** What the canvas shows, to be compared with what it shows later. */
  picture(): Promise<string> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  }

  /** The lanes of the second group: below the axis, above the canvas's end at any size. */
  private async place(xFraction: number): Promise<{ x: number; y: number }> {
    const box = await this.canvas.boundingBox();
    if (box === null) throw new Error('the timeline has no canvas on the screen');
    return { x: box.width * xFraction, y: Math.min(box.height - 20, 160) };
  }
}
