/** Arrows from a store to the wait that it released: those of the selected step, and under the pointer. */
import { toCss } from './colour.ts';
import { barBand, laneRow } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import { releasesWithin } from './releases.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { spanTicks } from './time-window.ts';

/** A store releases whom it releases soon after: further away there is nothing to find. */
const NEAREST = 40;
const REACH_CSS_PX = 8;
const HEAD_CSS_PX = 5;
const TURN_CSS_PX = 16;

export function drawArrows(surface: Surface, scene: Scene): void {
  const { model, geometry, window, selectedStep, pointerTicks } = scene;
  const selected = selectedStep - 1;
  drawNear(surface, scene, selected, (entry) => entry === selected, true);
  if (pointerTicks === null) return;
  const reachTicks = (REACH_CSS_PX * spanTicks(window)) / geometry.plotWidthCssPx;
  const isNear = (entry: number) =>
    entry !== selected && Math.abs(model.ticksOfStep(entry + 1) - pointerTicks) < reachTicks;
  drawNear(surface, scene, model.entryAtTicks(pointerTicks), isNear, false);
}

/** Of the releases around an entry, those with an end of which `isMeant`. */
function drawNear(
  surface: Surface,
  scene: Scene,
  near: number,
  isMeant: (entry: number) => boolean,
  selected: boolean,
): void {
  const { trace, steps } = scene.model;
  const { releasedEntries, releasingEntries } = trace;
  const { from, to } = releasesWithin(trace, 0, steps, near, NEAREST);
  for (let release = from; release < to; release += 1) {
    const wait = releasedEntries[release]!;
    const store = releasingEntries[release]!;
    if (isMeant(wait) || isMeant(store)) drawArrow(surface, scene, store, wait, selected);
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
  const x0 = xCssPxAt(geometry, window, model.ticksOfStep(store + 1));
  const x1 = xCssPxAt(geometry, window, model.ticksOfStep(wait + 1));
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
