/** Colours as numbers: what a pixel buffer holds, and mixing. */

/** Parts from 0 to 255. */
export interface Rgb {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Reads `#rgb`, `#rrggbb` and `rgb(r g b)`; anything else is a mid grey, so that it shows. */
export function parseColour(text: string): Rgb {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) {
    const size = hex.length / 3;
    const part = (index: number): number =>
      parseInt(hex.slice(index * size, (index + 1) * size).repeat(size === 1 ? 2 : 1), 16);
    return { red: part(0), green: part(1), blue: part(2) };
  }
  const [red, green, blue] = (/^rgb\(([^)]*)\)$/i.exec(text.trim())?.[1] ?? '')
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (red === undefined || green === undefined || blue === undefined) {
    return { red: 128, green: 128, blue: 128 };
  }
  return { red, green, blue };
}

/** `share` 0 is `from`, 1 is `to`. */
export function mixed(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (a: number, b: number): number => Math.round(a + (b - a) * share);
  return {
    red: part(from.red, to.red),
    green: part(from.green, to.green),
    blue: part(from.blue, to.blue),
  };
}

export function toCss({ red, green, blue }: Rgb): string {
  return `rgb(${red} ${green} ${blue})`;
}

/** As a `Uint32Array` over the bytes red, green, blue, alpha holds it on a little-endian machine. */
export function toPixel({ red, green, blue }: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/** Relative luminance after WCAG, 0..1. */
export function luminance({ red, green, blue }: Rgb): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast ratio after WCAG, 1..21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
