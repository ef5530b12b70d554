/** What every picture on a canvas has in common: a clean ground, and rows. Keeps buffers, no state of the picture. */
import type { Description } from '../protocol/description.ts';
import { toCss } from './colour.ts';
import { drawClock } from './draw-clock.ts';
import { drawGate } from './draw-gate.ts';
import { drawRow } from './draw-rows.ts';
import type { Geometry } from './geometry.ts';
import { PixelPlan } from './pixel-plan.ts';
import { RowImages } from './row-images.ts';
import { type RowLooks, rowLooks } from './row-looks.ts';
import type { RowTools } from './row-tools.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { TextFitter } from './text.ts';
import type { Theme } from './theme.ts';
import type { Written } from './written.ts';

/** What the ground needs to know of a picture. */
interface Ground {
  readonly geometry: { readonly widthCssPx: number; readonly heightCssPx: number };
  readonly theme: Theme;
  readonly devicePxPerCssPx: number;
}

export class RowPainter {
  readonly #surface: Surface;
  readonly #plan = new PixelPlan();
  readonly #images: RowImages;
  #text: TextFitter;
  #looks = new WeakMap<Description, RowLooks>();
  #looksFor: readonly [Theme, number] | null = null;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#images = new RowImages(surface);
    this.#text = new TextFitter(surface);
  }

  /** Fits text, and knows its width. */
  get text(): TextFitter {
    return this.#text;
  }

  /** Forgets widths of text: the page's fonts have changed. */
  forgetText(): void {
    this.#text = new TextFitter(this.#surface);
  }

  /** Begins a frame; from now on lengths are CSS pixels. */
  clear({ geometry, theme, devicePxPerCssPx }: Ground): void {
    const surface = this.#surface;
    surface.setTransform(devicePxPerCssPx, 0, 0, devicePxPerCssPx, 0, 0);
    surface.globalAlpha = 1;
    surface.fillStyle = toCss(theme.panel);
    surface.fillRect(0, 0, geometry.widthCssPx, geometry.heightCssPx);
  }

  /** Draws the rows of a scene, and gives back what is to be written on them. */
  draw(scene: Scene): readonly Written[] {
    const written: Written[] = [];
    const tools: RowTools = {
      plan: this.#plan,
      images: this.#images,
      text: this.#text,
      looks: this.#looksOf(scene),
      written,
    };
    for (const row of scene.geometry.rows) {
      if (row.kind === 'clock') drawClock(this.#surface, scene, row, tools);
      else if (row.kind === 'gate') drawGate(this.#surface, scene, row, tools);
      else if (row.kind !== 'group') drawRow(this.#surface, scene, row, tools);
    }
    return written;
  }

  #looksOf({ model: { description }, theme, devicePxPerCssPx }: Scene): RowLooks {
    const [forTheme, forRatio] = this.#looksFor ?? [];
    if (forTheme !== theme || forRatio !== devicePxPerCssPx) {
      this.#looksFor = [theme, devicePxPerCssPx];
      this.#looks = new WeakMap();
    }
    const before = this.#looks.get(description);
    if (before !== undefined) return before;
    const looks = rowLooks(description, theme, devicePxPerCssPx);
    this.#looks.set(description, looks);
    return looks;
  }
}

/** Has something drawn that ends at the edges of the plot. */
export function withinPlot(
  surface: Surface,
  { plotLeftCssPx, plotWidthCssPx, heightCssPx }: Geometry,
  draw: () => void,
): void {
  surface.save();
  surface.beginPath();
  surface.rect(plotLeftCssPx, 0, plotWidthCssPx + 1, heightCssPx);
  surface.clip();
  draw();
  surface.restore();
}
