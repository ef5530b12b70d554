/** The whole run at a glance: one low row per lane, lines for the markers. */
import { toCss } from './colour.ts';
import { paintRow } from './lane-pixels.ts';
import { MARKER_KINDS, thinned } from './markers.ts';
import { PixelPlan } from './pixel-plan.ts';
import { RowImages } from './row-images.ts';
import { rowLooks } from './row-looks.ts';
import type { Surface } from './surface.ts';
import type { Theme } from './theme.ts';
import { limitsOf, spanTicks } from './time-window.ts';
import type { TimelineModel } from './timeline-model.ts';

const EDGE_CSS_PX = 3;

export function drawMinimap(
  surface: Surface,
  model: TimelineModel,
  theme: Theme,
  widthCssPx: number,
  heightCssPx: number,
  devicePxPerCssPx: number,
): void {
  surface.setTransform(devicePxPerCssPx, 0, 0, devicePxPerCssPx, 0, 0);
  surface.fillStyle = toCss(theme.panel);
  surface.fillRect(0, 0, widthCssPx, heightCssPx);
  const limits = limitsOf(model.endTicks);
  const widthDevicePx = Math.round(widthCssPx * devicePxPerCssPx);
  const roomDevicePx = (heightCssPx - 2 * EDGE_CSS_PX) * devicePxPerCssPx;
  const pitchDevicePx = roomDevicePx / Math.max(1, model.lanes.length);
  const heightDevicePx = Math.max(1, Math.min(6 * devicePxPerCssPx, Math.floor(pitchDevicePx) - 1));
  const { lowLane } = rowLooks(model.description, theme, devicePxPerCssPx);
  const plan = new PixelPlan();
  const images = new RowImages(surface);
  model.lanes.forEach((spans, lane) => {
    plan.fill(spans, limits, widthDevicePx, limits.toTicks);
    const topDevicePx = Math.round(EDGE_CSS_PX * devicePxPerCssPx + lane * pitchDevicePx);
    images.put(0, topDevicePx, widthDevicePx, heightDevicePx, (pixels) =>
      paintRow(plan, spans.value, lowLane, pixels, widthDevicePx, heightDevicePx),
    );
  });
  const ticksPerCssPx = spanTicks(limits) / widthCssPx;
  for (const kind of [...MARKER_KINDS].reverse()) {
    surface.fillStyle = toCss(theme.markers[kind]);
    for (const { ticks } of thinned(model.markers(kind), 0, limits.toTicks, 2 * ticksPerCssPx)) {
      surface.fillRect(Math.round(ticks / ticksPerCssPx), 0, 1, heightCssPx);
    }
  }
}
