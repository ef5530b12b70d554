/** The axis of time with its grid, the playhead, and the line under the pointer. */
import { axisTicks, momentLabel } from './axis-ticks.ts';
import { type Rgb, toCss } from './colour.ts';
import { barBand, laneRow } from './geometry.ts';
import { xCssPxAt } from './hit-test.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import type { TextFitter } from './text.ts';

const TICK_EVERY_CSS_PX = 84;
const PILL_HEIGHT_CSS_PX = 17;

export function drawAxis(surface: Surface, { geometry, window, theme, model }: Scene): void {
  const { plotLeftCssPx, plotWidthCssPx, axisHeightCssPx, rowsBottomCssPx } = geometry;
  const most = plotWidthCssPx / TICK_EVERY_CSS_PX;
  surface.font = `400 11px ${theme.sans}`;
  surface.textBaseline = 'middle';
  surface.textAlign = 'left';
  surface.fillStyle = toCss(theme.textDim);
  surface.fillText('time', 12, axisHeightCssPx / 2 + 1);
  surface.textAlign = 'center';
  const right = plotLeftCssPx + plotWidthCssPx;
  for (const { ticks, label } of axisTicks(window, model.description.ticksPerMicrosecond, most)) {
    const x = Math.round(xCssPxAt(geometry, window, ticks));
    surface.fillStyle = toCss(theme.line);
    surface.fillRect(x, axisHeightCssPx, 1, rowsBottomCssPx - axisHeightCssPx);
    surface.fillStyle = toCss(theme.textDim);
    // The outermost labels move inwards rather than being cut.
    const half = surface.measureText(label).width / 2;
    const inside = Math.min(Math.max(x, plotLeftCssPx - 8 + half), right + 10 - half);
    surface.fillText(label, inside, axisHeightCssPx / 2 + 1);
  }
}

export function drawPlayhead(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, window, theme, model, selectedStep } = scene;
  const ticks = model.ticksOfStep(selectedStep);
  const x = xCssPxAt(geometry, window, ticks);
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  if (x < geometry.plotLeftCssPx - 1 || x > right + 1) return;
  surface.fillStyle = toCss(theme.playhead);
  surface.fillRect(
    Math.round(x) - 0.5,
    geometry.axisHeightCssPx - 2,
    1.5,
    geometry.rowsBottomCssPx - geometry.axisHeightCssPx + 2,
  );
  drawActorDot(surface, scene, x);
  drawTimePill(
    surface,
    scene,
    text,
    momentLabel(ticks, model.description.ticksPerMicrosecond),
    x,
    (geometry.axisHeightCssPx - PILL_HEIGHT_CSS_PX) / 2 + 1,
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

/** Where the pointer is, faintly; with the inject tool, what a click would do. */
export function drawPointerLine(surface: Surface, scene: Scene, text: TextFitter): void {
  const { geometry, window, theme, pointerTicks, injecting, model } = scene;
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
  if (!injecting) return;
  const moment = momentLabel(pointerTicks, model.description.ticksPerMicrosecond);
  drawTimePill(
    surface,
    scene,
    text,
    `inject at ${moment}`,
    x,
    geometry.markersTopCssPx + 1,
    theme.pillFill,
    theme.pillText,
  );
}

function drawTimePill(
  surface: Surface,
  { geometry, theme }: Scene,
  text: TextFitter,
  label: string,
  xCssPx: number,
  topCssPx: number,
  fill: Rgb,
  ink: Rgb,
): void {
  const font = `600 11px ${theme.mono}`;
  const width = text.width(label, font) + 14;
  const left = Math.min(Math.max(xCssPx - width / 2, 2), geometry.widthCssPx - width - 2);
  surface.beginPath();
  surface.roundRect(left, topCssPx, width, PILL_HEIGHT_CSS_PX, 4);
  surface.fillStyle = toCss(fill);
  surface.fill();
  surface.fillStyle = toCss(ink);
  surface.textAlign = 'center';
  surface.textBaseline = 'middle';
  surface.fillText(label, left + width / 2, topCssPx + PILL_HEIGHT_CSS_PX / 2 + 0.5);
}
