/**
 * From a state that a search has found to a schedule of single steps that leads there. Where local
 * ops were fused, they are taken one by one here, so that anybody can replay the schedule.
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import { Fuser } from './fuser.ts';
import { NO_ACTOR, type Found, type Search } from './search.ts';

/** Actors in order, from the state in which the search began. */
export type Schedule = readonly number[];

/** The schedule that shows a violation: its last step is the one that breaks the invariant. */
export function scheduleOf(search: Search, found: Found): Schedule {
  const { store } = search;
  const moved: number[] = found.actor === NO_ACTOR ? [] : [found.actor];
  for (let at = found.state; store.parentOf(at) >= 0; at = store.parentOf(at))
    moved.unshift(store.actorOf(at));
  return search.fuses ? expanded(search, moved, found.invariant) : moved;
}

/** Each step with the local ops behind it, up to where the invariant is first broken. */
function expanded(search: Search, moved: Schedule, invariant: number): Schedule {
  const { machine } = search;
  const state = search.start.slice();
  const schedule: number[] = [];
  const fuser = new Fuser(machine, new Uint8Array(machine.mover.cases.length));
  const replay = new Replay(machine, state);
  const take = (actor: number): boolean => {
    schedule.push(actor);
    return (replay.step(actor) & (1 << invariant)) !== 0;
  };
  if ((replay.brokenAtStart() & (1 << invariant)) !== 0) return schedule;
  let next = fuser.nextLocal(state);
  for (let i = 0; ;) {
    while (next >= 0) {
      if (take(next)) return schedule;
      next = fuser.nextLocal(state);
    }
    const actor = moved[i++];
    if (actor === undefined || take(actor)) return schedule;
    next = fuser.nextLocal(state);
  }
}

/** A machine that is led through a schedule, with a look at its invariants at every step. */
export class Replay {
  readonly machine: AssembledMachine;
  readonly state: Int32Array;

  /** Steps are taken in `state` itself. */
  constructor(machine: AssembledMachine, state: Int32Array) {
    this.machine = machine;
    this.state = state;
  }

  brokenAtStart(): number {
    return this.machine.brokenInState(this.state) | this.machine.brokenAtRest(this.state);
  }

  /** Takes a step, which must be possible; returns the invariants that are broken then. */
  step(actor: number): number {
    const { machine, state } = this;
    if (!machine.enabled(state, actor))
      throw new Error(`${machine.actors[actor]?.id ?? String(actor)} cannot move here`);
    const events = machine.events(state, actor);
    machine.step(state, actor);
    return machine.broken(state, events) | machine.brokenAtRest(state);
  }
}
