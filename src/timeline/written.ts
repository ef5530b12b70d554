/** What is written on the rows: kept until every line is drawn, so that none crosses a word. */
import { type Rgb, toCss } from './colour.ts';
import type { Surface } from './surface.ts';

export interface Written {
  readonly text: string;
  readonly font: string;
  readonly ink: Rgb;
  readonly leftCssPx: number;
  readonly middleCssPx: number;
}

export function drawWritten(surface: Surface, written: readonly Written[]): void {
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
