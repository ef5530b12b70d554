/** What an explanation is about: a machine, where its run starts, and the invariant that it breaks. */
import type { AssembledMachine } from '../../machine/assemble.ts';

export interface Setting {
  readonly machine: AssembledMachine;
  readonly start: Int32Array;
  /** Index of the invariant. */
  readonly invariant: number;
  /** What may still be spent on finding things out; counts down. */
  readonly budget: { steps: number };
}

/** Broken only where nobody can move. */
export function isAboutTheEnd({ machine, invariant }: Setting): boolean {
  return machine.program.invariants[invariant]!.when === 'rest';
}
