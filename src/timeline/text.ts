/** Text that fits: measured once, shortened with an ellipsis between graphemes, or left out. */
import type { Surface } from './surface.ts';

const ELLIPSIS = '…';
const LEAST_GRAPHEMES = 3;
/** Times make ever new texts; what is remembered must not grow with them. */
const MOST_REMEMBERED = 4096;

/**
 * Remembers widths by font and text. A new text sets the surface's font, a known one does not: whoever
 * draws sets it. All widths are CSS pixels.
 */
export class TextFitter {
  readonly #surface: Surface;
  readonly #widths = new Map<string, number>();
  readonly #prefixes = new Map<string, readonly string[]>();
  readonly #graphemesOf: (text: string) => Iterable<string>;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#graphemesOf = graphemeSplitter();
  }

  width(text: string, font: string): number {
    const key = `${font}\n${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    if (this.#widths.size >= MOST_REMEMBERED) this.#widths.clear();
    this.#surface.font = font;
    const { width } = this.#surface.measureText(text);
    this.#widths.set(key, width);
    return width;
  }

  /** The text, a shortened one, or '' when not even `leastGraphemes` and an ellipsis fit. */
  fit(
    text: string,
    font: string,
    mostCssPx: number,
    leastGraphemes: number = LEAST_GRAPHEMES,
  ): string {
    if (mostCssPx <= 0) return '';
    if (this.width(text, font) <= mostCssPx) return text;
    const prefixes = this.#prefixesOf(text);
    const roomCssPx = mostCssPx - this.width(ELLIPSIS, font);
    let low = 0;
    let high = prefixes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.width(prefixes[middle]!, font) <= roomCssPx) low = middle + 1;
      else high = middle;
    }
    return low < leastGraphemes ? '' : prefixes[low - 1]!.trimEnd() + ELLIPSIS;
  }

  #prefixesOf(text: string): readonly string[] {
    const known = this.#prefixes.get(text);
    if (known) return known;
    if (this.#prefixes.size >= MOST_REMEMBERED) this.#prefixes.clear();
    const prefixes: string[] = [];
    let prefix = '';
    for (const grapheme of this.#graphemesOf(text)) {
      prefix += grapheme;
      prefixes.push(prefix);
    }
    this.#prefixes.set(text, prefixes);
    return prefixes;
  }
}

/** Browsers of some years ago have no segmenter; code points are then the least that is never cut. */
function graphemeSplitter(): (text: string) => Iterable<string> {
  const { Segmenter } = Intl as { readonly Segmenter?: typeof Intl.Segmenter };
  if (Segmenter === undefined) return (text) => text;
  const segmenter = new Segmenter(undefined, { granularity: 'grapheme' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
}
