/** Plays the run on the page up to a step, in a few seconds, however far that is. */
import type { Scope } from '../create-scope.ts';

/** What goes on for longer is no longer looked at. */
const LONGEST_S = 6;
/** Steps a second of a short way, at which each can be followed. */
const SLOWEST = 6;

export interface PlayTo {
  /** `until` is Infinity for the end of the run. Where nothing is to move, `isCalm`, it is there at once. */
  readonly play: (until: number, isCalm: boolean) => void;
  /** Whatever was to be played is not. */
  readonly stop: () => void;
  /** Lets go of the store. */
  readonly end: () => void;
}

/** `onArrived`: it has come there, or was stopped by hand on the way. */
export function playTo(scope: Scope, onArrived: () => void): PlayTo {
  let until: number | null = null;
  let calm = false;

  /** Where it ends, once that is known. */
  const target = () => {
    const { run } = scope.getState();
    if (until === null || run === null || run.finished === null) return null;
    return Math.min(until, run.finished.steps);
  };

  const arrive = (at: number) => {
    until = null;
    const { step, playing, show, setPlaying } = scope.getState();
    if (playing) setPlaying(false);
    if (step > at) show(at);
    onArrived();
  };

  const look = () => {
    const at = target();
    if (at === null) return;
    const { step, playing, show, setPlaying, setStepMode, setStepsPerSecond } = scope.getState();
    if (step >= at) arrive(at);
    else if (calm) show(at);
    else if (!playing) {
      setStepMode('op');
      setStepsPerSecond(Math.max(SLOWEST, (at - step) / LONGEST_S));
      setPlaying(true);
    }
  };

  const end = scope.subscribe((state, before) => {
    const isOther =
      state.step !== before.step || state.run !== before.run || state.playing !== before.playing;
    if (until === null || !isOther) return;
    const isPaused = before.playing && !state.playing && state.run === before.run;
    // Somebody has paused it, and is left where he is.
    if (isPaused && state.step < (target() ?? 0)) {
      until = null;
      onArrived();
    } else look();
  });

  return {
    play: (step, isCalm) => {
      until = step;
      calm = isCalm;
      look();
    },
    stop: () => {
      until = null;
      const { playing, setPlaying } = scope.getState();
      if (playing) setPlaying(false);
    },
    end,
  };
}
