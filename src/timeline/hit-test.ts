/** What stands under a point of the canvas. */
import { type Geometry, type Row } from './geometry.ts';
import { type Marker, MARKER_KINDS } from './markers.ts';
import { spanAtDevicePx } from './pixel-plan.ts';
import { limitsOf, spanTicks, type TimeWindow } from './time-window.ts';
import type { TimelineModel } from './timeline-model.ts';

const MARKER_REACH_CSS_PX = 8;

export interface Hit {
  /** Time under the point, within the window. */
  readonly ticks: number;
  readonly row: Row | null;
  /** Index of the span drawn there, in the row's lane or signal; -1 for none. */
  readonly span: number;
}

export function ticksAt(geometry: Geometry, window: TimeWindow, xCssPx: number): number {
  const share = (xCssPx - geometry.plotLeftCssPx) / geometry.plotWidthCssPx;
  return window.fromTicks + Math.min(1, Math.max(0, share)) * spanTicks(window);
}

export function xCssPxAt(geometry: Geometry, window: TimeWindow, ticks: number): number {
  const share = (ticks - window.fromTicks) / spanTicks(window);
  return geometry.plotLeftCssPx + share * geometry.plotWidthCssPx;
}

export function hitTest(
  model: TimelineModel,
  geometry: Geometry,
  window: TimeWindow,
  devicePxPerCssPx: number,
  xCssPx: number,
  yCssPx: number,
): Hit {
  const row =
    geometry.rows.find(
      ({ topCssPx, heightCssPx }) => yCssPx >= topCssPx && yCssPx < topCssPx + heightCssPx,
    ) ?? null;
  const ticks = ticksAt(geometry, window, xCssPx);
  const spans = row && spansOf(model, row);
  const xDevicePx = Math.floor((xCssPx - geometry.plotLeftCssPx) * devicePxPerCssPx);
  const widthDevicePx = Math.round(geometry.plotWidthCssPx * devicePxPerCssPx);
  if (!spans || xDevicePx < 0 || xDevicePx >= widthDevicePx) return { ticks, row, span: -1 };
  const { toTicks } = limitsOf(model.endTicks);
  const span = spanAtDevicePx(spans, window, widthDevicePx, toTicks, xDevicePx);
  return { ticks, row, span };
}

/** The marker nearest to x, within reach; null for none. */
export function markerAt(
  model: TimelineModel,
  geometry: Geometry,
  window: TimeWindow,
  xCssPx: number,
): Marker | null {
  let best: Marker | null = null;
  let bestCssPx = MARKER_REACH_CSS_PX;
  for (const kind of MARKER_KINDS) {
    for (const marker of model.markers(kind)) {
      const distance = Math.abs(xCssPxAt(geometry, window, marker.ticks) - xCssPx);
      if (distance >= bestCssPx) continue;
      best = marker;
      bestCssPx = distance;
    }
  }
  return best;
}

/** The tiling that a row draws; undefined for a title, or while a signal is not known. */
export function spansOf(
  model: TimelineModel,
  row: Row,
): TimelineModel['lanes'][number] | undefined {
  switch (row.kind) {
    case 'group':
      return undefined;
    case 'lane':
      return model.lanes[row.index];
    case 'flag':
    case 'gate':
    case 'clock':
      return model.signals[row.index];
  }
}

/** Where the amounts of the clocks are. */
export function isBesidePlot({ plotLeftCssPx, plotWidthCssPx }: Geometry, xCssPx: number): boolean {
  return xCssPx > plotLeftCssPx + plotWidthCssPx;
}
