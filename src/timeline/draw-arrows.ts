/** Arrows from a store to the wait that it released. */
import { toCss } from './colour.ts';
import { barBand, laneRow } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import { releasesWithin } from './releases.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';

/** Few enough to be told apart; of more, those around the selected step are drawn. */
const MOST_ARROWS = 20;
const APART_CSS_PX = 6;
const HEAD_CSS_PX = 5;
const TURN_CSS_PX = 16;

export function drawArrows(surface: Surface, scene: Scene): void {
  const { model, geometry, window, selectedStep } = scene;
  const from = model.entryAtTicks(window.fromTicks);
  const to = model.stepAtTicks(window.toTicks);
  const selected = selectedStep - 1;
  let lastStore = -1;
  let lastX = -Infinity;
  const { releasedEntries, releasingEntries, startTicks } = model.trace;
  const shown = releasesWithin(model.trace, from, to, selected, MOST_ARROWS);
  for (let release = shown.from; release < shown.to; release += 1) {
    const wait = releasedEntries[release]!;
    const store = releasingEntries[release]!;
    const chosen = wait === selected || store === selected;
    const x = xCssPxAt(geometry, window, startTicks[wait]!);
    // Waits of one release stand on each other; those of different ones would only be a smear.
    const crowded = x - lastX < APART_CSS_PX && store !== lastStore;
    if (crowded && !chosen) continue;
    lastX = x;
    lastStore = store;
    drawArrow(surface, scene, store, wait, chosen);
  }
}

function drawArrow(
  surface: Surface,
  { model, geometry, window, theme }: Scene,
  store: number,
  wait: number,
  selected: boolean,
): void {
  const fromRow = laneRow(geometry, model.laneOfEntry(store));
  const toRow = laneRow(geometry, model.laneOfEntry(wait));
  if (!fromRow || !toRow || fromRow === toRow) return;
  const fromBand = barBand(fromRow);
  const toBand = barBand(toRow);
  const down = toRow.topCssPx > fromRow.topCssPx;
  const x0 = xCssPxAt(geometry, window, model.trace.startTicks[store]!);
  const x1 = xCssPxAt(geometry, window, model.trace.startTicks[wait]!);
  const y0 = fromBand.topCssPx + fromBand.heightCssPx / 2;
  const y1 = down ? toBand.topCssPx : toBand.topCssPx + toBand.heightCssPx;
  const back = down ? -HEAD_CSS_PX : HEAD_CSS_PX;
  surface.globalAlpha = selected ? 1 : 0.5;
  surface.strokeStyle = toCss(selected ? theme.accent : theme.arrow);
  surface.fillStyle = surface.strokeStyle;
  surface.lineWidth = selected ? 1.75 : 1;
  surface.beginPath();
  surface.moveTo(x0, y0);
  // Down its own time, then over to the wait: arrows from one store share their stem.
  const turn = Math.sign(y1 - y0) * Math.min(TURN_CSS_PX, Math.abs(y1 - y0) / 2);
  surface.lineTo(x0, y1 - turn);
  surface.bezierCurveTo(x0, y1 - turn * 0.4, x1, y1 - turn, x1, y1 + back);
  surface.stroke();
  surface.beginPath();
  surface.arc(x0, y0, selected ? 2.5 : 2, 0, 2 * Math.PI);
  surface.fill();
  surface.beginPath();
  surface.moveTo(x1, y1);
  surface.lineTo(x1 - HEAD_CSS_PX * 0.6, y1 + back);
  surface.lineTo(x1 + HEAD_CSS_PX * 0.6, y1 + back);
  surface.closePath();
  surface.fill();
  surface.globalAlpha = 1;
}
