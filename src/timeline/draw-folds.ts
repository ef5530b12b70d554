/** Where idle time is folded: a strip in the colour of the panel between two jagged edges, through all rows. */
import { toCss } from './colour.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

/** Narrower, and its edges would be one smear. */
const LEAST_CSS_PX = 5;
const MOST_CSS_PX = 10;
const TOOTH_CSS_PX = 4;
const TOOTH_HEIGHT_CSS_PX = 8;

export function drawFolds(surface: Surface, { model, geometry, window, theme }: Scene): void {
  const { rowsTopCssPx: top, rowsBottomCssPx: bottom } = geometry;
  for (const fold of model.time.foldsIn(window)) {
    const left = xCssPxAt(geometry, window, fold.fromTicks);
    const right = xCssPxAt(geometry, window, fold.toTicks);
    if (right - left < LEAST_CSS_PX) continue;
    const half = Math.min(MOST_CSS_PX, right - left - 2) / 2;
    const middle = (left + right) / 2;
    surface.beginPath();
    jag(surface, middle - half, top, bottom, true);
    jag(surface, middle + half, bottom, top, false);
    surface.closePath();
    surface.fillStyle = toCss(theme.panel);
    surface.fill();
    surface.strokeStyle = toCss(theme.textDim);
    surface.lineWidth = 1;
    for (const x of [middle - half, middle + half]) {
      surface.beginPath();
      jag(surface, x, top, bottom, true);
      surface.stroke();
    }
  }
}

/** From one height to the other, both edges of a fold tooth by tooth alike. */
function jag(surface: Surface, x: number, from: number, to: number, begins: boolean): void {
  const count = Math.max(1, Math.round(Math.abs(to - from) / TOOTH_HEIGHT_CSS_PX));
  for (let tooth = 0; tooth <= count; tooth += 1) {
    const y = from + ((to - from) * tooth) / count;
    const fromTop = from < to ? tooth : count - tooth;
    const at = x + (fromTop % 2 === 0 ? 0 : TOOTH_CSS_PX) - TOOTH_CSS_PX / 2;
    if (tooth === 0 && begins) surface.moveTo(at, y);
    else surface.lineTo(at, y);
  }
}

/** Where text that would begin at `left` may begin: beside a fold, not across it. */
export function clearOfFolds(
  { model, geometry, window }: Scene,
  left: number,
  widthCssPx: number,
): number {
  for (const fold of model.time.foldsIn(window)) {
    const from = xCssPxAt(geometry, window, fold.fromTicks);
    const to = xCssPxAt(geometry, window, fold.toTicks);
    if (from < left + widthCssPx && to > left) return to;
  }
  return left;
}
