/** All that is worked out about a machine before it is searched with fewer steps. */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { Accord } from './agreement/accord.ts';
import { Alike } from './facts/alike.ts';
import { Carrying } from './may-happen/carrying.ts';
import { Conditions, isFlag } from './facts/conditions.ts';
import { turnsOf } from './choice/cycles.ts';
import { Flow } from './facts/flow.ts';
import { Influence } from './facts/influence.ts';
import { locksOf, type Lock } from './choice/locks.ts';
import { RareEffects } from './rare/rare-effects.ts';
import { rulesOf, type Rules } from './may-happen/rules.ts';
import { stepsOf } from './facts/all-steps.ts';
import type { Step } from './facts/steps.ts';
import { violationsOf, type Violation } from './facts/violations.ts';

export interface Analysis {
  readonly machine: AssembledMachine;
  readonly conditions: Conditions;
  readonly steps: readonly Step[];
  /** By move of the mover: its step; -1 for a move that is never possible. */
  readonly stepOf: Int32Array;
  readonly flow: Flow;
  readonly influence: Influence;
  readonly accord: Accord;
  readonly violations: readonly Violation[];
  readonly rules: Rules;
  /** By step: 1 where a cycle of states may turn; see `choice/cycles.ts`. */
  readonly turns: Uint8Array;
  /** By step that takes a lock: the lock. */
  readonly locks: ReadonlyMap<number, Lock>;
  /** Effects that steps were taken to be without, ways among them. */
  readonly rare: RareEffects;
}

/** Yields after every piece of the work. */
export function* analyse(
  machine: AssembledMachine,
  start: Int32Array,
  rare = RareEffects.none(machine),
): Generator<void, Analysis> {
  const conditions = new Conditions(machine);
  const steps = stepsOf(machine, conditions, start, rare);
  const stepOf = new Int32Array(machine.mover.cases.length).fill(-1);
  steps.forEach(({ move }, step) => {
    stepOf[move] = step;
  });
  const flow = new Flow(machine, steps, conditions, start);
  const violations = violationsOf(machine, conditions);
  const places = new Set(machine.places.cells);
  for (const { reads, writes } of steps)
    for (const c of [...reads, ...writes]) if (isFlag(c) && !places.has(c)) conditions.addFlag(c);
  for (const { effects } of steps)
    for (const { cell, value } of effects)
      if (!isFlag(cell) && !cell.temporary && value.kind === 'constant')
        conditions.addOther(cell, value.value);
  const alike = new Alike(steps);
  const influence = new Influence(machine, steps, conditions, alike);
  for (const condition of conditions.list.keys()) {
    for (const step of influence.touching(condition)) influence.makes(step, condition);
    yield;
  }
  const carrying = new Carrying(steps, flow, influence);
  const rules = yield* rulesOf({
    steps,
    conditions: conditions.count,
    flow,
    influence,
    carrying,
    violations,
  });
  yield;
  const turns = yield* turnsOf({ steps, flow, influence, makers: rules.makers });
  yield;
  const accord = new Accord(machine, rare, alike);
  const locks = new Map<number, Lock>();
  for (const lock of locksOf({ machine, steps, flow }, start))
    for (const step of lock.takers.keys()) locks.set(step, lock);
  return {
    machine,
    conditions,
    steps,
    stepOf,
    flow,
    influence,
    accord,
    violations,
    rules,
    turns,
    locks,
    rare,
  };
}
