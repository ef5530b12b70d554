/**
 * How SPIN numbers statements. A trail names each step by its process and by the number of a statement:
 * SPIN counts the statements of a model from 0, from its top, each as it is closed. Threads are told by their
 * processes. The environment is one process for all of its actors (one for each would make a state half as
 * large again), so their numbers are counted here, as SPIN does: the environment is the first process.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { Actors } from './actors.ts';
import { Expressions } from './expressions.ts';
import { Invariants } from './invariants.ts';
import { namesOf } from './names.ts';

export interface OptionNumber {
  /** Id of the actor whose step it is. */
  readonly actor: string;
  /** Of the step in a trail: that of its last statement, which is the step as a whole. */
  readonly number: number;
}

/** One for each option of the environment's process, in order. */
export function environmentNumbers(machine: AssembledMachine): readonly OptionNumber[] {
  const expressions = new Expressions(machine, namesOf(machine));
  const invariants = new Invariants(machine, expressions);
  let next = 0;
  return new Actors(machine, expressions, invariants)
    .environmentOptions()
    .map(({ actor, lines }) => {
      next += statementsIn(lines, invariants.checksOfState);
      return { actor, number: next - 1 };
    });
}

/** How many statements lines of this export are: conditions, assignments, `if` and its end, a step as a whole. */
function statementsIn(lines: readonly string[], checksOfState: number): number {
  return lines.reduce((sum, line) => sum + statementsOf(line.trim(), checksOfState), 0);
}

function statementsOf(line: string, checksOfState: number): number {
  if (line.startsWith('::') || line === '}') return 1;
  if (line === 'if') return 2;
  if (line === 'fi;') return 0;
  if (line === 'CHECK_STATE') return checksOfState;
  return line.split(';').length - 1;
}
