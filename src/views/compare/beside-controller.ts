/**
 * The canvas of two runs between two renders of React: its size, its colours and its frames. x is CSS pixels
 * of the canvas.
 */
import { defined } from '../../base/assert.ts';
import {
  type BesideGeometry,
  besideHeights,
  besideWindows,
  type BesideWindows,
  layOutBeside,
} from '../../timeline/beside-geometry.ts';
import { BesidePainter } from '../../timeline/beside-painter.ts';
import { ticksAt } from '../../timeline/hit-test.ts';
import type { Theme } from '../../timeline/theme.ts';
import type { TimelineModel } from '../../timeline/timeline-model.ts';
import { readTheme, watchTheme } from '../timeline/canvas-theme.ts';
import { FrameScheduler } from '../timeline/frame-scheduler.ts';
import type { DrawingFrames } from '../timeline/timeline-props.ts';

/** Steps count states: 0 is the start. */
export interface BesideProps {
  readonly here: TimelineModel;
  readonly there: TimelineModel;
  /** Steps of the two at the zero of the axis, and whether an error is raised there. */
  readonly zero: { readonly here: number; readonly there: number; readonly isError: boolean };
  /** The first steps that differ; null where none does. */
  readonly difference: { readonly here: number; readonly there: number } | null;
  readonly selectedStep: number;
}

const MOST_DEVICE_PX_PER_CSS_PX = 3;

export class BesideController {
  readonly #frames: FrameScheduler;
  #props: BesideProps | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #painter: BesidePainter | null = null;
  #theme: Theme | null = null;
  #room = { width: 0, height: 0 };
  #drawn: { readonly geometry: BesideGeometry; readonly windows: BesideWindows } | null = null;

  constructor(frames: DrawingFrames) {
    this.#frames = new FrameScheduler(frames, () => this.#frame());
  }

  /** Takes over a canvas, whose parent gives it its room. Returns the function that lets go of it. */
  attach(canvas: HTMLCanvasElement): () => void {
    const room = defined(canvas.parentElement, "the canvas's parent");
    this.#canvas = canvas;
    this.#painter = new BesidePainter(
      defined(canvas.getContext('2d', { alpha: false }), 'a 2D canvas context'),
    );
    this.#theme = readTheme();
    const sizes = new ResizeObserver(() => {
      this.#room = { width: room.clientWidth, height: room.clientHeight };
      this.#frames.request();
    });
    sizes.observe(room);
    const endWatch = watchTheme(() => {
      this.#theme = readTheme();
      this.#frames.request();
    });
    void document.fonts.ready.then(() => {
      this.#painter?.forgetText();
      this.#frames.request();
    });
    return () => {
      sizes.disconnect();
      endWatch();
      this.#frames.cancel();
      this.#canvas = null;
      this.#painter = null;
    };
  }

  update(props: BesideProps): void {
    this.#props = props;
    this.#frames.request();
  }

  /** The step of the run here that is selected by a click at x; null where nothing is drawn. */
  stepAt(xCssPx: number): number | null {
    if (this.#props === null || this.#drawn === null) return null;
    const { geometry, windows } = this.#drawn;
    return this.#props.here.stepAtTicks(ticksAt(geometry.here, windows.here, xCssPx));
  }

  #frame(): void {
    const props = this.#props;
    const theme = this.#theme;
    const canvas = this.#canvas;
    const { width } = this.#room;
    if (props === null || theme === null || canvas === null || width < 1) return;
    const { here, there, zero, difference, selectedStep } = props;
    const { least } = besideHeights(here.description, there.description);
    const height = Math.max(this.#room.height, least);
    const ratio = Math.min(MOST_DEVICE_PX_PER_CSS_PX, devicePixelRatio);
    const size = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
    if (canvas.width !== size.width || canvas.height !== size.height) {
      Object.assign(canvas, size);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    const zeroTicks = {
      hereTicks: here.ticksOfStep(zero.here),
      thereTicks: there.ticksOfStep(zero.there),
    };
    const geometry = layOutBeside(here.description, there.description, width, height);
    const windows = besideWindows(here, there, zeroTicks);
    this.#drawn = { geometry, windows };
    this.#painter?.draw({
      geometry,
      windows,
      here,
      there,
      zero: { ...zeroTicks, isError: zero.isError },
      cursorTicks: here.ticksOfStep(selectedStep),
      difference: difference && {
        hereTicks: here.ticksOfStep(difference.here),
        thereTicks: there.ticksOfStep(difference.there),
      },
      theme,
      devicePxPerCssPx: ratio,
    });
  }
}
