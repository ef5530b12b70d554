/** What is written on the rows: kept until every line is drawn, so that none crosses a word. */
import { type Rgb, toCss } from './colour.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import { TYPE } from './type.ts';

const PLATE_CSS_PX = { x: 4, y: 2 };

export interface Written {
  readonly text: string;
  readonly font: string;
  readonly ink: Rgb;
  readonly leftCssPx: number;
  readonly middleCssPx: number;
  /** What it stands on, where a line may pass: it gives way to the words. */
  readonly ground?: Rgb;
}

export function drawWritten(surface: Surface, written: readonly Written[], text: TextFitter): void {
  for (const one of written)
    if (one.ground !== undefined) drawPlate(surface, one, one.ground, text);
  surface.textAlign = 'left';
  surface.textBaseline = 'middle';
  let font = '';
  let ink: Rgb | null = null;
  for (const one of written) {
    if (one.font !== font) surface.font = font = one.font;
    if (one.ink !== ink) surface.fillStyle = toCss((ink = one.ink));
    surface.fillText(one.text, one.leftCssPx, one.middleCssPx);
  }
}

function drawPlate(surface: Surface, one: Written, ground: Rgb, text: TextFitter): void {
  const { x, y } = PLATE_CSS_PX;
  surface.fillStyle = toCss(ground);
  surface.fillRect(
    one.leftCssPx - x,
    Math.round(one.middleCssPx - TYPE.label / 2) - y,
    text.width(one.text, one.font) + 2 * x,
    TYPE.label + 2 * y,
  );
}
