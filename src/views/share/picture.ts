/** The timeline as a file: what is on the page, without what only the pointer and the keyboard put there. */
import { defined } from '../../base/assert.ts';
import { svgPicture, type PictureWords } from '../../timeline/picture/svg-picture.ts';
import { Painter } from '../../timeline/painter.ts';
import type { Scene } from '../../timeline/scene.ts';
import type { PixelImage } from '../../timeline/surface.ts';
import { withText } from './png-text.ts';

const DEVICE_PX_PER_CSS_PX = 2;

export function svgOf(scene: Scene, words: PictureWords): Blob {
  const { context: measuring } = canvasOf(1, 1);
  const measure = (text: string, font: string): number => {
    measuring.font = font;
    return measuring.measureText(text).width;
  };
  const text = svgPicture(still(scene), words, { measure, addressOf });
  return new Blob([text], { type: 'image/svg+xml' });
}

export async function pngOf(scene: Scene, { title, about }: PictureWords): Promise<Blob> {
  const { widthCssPx, heightCssPx } = scene.geometry;
  const { canvas, context } = canvasOf(
    Math.round(widthCssPx * DEVICE_PX_PER_CSS_PX),
    Math.round(heightCssPx * DEVICE_PX_PER_CSS_PX),
  );
  new Painter(context).draw(still(scene));
  const drawn = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/png'));
  const png = new Uint8Array(await defined(drawn, 'a picture').arrayBuffer());
  const bytes = withText(png, { Title: title, Description: about });
  return new Blob([bytes], { type: 'image/png' });
}

const still = (scene: Scene): Scene => ({
  ...scene,
  devicePxPerCssPx: DEVICE_PX_PER_CSS_PX,
  settling: null,
  focusedLane: -1,
  pointerTicks: null,
  injecting: false,
});

function addressOf({ data, width, height }: PixelImage): string {
  const { canvas, context } = canvasOf(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
  return canvas.toDataURL('image/png');
}

function canvasOf(width: number, height: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = defined(canvas.getContext('2d'), 'a 2D canvas context');
  return { canvas, context };
}
