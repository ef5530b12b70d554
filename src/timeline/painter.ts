/** One frame of the timeline, from the back to the front. */
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
import { drawFolds } from './draw-folds.ts';
import { drawLabels } from './draw-labels.ts';
import { drawMarkerLabels, drawMarkerLines } from './draw-markers.ts';
import { RowPainter, withinPlot } from './row-painter.ts';
import type { Scene } from './scene.ts';
import type { Surface } from './surface.ts';
import { drawWritten } from './written.ts';

export class Painter {
  readonly #surface: Surface;
  readonly #rows: RowPainter;

  constructor(surface: Surface) {
    this.#surface = surface;
    this.#rows = new RowPainter(surface);
  }

  /** Forgets widths of text: the page's fonts have changed. */
  forgetText(): void {
    this.#rows.forgetText();
  }

  /** Draws the whole canvas. */
  draw(scene: Scene): void {
    const surface = this.#surface;
    const { text } = this.#rows;
    this.#rows.clear(scene);
    drawAxis(surface, scene, text);
    const written = this.#rows.draw(scene);
    withinPlot(surface, scene.geometry, () => {
      drawFolds(surface, scene);
      drawBeams(surface, scene);
      drawArrows(surface, scene);
    });
    drawMarkerLines(surface, scene);
    drawPointerLine(surface, scene);
    drawPlayheadLine(surface, scene, text);
    drawWritten(surface, written, text);
    drawLabels(surface, scene, text);
    drawAmounts(surface, scene, text);
    drawMarkerLabels(surface, scene, text);
    drawPointerPill(surface, scene, text);
    drawPlayheadPill(surface, scene, text);
  }
}
