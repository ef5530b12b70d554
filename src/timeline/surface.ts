/**
 * The part of a 2D canvas context that the timeline draws with; a browser's context satisfies it, and
 * so does a recorder in a test. Coordinates are CSS pixels, except where images are put.
 */

export interface PixelImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

export interface Surface {
  fillStyle: string | object;
  strokeStyle: string | object;
  lineWidth: number;
  globalAlpha: number;
  font: string;
  textAlign: string;
  textBaseline: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  bezierCurveTo(
    control1X: number,
    control1Y: number,
    control2X: number,
    control2Y: number,
    x: number,
    y: number,
  ): void;
  arc(x: number, y: number, radius: number, fromAngle: number, toAngle: number): void;
  roundRect(x: number, y: number, width: number, height: number, radius: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  clip(): void;
  fill(): void;
  stroke(): void;
  save(): void;
  restore(): void;
  setLineDash(lengths: number[]): void;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  /** Both in device pixels, whatever the transformation. */
  createImageData(width: number, height: number): PixelImage;
  putImageData(image: PixelImage, xDevicePx: number, yDevicePx: number): void;
}
