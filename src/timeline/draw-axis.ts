/** The axis of time with its grid, the playhead, and the line under the pointer. */
import { axisTicks } from './axis-ticks.ts';
import { type Rgb, toCss } from './colour.ts';
import { barBand, laneRow } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';
import type { Theme } from './theme.ts';
import { TYPE } from './type.ts';

const TICK_EVERY_CSS_PX = 84;
const LABEL_GAP_CSS_PX = 8;
const PILL_HEIGHT_CSS_PX = 17;

export function drawAxis(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, window, theme, model } = scene;
  const pill = playheadPill(scene, text);
  const { plotLeftCssPx, plotWidthCssPx, axisHeightCssPx, rowsBottomCssPx } = geometry;
  const most = plotWidthCssPx / TICK_EVERY_CSS_PX;
  surface.font = `400 ${TYPE.label}px ${theme.sans}`;
  surface.textBaseline = 'middle';
  surface.textAlign = 'left';
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText('time', 12, axisHeightCssPx / 2 + 1);
  surface.textAlign = 'center';
  const right = plotLeftCssPx + plotWidthCssPx;
  let taken = -Infinity;
  for (const { ticks, label } of axisTicks(
    model.time,
    window,
    model.description.ticksPerMicrosecond,
    most,
  )) {
    const x = Math.round(xCssPxAt(geometry, window, ticks));
    surface.fillStyle = toCss(theme.line);
    surface.fillRect(x, axisHeightCssPx, 1, rowsBottomCssPx - axisHeightCssPx);
    surface.fillStyle = toCss(theme.textDim);
    // The outermost labels move inwards rather than being cut.
    const half = surface.measureText(label).width / 2;
    const inside = Math.min(Math.max(x, plotLeftCssPx - 8 + half), right + 10 - half);
    const underPill =
      pill &&
      inside + half > pill.leftCssPx - 4 &&
      inside - half < pill.leftCssPx + pill.widthCssPx + 4;
    if (underPill || inside - half < taken) continue;
    taken = inside + half + LABEL_GAP_CSS_PX;
    surface.fillText(label, inside, axisHeightCssPx / 2 + 1);
  }
}

export function drawPlayheadLine(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, theme } = scene;
  const pill = playheadPill(scene, text);
  if (!pill) return;
  const x = pill.xCssPx;
  surface.fillStyle = toCss(theme.playhead);
  surface.fillRect(
    Math.round(x) - 0.5,
    geometry.axisHeightCssPx - 2,
    1.5,
    geometry.rowsBottomCssPx - geometry.axisHeightCssPx + 2,
  );
  drawActorDot(surface, scene, x);
}

/** The playhead's time, above every line. */
export function drawPlayheadPill(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, theme } = scene;
  const pill = playheadPill(scene, text);
  if (!pill) return;
  drawPill(
    surface,
    pill,
    (geometry.axisHeightCssPx - PILL_HEIGHT_CSS_PX) / 2 + 1,
    scene,
    theme.playhead,
    theme.playheadText,
  );
}

/** The thread that moved in the selected step carries a dot. */
function drawActorDot(surface: Surface, scene: Scene, x: number): void {
  const { model, geometry, selectedStep, theme } = scene;
  if (selectedStep < 1 || selectedStep > model.steps) return;
  const row = laneRow(geometry, model.laneOfEntry(selectedStep - 1));
  if (!row) return;
  const band = barBand(row);
  const y = band.topCssPx + band.heightCssPx / 2;
  surface.beginPath();
  surface.arc(x + 0.25, y, 4.5, 0, 2 * Math.PI);
  surface.fillStyle = toCss(theme.playhead);
  surface.fill();
  surface.lineWidth = 1.5;
  surface.strokeStyle = toCss(theme.panel);
  surface.stroke();
}

/** Where the pointer is, faintly. */
export function drawPointerLine(surface: Surface, scene: Scene): void {
  const { geometry, window, theme, pointerTicks, injecting } = scene;
  if (pointerTicks === null) return;
  const x = Math.round(xCssPxAt(geometry, window, pointerTicks));
  surface.globalAlpha = injecting ? 1 : 0.35;
  surface.fillStyle = toCss(injecting ? theme.markers.injection : theme.text);
  surface.fillRect(
    x,
    geometry.axisHeightCssPx,
    1,
    geometry.rowsBottomCssPx - geometry.axisHeightCssPx,
  );
  surface.globalAlpha = 1;
}

/** With the inject tool, what a click would do. */
export function drawPointerPill(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, window, theme, pointerTicks, injecting, model } = scene;
  if (pointerTicks === null || !injecting) return;
  const x = Math.round(xCssPxAt(geometry, window, pointerTicks));
  const moment = model.momentLabel(pointerTicks);
  drawPill(
    surface,
    pillAt(scene, text, `inject at ${moment}`, x),
    geometry.markersTopCssPx + 1,
    scene,
    theme.pillFill,
    theme.pillText,
  );
}

interface Pill {
  readonly label: string;
  /** What it points at. */
  readonly xCssPx: number;
  readonly leftCssPx: number;
  readonly widthCssPx: number;
}

/** Where the playhead's time stands; null while the playhead is out of sight. */
function playheadPill(scene: Scene, text: TextFitter): Pill | null {
  const { geometry, window, model, selectedStep } = scene;
  const ticks = model.ticksOfStep(selectedStep);
  const x = xCssPxAt(geometry, window, ticks);
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  const moment = model.momentLabel(ticks);
  // The start is out of sight in the first view of a long run: the left edge points to it.
  if (x < geometry.plotLeftCssPx - 1 && selectedStep === 0) {
    return pillAt(scene, text, `◂ ${moment}`, geometry.plotLeftCssPx);
  }
  if (x < geometry.plotLeftCssPx - 1 || x > right + 1) return null;
  return pillAt(scene, text, moment, x);
}

function pillAt({ geometry, theme }: Scene, text: TextFitter, label: string, xCssPx: number): Pill {
  const widthCssPx = text.width(label, pillFont(theme)) + 14;
  const mostLeftCssPx = geometry.widthCssPx - widthCssPx - 2;
  const leftCssPx = Math.min(Math.max(xCssPx - widthCssPx / 2, 2), mostLeftCssPx);
  return { label, xCssPx, leftCssPx, widthCssPx };
}

function pillFont({ mono }: Theme): string {
  return `600 ${TYPE.label}px ${mono}`;
}

function drawPill(
  surface: Surface,
  { label, leftCssPx, widthCssPx }: Pill,
  topCssPx: number,
  { theme }: Scene,
  fill: Rgb,
  ink: Rgb,
): void {
  surface.beginPath();
  surface.roundRect(leftCssPx, topCssPx, widthCssPx, PILL_HEIGHT_CSS_PX, 4);
  surface.fillStyle = toCss(fill);
  surface.fill();
  surface.fillStyle = toCss(ink);
  surface.font = pillFont(theme);
  surface.textAlign = 'center';
  surface.textBaseline = 'middle';
  surface.fillText(label, leftCssPx + widthCssPx / 2, topCssPx + PILL_HEIGHT_CSS_PX / 2 + 0.5);
}
