/**
 * Which span owns which device pixel of a row. A span of two pixels or more is a bar; a pixel that
 * holds the start of a shorter one is a column with the exact ticks of every kind in it. Together
 * they cover every pixel up to `untilTicks` once. The cost depends on the pixels, not on the spans:
 * a column jumps to the next pixel. Buffers are reused from plan to plan.
 */
import type { Spans } from './spans.ts';
import { spanTicks, type TimeWindow } from './time-window.ts';

const MIN_BAR_DEVICE_PX = 2;

export class PixelPlan {
  bars = 0;
  /** By bar: index of its span, and its pixels [left, right). */
  barSpan: Int32Array = new Int32Array(0);
  barLeftDevicePx: Int32Array = new Int32Array(0);
  barRightDevicePx: Int32Array = new Int32Array(0);
  /** By bar: where its span begins, which may be far outside. */
  barStartDevicePx: Float64Array = new Float64Array(0);

  columns = 0;
  columnDevicePx: Int32Array = new Int32Array(0);
  /** By column: the first span in it. */
  columnSpan: Int32Array = new Int32Array(0);
  /** By column and kind. */
  columnTicks: Float64Array = new Float64Array(0);

  /** Plans `spans` for a row of `widthDevicePx` that shows `window`. */
  fill(spans: Spans, window: TimeWindow, widthDevicePx: number, untilTicks: number): void {
    this.#reserve(widthDevicePx, spans.kinds);
    const scale = widthDevicePx / spanTicks(window);
    const { fromTicks } = window;
    const { length, kinds } = spans;
    const startOf = (span: number): number => (spans.start[span]! - fromTicks) * scale;
    const endOf = (span: number): number =>
      span + 1 < length ? startOf(span + 1) : (untilTicks - fromTicks) * scale;
    const isBar = (span: number): boolean => endOf(span) - startOf(span) >= MIN_BAR_DEVICE_PX;

    let at = spans.indexAt(fromTicks);
    let px = 0;
    while (at >= 0 && at < length && px < widthDevicePx) {
      const pxTicks = fromTicks + px / scale;
      if (pxTicks >= untilTicks) return;
      if (isBar(at)) {
        const end = endOf(at);
        const beforeColumn = at + 1 < length && !isBar(at + 1);
        const right = Math.min(widthDevicePx, beforeColumn ? Math.floor(end) : Math.round(end));
        if (right > px) this.#addBar(at, px, right, startOf(at));
        px = Math.max(px, right);
        at += 1;
        continue;
      }
      let first = at;
      while (first > 0 && spans.start[first]! > pxTicks) first -= 1;
      const column = this.columns;
      this.columns += 1;
      this.columnDevicePx[column] = px;
      this.columnSpan[column] = first;
      this.columnTicks.fill(0, column * kinds, (column + 1) * kinds);
      const toTicks = Math.min(untilTicks, fromTicks + (px + 1) / scale);
      at = spans.addTicks(pxTicks, toTicks, first, this.columnTicks, column * kinds);
      px += 1;
    }
  }

  #addBar(span: number, left: number, right: number, start: number): void {
    this.barSpan[this.bars] = span;
    this.barLeftDevicePx[this.bars] = left;
    this.barRightDevicePx[this.bars] = right;
    this.barStartDevicePx[this.bars] = start;
    this.bars += 1;
  }

  #reserve(widthDevicePx: number, kinds: number): void {
    this.bars = 0;
    this.columns = 0;
    if (this.barSpan.length < widthDevicePx) {
      this.barSpan = new Int32Array(widthDevicePx);
      this.barLeftDevicePx = new Int32Array(widthDevicePx);
      this.barRightDevicePx = new Int32Array(widthDevicePx);
      this.barStartDevicePx = new Float64Array(widthDevicePx);
      this.columnDevicePx = new Int32Array(widthDevicePx);
      this.columnSpan = new Int32Array(widthDevicePx);
    }
    if (this.columnTicks.length < widthDevicePx * kinds) {
      this.columnTicks = new Float64Array(widthDevicePx * kinds);
    }
  }
}

/** Spans looked at to find the longest one in a pixel; more than a pixel ever shows apart. */
const MOST_LOOKED_AT = 256;

/**
 * The span that a device pixel of a row shows, -1 for none: the longest in it. Bars are rounded to
 * the pixels of which they have the larger part, so this is also the bar that is drawn there.
 */
export function spanAtDevicePx(
  spans: Spans,
  window: TimeWindow,
  widthDevicePx: number,
  untilTicks: number,
  xDevicePx: number,
): number {
  const ticksPerPx = spanTicks(window) / widthDevicePx;
  const fromTicks = window.fromTicks + xDevicePx * ticksPerPx;
  const toTicks = Math.min(untilTicks, fromTicks + ticksPerPx);
  if (spans.length === 0 || fromTicks >= untilTicks) return -1;
  const first = spans.indexAt(fromTicks);
  let best = first;
  let bestTicks = 0;
  for (let span = first; span < Math.min(spans.length, first + MOST_LOOKED_AT); span += 1) {
    if (spans.start[span]! >= toTicks) break;
    const ticks = Math.min(spans.endTicks(span), toTicks) - Math.max(spans.start[span]!, fromTicks);
    if (ticks > bestTicks) {
      best = span;
      bestTicks = ticks;
    }
  }
  return best;
}
