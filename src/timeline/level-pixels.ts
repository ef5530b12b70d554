/** The columns of a level signal as pixels: from the highest to the lowest level in each. */
import type { PixelPlan } from './pixel-plan.ts';

export interface LevelLook {
  /** By level: of several in a pixel, the one with the highest gives the colour. */
  readonly badness: Uint8Array;
  /** By level. */
  readonly colours: Uint32Array;
  /** By level: its row of pixels. */
  readonly rows: Int32Array;
  readonly thickness: number;
  readonly background: number;
}

/** Writes the whole row: `pixels` is `width * height` long. */
export function paintLevelColumns(
  plan: PixelPlan,
  { badness, colours, rows, thickness, background }: LevelLook,
  pixels: Uint32Array,
  width: number,
  height: number,
): void {
  pixels.fill(background);
  const levels = badness.length;
  for (let column = 0; column < plan.columns; column += 1) {
    const offset = column * levels;
    let worst = -1;
    let top = height;
    let bottom = 0;
    for (let level = 0; level < levels; level += 1) {
      if (plan.columnTicks[offset + level] === 0) continue;
      if (worst < 0 || badness[level]! > badness[worst]!) worst = level;
      top = Math.min(top, rows[level]!);
      bottom = Math.max(bottom, rows[level]!);
    }
    if (worst < 0) continue;
    const end = Math.min(height, bottom + thickness);
    const x = plan.columnDevicePx[column]!;
    for (let y = Math.max(0, top); y < end; y += 1) pixels[y * width + x] = colours[worst]!;
  }
}
