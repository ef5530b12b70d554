/** The canvas with the lanes. Places on it are fractions of its width, 0 at the left. */

import type { Locator, Page } from '@playwright/test';

export class TimelineCanvas {
  readonly page: Page;
  readonly canvas: Locator;
  /** All of the run, below the lanes; for the eye alone, it has no name. */
  readonly minimap: Locator;
  /** Between time as it passes and long idle times folded. */
  readonly scale: Locator;

  constructor(page: Page) {
    this.page = page;
    const region = page.getByRole('region', { name: 'Timeline', exact: true });
    this.canvas = region.getByRole('slider');
    this.minimap = region.locator('.timeline-minimap');
    this.scale = region.getByRole('button', { name: /^(Show true time|Fold idle times)$/ });
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
