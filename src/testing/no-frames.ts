/** A browser that draws no frame. */
import type { Frames } from '../store/frames.ts';

export const NO_FRAMES: Frames = {
  request: () => 0,
  requestDrawing: () => 0,
  cancel: () => undefined,
};
