/**
 * The short way of a clock to where a step has put it. Steps that follow each other faster than that, as
 * when a key is held, arrive at once; so does everything where the reader has asked for less motion.
 */
import type { TimelineModel } from '../../timeline/timeline-model.ts';

const SETTLING_MS = 180;

export class Settling {
  #fromStep = 0;
  #sinceMs = -Infinity;
  #lastMs = -Infinity;

  /** Somebody has gone from one step to another. */
  begin(model: TimelineModel, fromStep: number, toStep: number): void {
    if (fromStep === toStep) return;
    const nowMs = performance.now();
    const isHurried = nowMs - this.#lastMs < SETTLING_MS;
    this.#lastMs = nowMs;
    this.stop();
    if (isHurried || isLessMotionWanted() || !changesClock(model, fromStep, toStep)) return;
    this.#fromStep = fromStep;
    this.#sinceMs = nowMs;
  }

  stop(): void {
    this.#sinceMs = -Infinity;
  }

  /** How far it is by now; null when everything has arrived. */
  now(): { readonly fromStep: number; readonly share: number } | null {
    const share = (performance.now() - this.#sinceMs) / SETTLING_MS;
    if (share >= 1) return null;
    // Fast at first, then slower.
    return { fromStep: this.#fromStep, share: 1 - (1 - share) ** 3 };
  }
}

function changesClock(model: TimelineModel, fromStep: number, toStep: number): boolean {
  return model.description.signals.some(
    ({ kind }, signal) =>
      kind === 'clock' && model.levelAtStep(signal, fromStep) !== model.levelAtStep(signal, toStep),
  );
}

function isLessMotionWanted(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
