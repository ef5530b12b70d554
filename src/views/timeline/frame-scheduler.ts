/**
 * When the timeline is drawn: any number of requests before a frame give one drawing. What it does is
 * measured, phase by phase, as user timings of the browser; each entry replaces the one before it, so
 * that nothing grows. Observe them with a PerformanceObserver.
 */
import type { DrawingFrames } from './timeline-props.ts';

export type FramePhase = 'timeline:layout' | 'timeline:draw' | 'timeline:minimap';

export class FrameScheduler {
  readonly #onFrame: () => void;
  readonly #frames: DrawingFrames;
  #requested: number | null = null;

  constructor(frames: DrawingFrames, onFrame: () => void) {
    this.#frames = frames;
    this.#onFrame = onFrame;
  }

  request(): void {
    this.#requested ??= this.#frames.requestDrawing(() => {
      this.#requested = null;
      this.#onFrame();
    });
  }

  cancel(): void {
    if (this.#requested !== null) this.#frames.cancel(this.#requested);
    this.#requested = null;
  }
}

/** Runs one phase of a frame and records how long it took, in milliseconds. */
export function measured(phase: FramePhase, run: () => void): void {
  const start = performance.now();
  run();
  performance.clearMeasures(phase);
  performance.measure(phase, { start, end: performance.now() });
}
