/** Pixel buffers of rows, one per height, reused from frame to frame. */
import { type RowLook, paintRow } from './lane-pixels.ts';
import type { PixelPlan } from './pixel-plan.ts';
import type { Spans } from './spans.ts';
import type { PixelImage, Surface } from './surface.ts';

interface RowImage {
  readonly image: PixelImage;
  readonly pixels: Uint32Array;
}

export class RowImages {
  readonly #surface: Surface;
  readonly #byHeight = new Map<number, RowImage>();

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** Paints a planned row and puts it at (x, y), all in device pixels. */
  put(
    plan: PixelPlan,
    spans: Spans,
    look: RowLook,
    xDevicePx: number,
    yDevicePx: number,
    widthDevicePx: number,
    heightDevicePx: number,
  ): void {
    const { image, pixels } = this.#ofSize(widthDevicePx, heightDevicePx);
    paintRow(plan, spans.value, look, pixels, widthDevicePx, heightDevicePx);
    this.#surface.putImageData(image, xDevicePx, yDevicePx);
  }

  #ofSize(width: number, height: number): RowImage {
    const known = this.#byHeight.get(height);
    if (known?.image.width === width) return known;
    const image = this.#surface.createImageData(width, height);
    const { buffer, byteOffset } = image.data;
    const made = { image, pixels: new Uint32Array(buffer, byteOffset, width * height) };
    this.#byHeight.set(height, made);
    return made;
  }
}
