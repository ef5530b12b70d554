/**
 * A plan to the pixels of one row: bars with rounded corners, hatching and a gap between neighbours,
 * columns as a stack of every kind in the pixel by its share of time. Hatching moves with its bar.
 */
import { mixed, type Rgb, toPixel } from './colour.ts';
import { cornerCoverage, stripeCoverage } from './coverage.ts';
import type { PixelPlan } from './pixel-plan.ts';

export interface BarLook {
  readonly fill: Rgb;
  /** Stripes across the bar; null for a plain one. */
  readonly stripe: Rgb | null;
}

/** Looks resolved to pixels for one theme and one device pixel ratio. */
export interface RowLook {
  /** By value of a span. */
  readonly bars: readonly PixelBar[];
  /** By kind of a span. */
  readonly kinds: Uint32Array;
  /** By kind: least share of a pixel's height, so that rare kinds stay visible. */
  readonly leastShare: Float64Array;
  readonly background: number;
  readonly radiusDevicePx: number;
  readonly gapDevicePx: number;
}

interface PixelBar {
  readonly fill: number;
  readonly edge: number;
  /** One period of the stripes; empty for a plain bar. */
  readonly stripes: Uint32Array;
  /** By corner radius: pixels of the upper left corner, row by row. */
  readonly corners: readonly Uint32Array[];
}

const STRIPE_PERIOD_CSS_PX = 8;
const GAP_FROM_CSS_PX = 7;

export function rowLook(
  bars: readonly BarLook[],
  kinds: readonly Rgb[],
  leastShare: readonly number[],
  background: Rgb,
  radiusCssPx: number,
  devicePxPerCssPx: number,
): RowLook {
  const radiusDevicePx = Math.round(radiusCssPx * devicePxPerCssPx);
  const coverages = Array.from({ length: radiusDevicePx + 1 }, (_, radius) =>
    cornerCoverage(radius),
  );
  const period = Math.round(STRIPE_PERIOD_CSS_PX * devicePxPerCssPx);
  const coverage = stripeCoverage(period);
  return {
    bars: bars.map(({ fill, stripe }) => ({
      fill: toPixel(fill),
      edge: toPixel(mixed(fill, background, 0.45)),
      stripes: stripe
        ? Uint32Array.from(coverage, (share) => toPixel(mixed(fill, stripe, share)))
        : new Uint32Array(0),
      corners: coverages.map((corner) =>
        Uint32Array.from(corner, (share) => toPixel(mixed(background, fill, share))),
      ),
    })),
    kinds: Uint32Array.from(kinds, toPixel),
    leastShare: Float64Array.from(leastShare),
    background: toPixel(background),
    radiusDevicePx,
    gapDevicePx: Math.max(1, Math.round(devicePxPerCssPx)),
  };
}

/** Writes the whole row: `pixels` is `width * height` long. `values` are the spans' values. */
export function paintRow(
  plan: PixelPlan,
  values: Uint16Array,
  look: RowLook,
  pixels: Uint32Array,
  width: number,
  height: number,
): void {
  pixels.fill(look.background);
  for (let bar = 0; bar < plan.bars; bar += 1) {
    const shown = look.bars[values[plan.barSpan[bar]!]!]!;
    paintBar(plan, bar, shown, look, pixels, width, height);
  }
  const kinds = look.kinds.length;
  for (let column = 0; column < plan.columns; column += 1) {
    paintColumn(plan, column, kinds, look, pixels, width, height);
  }
}

function paintBar(
  plan: PixelPlan,
  bar: number,
  { fill, edge, stripes, corners }: PixelBar,
  look: RowLook,
  pixels: Uint32Array,
  width: number,
  height: number,
): void {
  const left = plan.barLeftDevicePx[bar]!;
  const end = plan.barRightDevicePx[bar]!;
  const spaced = end - left >= GAP_FROM_CSS_PX * look.gapDevicePx;
  const right = spaced && end < width ? end - look.gapDevicePx : end;
  const period = stripes.length;
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    if (period === 0) {
      pixels.fill(fill, row + left, row + right);
    } else {
      const start = plan.barStartDevicePx[bar]! % period;
      let phase = (((Math.round(left - start) + y) % period) + period) % period;
      for (let x = left; x < right; x += 1) {
        pixels[row + x] = stripes[phase]!;
        phase = phase + 1 === period ? 0 : phase + 1;
      }
    }
    // Too narrow for a gap: a darker last pixel keeps equal neighbours apart.
    if (!spaced && right - left >= 3) pixels[row + right - 1] = edge;
  }
  if (!spaced) return;
  const radius = Math.min(look.radiusDevicePx, (right - left) >> 2, height >> 1);
  const corner = corners[radius]!;
  const roundLeft = plan.barStartDevicePx[bar]! >= left - 1;
  for (let y = 0; y < radius; y += 1) {
    const top = y * width;
    const bottom = (height - 1 - y) * width;
    for (let x = 0; x < radius; x += 1) {
      const pixel = corner[y * radius + x]!;
      if (pixel === fill) continue;
      if (roundLeft) {
        pixels[top + left + x] = pixel;
        pixels[bottom + left + x] = pixel;
      }
      if (end < width) {
        pixels[top + right - 1 - x] = pixel;
        pixels[bottom + right - 1 - x] = pixel;
      }
    }
  }
}

function paintColumn(
  plan: PixelPlan,
  column: number,
  kinds: number,
  { kinds: colours, leastShare }: RowLook,
  pixels: Uint32Array,
  width: number,
  height: number,
): void {
  const ticks = plan.columnTicks;
  const offset = column * kinds;
  let total = 0;
  let reserved = 0;
  for (let kind = 0; kind < kinds; kind += 1) {
    const inKind = ticks[offset + kind]!;
    if (inKind === 0) continue;
    total += inKind;
    reserved += Math.max(1, Math.floor(height * leastShare[kind]!));
  }
  // Every kind has its least height first; what is left goes by shares, from the bottom up.
  const free = Math.max(0, height - reserved);
  let y = height;
  let before = 0;
  for (let kind = 0; kind < kinds && y > 0; kind += 1) {
    const inKind = ticks[offset + kind]!;
    if (inKind === 0) continue;
    const least = Math.max(1, Math.floor(height * leastShare[kind]!));
    const extra =
      Math.round((free * (before + inKind)) / total) - Math.round((free * before) / total);
    before += inKind;
    const top = Math.max(0, y - least - extra);
    const colour = colours[kind]!;
    for (y -= 1; y >= top; y -= 1) pixels[y * width + plan.columnDevicePx[column]!] = colour;
    y = top;
  }
}
