/**
 * The timeline's only caller of requestAnimationFrame: any number of requests before a frame give one
 * frame. What a frame does is measured, phase by phase, as user timings of the browser; each entry
 * replaces the one before it, so that nothing grows. Observe them with a PerformanceObserver.
 */

export type FramePhase = 'timeline:layout' | 'timeline:draw' | 'timeline:minimap';

export class FrameScheduler {
  readonly #onFrame: () => void;
  #requested = 0;

  constructor(onFrame: () => void) {
    this.#onFrame = onFrame;
  }

  request(): void {
    if (this.#requested !== 0) return;
    this.#requested = requestAnimationFrame(() => {
      this.#requested = 0;
      this.#onFrame();
    });
  }

  cancel(): void {
    cancelAnimationFrame(this.#requested);
    this.#requested = 0;
  }
}

/** Runs one phase of a frame and records how long it took, in milliseconds. */
export function measured(phase: FramePhase, run: () => void): void {
  const start = performance.now();
  run();
  performance.clearMeasures(phase);
  performance.measure(phase, { start, end: performance.now() });
}
