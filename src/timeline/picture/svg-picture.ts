/** A frame of the timeline as an SVG file. */
import { Painter } from '../painter.ts';
import type { Scene } from '../scene.ts';
import { SvgSurface, type SvgParts } from './svg-surface.ts';
import { escaped } from './xml.ts';

/** What it says of itself. */
export interface PictureWords {
  readonly title: string;
  /** What is to be seen, and where: a sentence and a link. */
  readonly about: string;
}

export function svgPicture(scene: Scene, { title, about }: PictureWords, parts: SvgParts): string {
  const { widthCssPx, heightCssPx } = scene.geometry;
  const surface = new SvgSurface(parts);
  new Painter(surface).draw(scene);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthCssPx}" height="${heightCssPx}"` +
      ` viewBox="0 0 ${widthCssPx} ${heightCssPx}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(about)}</desc>`,
    ...surface.elements,
    '</svg>',
    '',
  ].join('\n');
}
