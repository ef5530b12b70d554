/** What those who draw rows share. */
import type { PixelPlan } from './pixel-plan.ts';
import type { RowImages } from './row-images.ts';
import type { RowLooks } from './row-looks.ts';
import type { TextFitter } from './text.ts';
import type { Written } from './written.ts';

/** Kept between frames, but for what is written. */
export interface RowTools {
  readonly plan: PixelPlan;
  readonly images: RowImages;
  readonly text: TextFitter;
  readonly looks: RowLooks;
  /** Of this frame. */
  readonly written: Written[];
}
