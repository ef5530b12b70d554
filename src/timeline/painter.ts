/** One frame of the timeline, from the back to the front. Keeps buffers, no state of the picture. */
import type { Description } from '../protocol/description.ts';
import { toCss } from './colour.ts';
import { drawAmounts } from './draw-amounts.ts';
import { drawArrows } from './draw-arrows.ts';
import {
  drawAxis,
  drawPlayheadLine,
  drawPlayheadPill,
  drawPointerLine,
  drawPointerPill,
} from './draw-axis.ts';
import { drawBeams } from './draw-beams.ts';
import { drawClock } from './draw-clock.ts';
import { drawFolds } from './draw-folds.ts';
import { drawGate } from './draw-gate.ts';
import { drawLabels } from './draw-labels.ts';
import { drawMarkerLabels, drawMarkerLines } from './draw-markers.ts';
import { drawRow } from './draw-rows.ts';
import type { RowTools } from './row-tools.ts';
import { PixelPlan } from './pixel-plan.ts';
import { RowImages } from './row-images.ts';
import { type RowLooks, rowLooks } from './row-looks.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { TextFitter } from './text.ts';
import type { Theme } from './theme.ts';
import { drawWritten } from './written.ts';

export class Painter {
  readonly #surface: Surface;
  readonly #plan = new PixelPlan();
  readonly #images: RowImages;
  #text: TextFitter;
  #looks: RowLooks | null = null;
  #looksFor: readonly [Description, Theme, number] | null = null;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#images = new RowImages(surface);
    this.#text = new TextFitter(surface);
  }

  /** Forgets widths of text: the page's fonts have changed. */
  forgetText(): void {
    this.#text = new TextFitter(this.#surface);
  }

  /** Draws the whole canvas. */
  draw(scene: Scene): void {
    const surface = this.#surface;
    const { geometry, theme, devicePxPerCssPx } = scene;
    surface.setTransform(devicePxPerCssPx, 0, 0, devicePxPerCssPx, 0, 0);
    surface.globalAlpha = 1;
    surface.fillStyle = toCss(theme.panel);
    surface.fillRect(0, 0, geometry.widthCssPx, geometry.heightCssPx);
    drawAxis(surface, scene, this.#text);
    const tools: RowTools = {
      plan: this.#plan,
      images: this.#images,
      text: this.#text,
      looks: this.#looksOf(scene),
      written: [],
    };
    for (const row of geometry.rows) {
      if (row.kind === 'clock') drawClock(surface, scene, row, tools);
      else if (row.kind === 'gate') drawGate(surface, scene, row, tools);
      else if (row.kind !== 'group') drawRow(surface, scene, row, tools);
    }
    surface.save();
    surface.beginPath();
    surface.rect(geometry.plotLeftCssPx, 0, geometry.plotWidthCssPx + 1, geometry.heightCssPx);
    surface.clip();
    drawFolds(surface, scene);
    drawBeams(surface, scene);
    drawArrows(surface, scene);
    surface.restore();
    drawMarkerLines(surface, scene);
    drawPointerLine(surface, scene);
    drawPlayheadLine(surface, scene, this.#text);
    drawWritten(surface, tools.written);
    drawLabels(surface, scene, this.#text);
    drawAmounts(surface, scene, this.#text);
    drawMarkerLabels(surface, scene, this.#text);
    drawPointerPill(surface, scene, this.#text);
    drawPlayheadPill(surface, scene, this.#text);
  }

  #looksOf({ model, theme, devicePxPerCssPx }: Scene): RowLooks {
    const { description } = model;
    const [forDescription, forTheme, forRatio] = this.#looksFor ?? [];
    const same =
      forDescription === description && forTheme === theme && forRatio === devicePxPerCssPx;
    if (this.#looks && same) return this.#looks;
    this.#looksFor = [description, theme, devicePxPerCssPx];
    this.#looks = rowLooks(description, theme, devicePxPerCssPx);
    return this.#looks;
  }
}
