/**
 * The selected step and the snapshot that belongs to it. At most one request is under way; when it
 * comes back the one after it is for whatever is selected then, so requests never queue up.
 */
import type { EngineListener } from '../client/engine.ts';
import type { Snapshot } from '../protocol/snapshot.ts';
import type { EnginePort } from './engine-port.ts';
import type { Access, MomentSlice, ScopeState } from './state.ts';

export function createMomentSlice({ get, set }: Access, engine: EnginePort) {
  let busy = false;

  /** The step whose snapshot the page lacks; null when it has all it needs. */
  const missingStep = () => {
    const { run, step, shown } = get();
    if (run === null) return null;
    return shown?.runNumber === run.number && shown.snapshot.step === step ? null : step;
  };

  const fetchMissing = async () => {
    for (let wanted = missingStep(); wanted !== null; wanted = missingStep()) {
      const asked = get().run?.number;
      const snapshot = await engine.snapshot(wanted);
      const { run, step } = get();
      if (run?.number !== asked) continue;
      if (snapshot?.step !== wanted) {
        // Nothing came, and asking again at once would spin: the next report asks again.
        if (wanted === step) return;
        continue;
      }
      accept(snapshot);
    }
  };

  const accept = (snapshot: Snapshot) => {
    const { run } = get();
    if (run === null) return;
    // While scrubbing, a state on the way is better than an old one.
    const { description } = run.opened;
    set({ shown: { runNumber: run.number, description, snapshot } });
  };

  const refresh = () => {
    if (busy) return;
    busy = true;
    void fetchMissing().finally(() => {
      busy = false;
    });
  };

  const slice: MomentSlice = {
    step: 0,
    shown: null,
    select: (step) => {
      if (get().run === null) return;
      set(letGo(get()));
      get().show(step);
    },
    show: (step) => {
      const { run } = get();
      if (run === null) return;
      // A run that still grows may get there: its end is known only when it has finished.
      const last = run.finished === null ? Infinity : run.trace.length;
      set({ step: Math.min(last, Math.max(0, Math.trunc(step))) });
      refresh();
    },
  };

  const listener: Partial<EngineListener> = {
    onOpened: (opened) => {
      set({ step: opened.step });
      if (opened.first !== null) accept(opened.first);
      refresh();
    },
    onTrace: refresh,
    onFinished: (finished) => {
      if (get().step > finished.steps) set({ step: finished.steps });
      refresh();
    },
    onRestored: () => {
      const { connection } = get();
      // The run that was brought back has selected the last step that the engine knew of.
      if (connection.status === 'restored') set({ step: connection.step });
      refresh();
    },
  };

  return { slice, listener };
}

/** Who goes on has read what was said about the last act; what went wrong inside stays until put away. */
function letGo({ refusal }: ScopeState): Pick<ScopeState, 'refusal' | 'noticesHidden'> {
  return { refusal: refusal?.failure.code === 'internal' ? refusal : null, noticesHidden: true };
}
