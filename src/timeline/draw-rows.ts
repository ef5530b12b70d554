/** Lanes and flag strips: one pixel buffer per row, then the text on bars that have room for it. */
import { clearOfFolds } from './draw-folds.ts';
import { drawOps } from './draw-ops.ts';
import { barBand, type Row } from './geometry.ts';
import { spansOf, xCssPxAt } from './hit-test.ts';
import { paintRow } from './lane-pixels.ts';
import type { RowTools } from './row-tools.ts';
import type { Scene } from './scene.ts';
import type { Spans } from './spans.ts';
import type { Surface } from './surface.ts';
import { TYPE } from './type.ts';
import { limitsOf } from './time-window.ts';

const TEXT_FROM_CSS_PX = 22;
const TEXT_INSET_CSS_PX = 6;
/** More would take the text on firmware's violet below a contrast of 4.5. */
const FUTURE_SHADE = 0.12;

/** Draws one lane or flag strip. */
export function drawRow(surface: Surface, scene: Scene, row: Row, tools: RowTools): void {
  const { model, geometry, window, devicePxPerCssPx } = scene;
  const spans = spansOf(model, row);
  const look = row.kind === 'lane' ? tools.looks.lane : tools.looks.flags[row.index];
  if (!spans || !look) return;
  const band = barBand(row);
  const widthDevicePx = Math.round(geometry.plotWidthCssPx * devicePxPerCssPx);
  const topDevicePx = Math.round(band.topCssPx * devicePxPerCssPx);
  tools.plan.fill(spans, window, widthDevicePx, limitsOf(model.endTicks).toTicks);
  const bottomDevicePx = Math.round((band.topCssPx + band.heightCssPx) * devicePxPerCssPx);
  const heightDevicePx = bottomDevicePx - topDevicePx;
  tools.images.put(
    Math.round(geometry.plotLeftCssPx * devicePxPerCssPx),
    topDevicePx,
    widthDevicePx,
    heightDevicePx,
    (pixels) => paintRow(tools.plan, spans.value, look, pixels, widthDevicePx, heightDevicePx),
  );
  if (row.kind === 'lane') drawFuture(surface, scene, band);
  if (row.kind === 'lane' && !drawOps(surface, scene, row, tools))
    writeBarTexts(scene, row, spans, tools);
}

/** What comes after the playhead, a little darker, below the text so that this keeps its contrast. */
function drawFuture(
  surface: Surface,
  { model, geometry, window, selectedStep }: Scene,
  { topCssPx, heightCssPx }: ReturnType<typeof barBand>,
): void {
  const right = geometry.plotLeftCssPx + geometry.plotWidthCssPx;
  const playhead = xCssPxAt(geometry, window, model.ticksOfStep(selectedStep));
  const left = Math.max(geometry.plotLeftCssPx, playhead);
  if (left >= right) return;
  surface.globalAlpha = FUTURE_SHADE;
  surface.fillStyle = 'black';
  surface.fillRect(left, topCssPx, right - left, heightCssPx);
  surface.globalAlpha = 1;
}

function writeBarTexts(
  scene: Scene,
  row: Row,
  spans: Spans,
  { plan, text, written }: RowTools,
): void {
  const { model, geometry, theme, devicePxPerCssPx } = scene;
  const band = barBand(row);
  const font = `600 ${TYPE.label}px ${theme.sans}`;
  const yCssPx = band.topCssPx + band.heightCssPx / 2 + 0.5;
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const barLeftCssPx = geometry.plotLeftCssPx + plan.barLeftDevicePx[bar]! / devicePxPerCssPx;
    const rightCssPx = geometry.plotLeftCssPx + plan.barRightDevicePx[bar]! / devicePxPerCssPx;
    if (rightCssPx - barLeftCssPx < TEXT_FROM_CSS_PX) continue;
    const label = model.description.phases[spans.value[plan.barSpan[bar]!]!]?.label ?? '';
    const leftCssPx = clearOfFolds(scene, barLeftCssPx, text.width(label, font));
    const widthCssPx = rightCssPx - leftCssPx;
    if (widthCssPx < TEXT_FROM_CSS_PX) continue;
    const phase = model.description.phases[spans.value[plan.barSpan[bar]!]!];
    if (!phase) continue;
    const shown = text.fit(phase.label, font, widthCssPx - 2 * TEXT_INSET_CSS_PX);
    if (shown === '') continue;
    written.push({
      text: shown,
      font,
      ink: theme.tones[phase.tone].text,
      leftCssPx: leftCssPx + TEXT_INSET_CSS_PX,
      middleCssPx: yCssPx,
    });
  }
}
