/** Pixel buffers of rows, one per height, reused from frame to frame. */
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

  /** Paints pixels by `paint` and puts them at (x, y), all in device pixels. */
  put(
    xDevicePx: number,
    yDevicePx: number,
    widthDevicePx: number,
    heightDevicePx: number,
    paint: (pixels: Uint32Array) => void,
  ): void {
    const { image, pixels } = this.#ofSize(widthDevicePx, heightDevicePx);
    paint(pixels);
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
