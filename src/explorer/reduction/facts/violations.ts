/** The ways in which invariants are broken: in a state, or by a step that is an event. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { operandsOf } from '../../../machine/compile.ts';
import { not, term } from '../../../machine/expression.ts';
import type { Conditions } from './conditions.ts';

export interface Violation {
  /** Index of the invariant. */
  readonly invariant: number;
  /** All hold in the state in which it is broken. */
  readonly conditions: readonly number[];
  /** Whether it takes a step that checks the invariant, and leads to that state. */
  readonly byStep: boolean;
}

/** Invariants that are only asked for at rest are left out: there is nobody left to hide them. */
export function violationsOf(machine: AssembledMachine, conditions: Conditions): Violation[] {
  return machine.program.invariants.flatMap(({ when, holds }, invariant) => {
    if (when === 'rest') return [];
    return operandsOf(term(holds), '&&').flatMap((part): Violation[] => {
      const broken = conditions.partsOf(not(part));
      if (broken === null) return [];
      return [{ invariant, conditions: broken, byStep: when !== 'always' }];
    });
  });
}
