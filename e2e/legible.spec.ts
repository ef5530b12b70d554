// What is written on the timeline's canvas: nothing is cut by its edge, nothing lies upon something else.

import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { extremeOffsets } from './scenarios.ts';
import { link } from './terminal.ts';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

/** Both kernels at the act, at the gate and at the end; offsets of 32.8 ms to 536.9 s, none, and negative. */
const MOMENTS = [
  ['four-guests', 0],
  ['four-guests', 83],
  ['four-guests', 300],
  ['four-way-pre-fix', 118],
  ['four-way-pre-fix', 129],
  ['two-way-pre-fix', 88],
  ['unsplit-pre-fix', 30],
  ['zero-offset-pre-fix', 60],
  ['slow-secondary', 90],
  [extremeOffsets, 0],
  [extremeOffsets, 150],
] as const;

interface Written {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

declare global {
  interface Window {
    written: Written[];
  }
}

for (const size of SIZES) {
  test(`what is written on the timeline can be read at ${size.width} by ${size.height}`, async ({
    scope,
    page,
  }) => {
    await page.setViewportSize(size);
    await page.addInitScript(recordTexts);
    for (const [preset, step] of MOMENTS) {
      await scope.open(await link(preset, step));
      const { texts, width, height } = await textsOf(page);
      expect(texts.length).toBeGreaterThan(10);
      const where = `${typeof preset === 'string' ? preset : 'extreme offsets'} at step ${step}`;
      for (const { text, left, right, top, bottom } of texts) {
        expect.soft(left, `${where}: “${text}” is cut at the left`).toBeGreaterThanOrEqual(0);
        expect.soft(right, `${where}: “${text}” is cut at the right`).toBeLessThanOrEqual(width);
        expect.soft(top, `${where}: “${text}” is cut at the top`).toBeGreaterThanOrEqual(0);
        expect.soft(bottom, `${where}: “${text}” is cut at the bottom`).toBeLessThanOrEqual(height);
      }
      expect.soft(overlapping(texts), `${where}: texts lie upon each other`).toEqual([]);
    }
  });
}

/** Notes every text of a frame; a frame begins when the canvas is set up for it. */
function recordTexts(): void {
  window.written = [];
  const { prototype } = CanvasRenderingContext2D;
  const setTransform = Reflect.get(prototype, 'setTransform') as (...values: unknown[]) => void;
  Reflect.set(
    prototype,
    'setTransform',
    function (this: CanvasRenderingContext2D, ...to: unknown[]) {
      if (this.canvas.getAttribute('role') === 'slider') window.written = [];
      setTransform.apply(this, to);
    },
  );
  const fillText = Reflect.get(prototype, 'fillText') as (...values: unknown[]) => void;
  Reflect.set(
    prototype,
    'fillText',
    function (this: CanvasRenderingContext2D, text: string, x: number, y: number) {
      const { width } = this.measureText(text);
      const left = this.textAlign === 'center' ? x - width / 2 : x;
      // Of the letters, not of the line.
      const half = Number.parseFloat(/([\d.]+)px/.exec(this.font)?.[1] ?? '12') * 0.36;
      window.written.push({ text, left, right: left + width, top: y - half, bottom: y + half });
      fillText.call(this, text, x, y);
    },
  );
}

async function textsOf(page: Page) {
  const canvas = page.getByRole('region', { name: 'Timeline', exact: true }).getByRole('slider');
  const { width, height } = await canvas.evaluate((element) => ({
    width: element.clientWidth,
    height: element.clientHeight,
  }));
  return { texts: await page.evaluate(() => window.written), width, height };
}

function overlapping(texts: readonly Written[]): readonly string[] {
  return texts.flatMap((a, index) =>
    texts.slice(index + 1).flatMap((b) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return width > 1 && height > 1 ? [`${a.text} | ${b.text}`] : [];
    }),
  );
}
