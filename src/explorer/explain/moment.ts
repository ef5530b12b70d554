/** A moment of a run: state, exact registers, time. */
import type { Machine } from '../../machine/machine.ts';

export interface Moment {
  readonly state: Int32Array;
  readonly exact: BigUint64Array;
  readonly timeTicks: number;
}

/** The moment to which a schedule leads if every step begins when the one before has ended. */
export function momentAfter(
  machine: Machine,
  { state: from, exact: exactFrom, timeTicks: since }: Moment,
  schedule: readonly number[],
): Moment {
  const state = from.slice();
  const exact = exactFrom.slice();
  let timeTicks = since;
  for (const actor of schedule) {
    const costTicks = machine.cost(state, actor);
    machine.stepExact(state, actor, exact, timeTicks);
    timeTicks += costTicks;
  }
  return { state, exact, timeTicks };
}

/** Where every run of a machine begins. */
export function beginning({ initial, initialExact }: Machine): Moment {
  return { state: initial, exact: initialExact, timeTicks: 0 };
}
