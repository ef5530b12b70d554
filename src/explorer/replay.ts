/**
 * From a state that a search has found to a schedule of single steps that leads there. Steps with which
 * states run on are taken one by one here, and actors have the names that they have where the search
 * began, so that anybody can replay the schedule.
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Reducer } from './reduction/reducer.ts';
import { NO_ACTOR, type Found } from './search-record.ts';
import type { StateStore } from './state-store.ts';
import type { Symmetry } from './symmetry/symmetry.ts';

/** What is needed of a search. */
interface Searched {
  readonly machine: AssembledMachine;
  /** Where it began. */
  readonly start: Int32Array;
  readonly store: StateStore;
  readonly reducer: Reducer | null;
  readonly symmetry: Symmetry | null;
}

/** Actors in order, from the state in which the search began. */
export type Schedule = readonly number[];

/** The schedule that shows a violation: its last step is the one that breaks the invariant. */
export function scheduleOf(search: Searched, { state, actor, invariant }: Found): Schedule {
  const before = movedTo(search, state);
  const moved = actor === NO_ACTOR ? before : [...before, actor];
  const { reducer } = search;
  return reducer === null ? moved : expanded(search, reducer, moved, 1 << invariant);
}

/** A schedule to a state that was stored. */
export function scheduleTo(search: Searched, state: number): Schedule {
  const { reducer } = search;
  const moved = movedTo(search, state);
  return reducer === null ? moved : expanded(search, reducer, moved, 0);
}

/** Those steps to a state that were not taken by themselves. */
function movedTo({ store }: Searched, state: number): Schedule {
  const moved: number[] = [];
  for (let at = state; store.parentOf(at) >= 0; at = store.parentOf(at))
    moved.push(store.actorOf(at));
  return moved.reverse();
}

/**
 * Each step with those behind it, up to where one of the invariants `until` is first broken. What is replayed are the
 * states that are stored: where blocks are exchanged in one, whoever acts there from then on is the one
 * that acted for the other block before.
 */
function expanded(
  { machine, start, symmetry }: Searched,
  reducer: Reducer,
  moved: Schedule,
  until: number,
): Schedule {
  const schedule: number[] = [];
  const replay = new Replay(machine, start.slice());
  let names = machine.actors.map((_, actor) => actor);
  const take = (actor: number): boolean => {
    schedule.push(names[actor]!);
    return (replay.step(actor) & until) !== 0;
  };
  if ((replay.brokenAtStart() & until) !== 0) return schedule;
  for (const actor of moved) {
    reducer.look(replay.state);
    let move = machine.mover.moveOf(replay.state, actor);
    if (take(actor)) return schedule;
    move = reducer.first(replay.state, move);
    while (move >= 0) {
      if (take(machine.mover.actors[move]!)) return schedule;
      move = reducer.next(replay.state, move);
    }
    symmetry?.sort(replay.state, ({ actors }) => {
      names = Array.from(actors, (other) => names[other]!);
    });
  }
  return schedule;
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
