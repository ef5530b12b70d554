/**
 * A surface that writes what is drawn on it down as SVG: whoever paints the canvas paints a file. Lengths
 * are CSS pixels. Crowds of slices are pixels on the canvas, too, and are images here.
 */
import type { PixelImage, Surface } from '../surface.ts';
import { escaped, numeral } from './xml.ts';

export interface SvgParts {
  readonly measure: (text: string, font: string) => number;
  /** An image as an address, `data:image/png;base64,…`. */
  readonly addressOf: (image: PixelImage) => string;
}

/** What `save` keeps. */
interface State {
  readonly fillStyle: string | object;
  readonly strokeStyle: string | object;
  readonly lineWidth: number;
  readonly globalAlpha: number;
  readonly font: string;
  readonly textAlign: string;
  readonly textBaseline: string;
  readonly dash: readonly number[];
  readonly clip: string;
}

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
/** How far below the middle of a line its letters stand, by the size of type: not every viewer knows baselines. */
const BASELINES: Readonly<Record<string, number>> = { middle: 0.35, top: 0.85 };
const FULL_TURN = 2 * Math.PI;

export class SvgSurface implements Surface {
  readonly #parts: SvgParts;
  readonly #elements: string[] = [];
  readonly #kept: State[] = [];
  #path = '';
  #dash: readonly number[] = [];
  /** Attribute that clips; '' for none. */
  #clip = '';
  #clips = 0;
  #devicePxPerCssPx = 1;

  fillStyle: string | object = '#000';
  strokeStyle: string | object = '#000';
  lineWidth = 1;
  globalAlpha = 1;
  font = '10px sans-serif';
  textAlign = 'left';
  textBaseline = 'alphabetic';

  constructor(parts: SvgParts) {
    this.#parts = parts;
  }

  /** What was drawn, in elements. */
  get elements(): readonly string[] {
    return this.#elements;
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const box = attributes({ x, y, width, height });
    this.#elements.push(`<rect${box}${this.#paint('fill', this.fillStyle)}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const { weight, size, family } = fontOf(this.font);
    const lowered = y + size * (BASELINES[this.textBaseline] ?? 0);
    const type = attributes({
      x,
      y: lowered,
      'text-anchor': ANCHORS[this.textAlign] ?? 'start',
      'font-family': family,
      'font-size': size,
      'font-weight': weight,
    });
    const paint = this.#paint('fill', this.fillStyle);
    this.#elements.push(`<text${type}${paint}>${escaped(text)}</text>`);
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#parts.measure(text, this.font) };
  }

  beginPath(): void {
    this.#path = '';
  }

  closePath(): void {
    this.#path += 'Z';
  }

  moveTo(x: number, y: number): void {
    this.#path += `M${numeral(x)} ${numeral(y)}`;
  }

  lineTo(x: number, y: number): void {
    this.#path += `${this.#path === '' ? 'M' : 'L'}${numeral(x)} ${numeral(y)}`;
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.#path += `C${points.map(numeral).join(' ')}`;
  }

  arc(x: number, y: number, radius: number, fromAngle: number, toAngle: number): void {
    const at = (angle: number) =>
      [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
    const [startX, startY] = at(fromAngle);
    this.lineTo(startX, startY);
    const turn = toAngle - fromAngle;
    // An arc that ends where it begins is none: a circle takes two.
    const parts = Math.abs(turn) >= FULL_TURN ? 2 : 1;
    for (let part = 1; part <= parts; part++) {
      const end = at(fromAngle + (turn * part) / parts);
      const large = Math.abs(turn) / parts > Math.PI ? 1 : 0;
      const flags = `${large} ${turn > 0 ? 1 : 0}`;
      this.#path += `A${numeral(radius)} ${numeral(radius)} 0 ${flags} ${end.map(numeral).join(' ')}`;
    }
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const corner = (dx: number, dy: number) =>
      `a${numeral(r)} ${numeral(r)} 0 0 1 ${numeral(dx)} ${numeral(dy)}`;
    this.moveTo(x + r, y);
    this.#path +=
      `h${numeral(width - 2 * r)}${corner(r, r)}v${numeral(height - 2 * r)}${corner(-r, r)}` +
      `h${numeral(2 * r - width)}${corner(-r, -r)}v${numeral(2 * r - height)}${corner(r, -r)}Z`;
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    this.#path += `h${numeral(width)}v${numeral(height)}h${numeral(-width)}Z`;
  }

  clip(): void {
    const id = `clip-${++this.#clips}`;
    this.#elements.push(`<clipPath id="${id}"${this.#clip}><path d="${this.#path}"/></clipPath>`);
    this.#clip = ` clip-path="url(#${id})"`;
  }

  fill(): void {
    this.#elements.push(`<path d="${this.#path}"${this.#paint('fill', this.fillStyle)}/>`);
  }

  stroke(): void {
    const line = attributes({
      fill: 'none',
      'stroke-width': this.lineWidth,
      'stroke-dasharray': this.#dash.join(' '),
    });
    const paint = this.#paint('stroke', this.strokeStyle);
    this.#elements.push(`<path d="${this.#path}"${line}${paint}/>`);
  }

  save(): void {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline } = this;
    const dash = this.#dash;
    const clip = this.#clip;
    this.#kept.push({
      ...{ fillStyle, strokeStyle, lineWidth, globalAlpha, font, textAlign, textBaseline },
      ...{ dash, clip },
    });
  }

  restore(): void {
    const kept = this.#kept.pop();
    if (kept === undefined) return;
    const { dash, clip, ...styles } = kept;
    Object.assign(this, styles);
    this.#dash = dash;
    this.#clip = clip;
  }

  setLineDash(lengths: number[]): void {
    this.#dash = [...lengths];
  }

  /** Only how many pixels of a device are one of the page matters: it is what images are measured in. */
  setTransform(a: number): void {
    this.#devicePxPerCssPx = a;
  }

  createImageData(width: number, height: number): PixelImage {
    return { data: new Uint8ClampedArray(4 * width * height), width, height };
  }

  putImageData(image: PixelImage, xDevicePx: number, yDevicePx: number): void {
    const ratio = this.#devicePxPerCssPx;
    const box = attributes({
      x: xDevicePx / ratio,
      y: yDevicePx / ratio,
      width: image.width / ratio,
      height: image.height / ratio,
      preserveAspectRatio: 'none',
      style: 'image-rendering:pixelated',
      href: this.#parts.addressOf(image),
    });
    this.#elements.push(`<image${box}/>`);
  }

  #paint(what: 'fill' | 'stroke', style: string | object): string {
    const opacity = this.globalAlpha === 1 ? '' : this.globalAlpha;
    return attributes({ [what]: colourOf(style), [`${what}-opacity`]: opacity }) + this.#clip;
  }
}

/** Those that say something. */
function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => {
      const text = typeof value === 'number' ? numeral(value) : escaped(value);
      return ` ${name}="${text}"`;
    })
    .join('');
}

/** With commas, as every viewer knows it. */
function colourOf(style: string | object): string {
  return typeof style === 'string'
    ? style.replace(/^rgb\((\d+) (\d+) (\d+)\)$/, 'rgb($1,$2,$3)')
    : '';
}

/** `600 12px "A Font", sans-serif`. */
function fontOf(font: string): { weight: string; size: number; family: string } {
  const [, weight = '', size = '10', family = 'sans-serif'] =
    /^(?:(\S+) +)?([\d.]+)px +(.+)$/.exec(font) ?? [];
  return { weight, size: Number(size), family };
}
