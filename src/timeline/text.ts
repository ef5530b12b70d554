/** Text that fits: measured once, shortened with an ellipsis between graphemes, or left out. */
import type { Surface } from './surface.ts';

const ELLIPSIS = '…';
const LEAST_GRAPHEMES = 2;

/**
 * Remembers widths by font and text, for texts of a description. May leave the surface's font set to
 * the one it was asked about.
 */
export class TextFitter {
  readonly #surface: Surface;
  readonly #prefixes = new Map<string, { readonly texts: string[]; readonly widths: number[] }>();
  readonly #segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

  constructor(surface: Surface) {
    this.#surface = surface;
  }

  /** Width in CSS pixels, not remembered: for texts that change, such as times. */
  width(text: string, font: string): number {
    this.#surface.font = font;
    return this.#surface.measureText(text).width;
  }

  /** The text, a shortened one, or '' when not even two letters and an ellipsis fit. */
  fit(text: string, font: string, mostCssPx: number): string {
    const { texts, widths } = this.#measured(text, font);
    if ((widths.at(-1) ?? 0) <= mostCssPx) return text;
    if (mostCssPx <= 0) return '';
    const room = mostCssPx - (this.#measured(ELLIPSIS, font).widths[0] ?? 0);
    let count = widths.length;
    while (count > 0 && (widths[count - 1] ?? 0) > room) count -= 1;
    if (count < LEAST_GRAPHEMES) return '';
    return (texts[count - 1] ?? '').trimEnd() + ELLIPSIS;
  }

  #measured(text: string, font: string): { readonly texts: string[]; readonly widths: number[] } {
    const key = `${font}\n${text}`;
    const known = this.#prefixes.get(key);
    if (known) return known;
    this.#surface.font = font;
    const texts: string[] = [];
    let prefix = '';
    for (const { segment } of this.#segmenter.segment(text)) {
      prefix += segment;
      texts.push(prefix);
    }
    const widths = texts.map((part) => this.#surface.measureText(part).width);
    const measured = { texts, widths };
    this.#prefixes.set(key, measured);
    return measured;
  }
}
