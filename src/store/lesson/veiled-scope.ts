/**
 * The page's store as somebody sees it from whom the rest of the run is kept: whatever is drawn from it, be it the
 * timeline, a picture or a verdict, cannot give away what is to come.
 */
import type { Scope } from '../create-scope.ts';
import type { Run, ScopeState } from '../state.ts';
import { cutRun } from './cut-run.ts';

export interface Veil {
  /** The last step that may be seen; null for all of them. */
  readonly at: () => number | null;
  /** Calls back when it may be another; returns what ends that. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function veiledScope(scope: Scope, veil: Veil): Scope {
  let before: { readonly of: ScopeState; readonly at: number; readonly is: ScopeState } | null =
    null;
  let cut: { readonly of: Run; readonly at: number; readonly is: Run } | null = null;
  const getState = (): ScopeState => {
    const state = scope.getState();
    const at = veil.at();
    if (at === null || state.run === null) return state;
    if (before?.of === state && before.at === at) return before.is;
    if (cut?.of !== state.run || cut.at !== at)
      cut = { of: state.run, at, is: cutRun(state.run, at) };
    // A moment beyond it that is selected for an instant is no more to be seen than any other.
    const isBeyond = (state.shown?.snapshot.step ?? 0) > at;
    const is: ScopeState = {
      ...state,
      run: cut.is,
      step: Math.min(state.step, at),
      shown: isBeyond ? null : state.shown,
    };
    before = { of: state, at, is };
    return is;
  };
  return {
    ...scope,
    getState,
    subscribe: (listener) => {
      const tell = () => listener(getState(), before?.is ?? getState());
      const ends = [scope.subscribe(tell), veil.subscribe(tell)];
      return () => ends.forEach((end) => end());
    },
  };
}
