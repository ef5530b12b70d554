/** A canvas context that records what is drawn. Every letter is six pixels wide. */
import type { PixelImage, Surface } from '../timeline/surface.ts';

export interface RecordedText {
  readonly text: string;
  readonly font: string;
  readonly xCssPx: number;
  readonly yCssPx: number;
}

export interface RecordedImage {
  readonly image: PixelImage;
  readonly xDevicePx: number;
  readonly yDevicePx: number;
}

const LETTER_CSS_PX = 6;

export class RecordedSurface implements Surface {
  readonly texts: RecordedText[] = [];
  readonly images: RecordedImage[] = [];
  /** X of every line's start, by the stroke's colour and dash. */
  readonly lines: { readonly style: string; readonly xCssPx: readonly number[] }[] = [];
  measured = 0;
  fillStyle: string | object = '';
  strokeStyle: string | object = '';
  lineWidth = 1;
  globalAlpha = 1;
  font = '';
  textAlign = '';
  textBaseline = '';
  #path: number[] = [];

  fillText(text: string, xCssPx: number, yCssPx: number): void {
    this.texts.push({ text, font: this.font, xCssPx, yCssPx });
  }

  measureText(text: string): { readonly width: number } {
    this.measured += 1;
    return { width: text.length * LETTER_CSS_PX };
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(xCssPx: number): void {
    this.#path.push(xCssPx);
  }

  stroke(): void {
    if (typeof this.strokeStyle !== 'string') return;
    this.lines.push({ style: this.strokeStyle, xCssPx: this.#path });
  }

  createImageData(width: number, height: number): PixelImage {
    return { data: new Uint8ClampedArray(4 * width * height), width, height };
  }

  putImageData(image: PixelImage, xDevicePx: number, yDevicePx: number): void {
    this.images.push({ image, xDevicePx, yDevicePx });
  }

  /** Texts in the order they were drawn. */
  get words(): string[] {
    return this.texts.map(({ text }) => text);
  }

  arc(): void {
    // Not recorded.
  }
  bezierCurveTo(): void {
    // Not recorded.
  }
  clip(): void {
    // Not recorded.
  }
  closePath(): void {
    // Not recorded.
  }
  fill(): void {
    // Not recorded.
  }
  fillRect(): void {
    // Not recorded.
  }
  lineTo(): void {
    // Not recorded.
  }
  rect(): void {
    // Not recorded.
  }
  restore(): void {
    // Not recorded.
  }
  roundRect(): void {
    // Not recorded.
  }
  save(): void {
    // Not recorded.
  }
  setLineDash(): void {
    // Not recorded.
  }
  setTransform(): void {
    // Not recorded.
  }
}
