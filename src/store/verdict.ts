/** What can be said about the invariants at a step of a run: so far, and later. */
import type { Violation } from '../protocol/trace.ts';
import { actsOf, type Act } from './acts.ts';
import { signalAt } from './signals.ts';
import type { Run } from './state.ts';

export interface Verdict {
  /** Invariants that hold in all states up to the selected one. */
  readonly holding: number;
  readonly total: number;
  /** All that broke last, at one step at or before the selected one; in the model's order. */
  readonly broken: readonly Violation[];
  /** All that breaks next, at one step after the selected one; in the model's order. */
  readonly ahead: readonly Violation[];
  /** The last act at or before the selected step, which may have broken what is broken; null for none. */
  readonly act: Act | null;
  /** Which clocks are wrong at the selected step, and how: `node 0 is 134.2 s behind`. */
  readonly wrongClocks: readonly string[];
  /** The step of another break or act, the next one or after the last the first; null for none. */
  readonly nextBreak: number | null;
  /** The whole run is known. */
  readonly complete: boolean;
  /** Steps of the run, as far as it is known. */
  readonly lastStep: number;
  readonly atEnd: boolean;
}

const NO_VIOLATIONS: readonly Violation[] = [];

export function violationsOf(run: Run | null): readonly Violation[] {
  return run?.finished?.violations ?? NO_VIOLATIONS;
}

export function verdictAt(run: Run, step: number): Verdict {
  const inOrder = [...violationsOf(run)].sort(
    (a, b) => a.step - b.step || a.invariant - b.invariant,
  );
  const at = (one: Violation | undefined) => inOrder.filter((other) => other.step === one?.step);
  const soFar = inOrder.filter((violation) => violation.step <= step);
  const ahead = at(inOrder[soFar.length]);
  const acts = actsOf(run);
  const stops = [...inOrder, ...acts].map((one) => one.step).sort((a, b) => a - b);
  const next = stops.find((one) => one > step) ?? stops[0] ?? null;
  const total = run.opened.description.invariants.length;
  return {
    holding: total - new Set(soFar.map(({ invariant }) => invariant)).size,
    total,
    broken: at(soFar.at(-1)),
    act: acts.findLast((one) => one.step <= step) ?? null,
    ahead,
    wrongClocks: wrongClocksAt(run, step),
    nextBreak: next === step ? null : next,
    complete: run.finished !== null,
    lastStep: run.trace.length,
    atEnd: run.finished !== null && step >= run.trace.length,
  };
}

function wrongClocksAt(run: Run, step: number): readonly string[] {
  return run.opened.description.groups.flatMap(({ label }, group) => {
    const level = signalAt(run, group, 'clock', step);
    return level?.tone === 'wrong' ? [`${label} is ${level.label}`] : [];
  });
}
