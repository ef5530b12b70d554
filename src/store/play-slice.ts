/**
 * Moving through the run: single steps, and playing. Each frame moves as many steps as its time is worth,
 * so a slow frame skips steps and never lags.
 */
import type { Frames } from './frames.ts';
import type { Access, PlaySlice, ScopeState } from './state.ts';
import { walk } from './walk.ts';
import type { Direction, StepMode } from './walk.ts';

export const SPEED = { min: 0.5, max: 10_000 } as const;

/** Steps of a mode a second, at which what happens can be read. */
const USUAL_SPEED: Readonly<Record<StepMode, number>> = { op: 12, function: 3, event: 1.1 };

/** A tab that was in the background does not jump ahead by all the time it missed. */
const LONGEST_FRAME_MS = 250;

export function createPlaySlice({ get, set }: Access, frames: Frames): PlaySlice {
  let handle: number | null = null;
  let previousMs: number | null = null;
  let owedSteps = 0;

  const stop = () => {
    if (handle !== null) frames.cancel(handle);
    handle = null;
    previousMs = null;
    owedSteps = 0;
    set({ playing: false });
  };

  const onFrame = (timeMs: number) => {
    const { run, stepsPerSecond, stepMode, step, playing, select } = get();
    if (!playing || run === null) {
      stop();
      return;
    }
    const elapsedMs = Math.min(LONGEST_FRAME_MS, timeMs - (previousMs ?? timeMs));
    previousMs = timeMs;
    owedSteps += (elapsedMs / 1000) * stepsPerSecond;
    let target = step;
    for (; owedSteps >= 1; owedSteps--) target = stepFrom(get(), target, 1, stepMode);
    if (target !== step) select(target);
    if (target === run.trace.length && run.finished !== null) {
      stop();
      return;
    }
    handle = frames.request(onFrame);
  };

  return {
    frames,
    playing: false,
    stepMode: 'event',
    stepsPerSecond: USUAL_SPEED.event,
    setPlaying: (playing) => {
      if (!playing) {
        stop();
        return;
      }
      const { run, step, select, playing: already } = get();
      if (already || run === null) return;
      // At the end, play starts over.
      if (run.finished !== null && step >= run.trace.length) select(0);
      set({ playing: true });
      handle = frames.request(onFrame);
    },
    setStepMode: (stepMode) => set({ stepMode, stepsPerSecond: USUAL_SPEED[stepMode] }),
    setStepsPerSecond: (stepsPerSecond) =>
      set({ stepsPerSecond: Math.min(SPEED.max, Math.max(SPEED.min, stepsPerSecond)) }),
    move: (direction, mode = 'op') => {
      stop();
      const state = get();
      state.select(stepFrom(state, state.step, direction, mode));
    },
    goToStart: () => {
      stop();
      get().select(0);
    },
    goToEnd: () => {
      stop();
      get().select(get().run?.trace.length ?? 0);
    },
  };
}

function stepFrom({ run }: ScopeState, step: number, direction: Direction, mode: StepMode): number {
  if (run === null) return step;
  return walk(run.trace, run.opened.description, step, direction, mode);
}
