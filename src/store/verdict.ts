/** What can be said about the invariants at a step of a run: so far, and later. */
import type { Violation } from '../protocol/trace.ts';
import type { Run } from './state.ts';

export interface Verdict {
  /** Invariants that hold in all states up to the selected one. */
  readonly holding: number;
  readonly total: number;
  /** The first one that is broken at or before the selected step; null for none. */
  readonly broken: Violation | null;
  /** The next one that will break; null for none. */
  readonly ahead: Violation | null;
  /** The whole run is known. */
  readonly complete: boolean;
}

const NO_VIOLATIONS: readonly Violation[] = [];

export function violationsOf(run: Run | null): readonly Violation[] {
  return run?.finished?.violations ?? NO_VIOLATIONS;
}

export function verdictAt(run: Run, step: number): Verdict {
  const inOrder = [...violationsOf(run)].sort((a, b) => a.step - b.step);
  const soFar = inOrder.filter((violation) => violation.step <= step);
  const total = run.opened.description.invariants.length;
  return {
    holding: total - new Set(soFar.map(({ invariant }) => invariant)).size,
    total,
    broken: soFar[0] ?? null,
    ahead: inOrder.find((violation) => violation.step > step) ?? null,
    complete: run.finished !== null,
  };
}
