/** The columns of a clock as pixels: in each, the blocks of all that it stood at, in the worst colour. */
import type { PixelPlan } from './pixel-plan.ts';

export interface ClockLook {
  /** By kind: of several in a pixel, the one with the highest gives the colour. */
  readonly badness: Uint8Array;
  /** By kind. */
  readonly colours: Uint32Array;
  /** By kind: rows of pixels from the line to the edge of its block, [from, to). */
  readonly fromRow: Int32Array;
  readonly toRow: Int32Array;
  readonly background: number;
}

/** Writes the whole row: `pixels` is `width * height` long. */
export function paintClockColumns(
  plan: PixelPlan,
  { badness, colours, fromRow, toRow, background }: ClockLook,
  pixels: Uint32Array,
  width: number,
  height: number,
): void {
  pixels.fill(background);
  const kinds = badness.length;
  for (let column = 0; column < plan.columns; column += 1) {
    const offset = column * kinds;
    let worst = -1;
    let top = height;
    let bottom = 0;
    for (let kind = 0; kind < kinds; kind += 1) {
      if (plan.columnTicks[offset + kind] === 0) continue;
      if (worst < 0 || badness[kind]! > badness[worst]!) worst = kind;
      top = Math.min(top, fromRow[kind]!);
      bottom = Math.max(bottom, toRow[kind]!);
    }
    if (worst < 0) continue;
    const end = Math.min(height, bottom);
    const x = plan.columnDevicePx[column]!;
    for (let y = Math.max(0, top); y < end; y += 1) pixels[y * width + x] = colours[worst]!;
  }
}
