/** Runs that are tried out, step by step in an order that chance gives: which effects come, and what breaks. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import type { Schedule } from '../../replay.ts';
import { Chance } from './chance.ts';
import { RareEffects } from './rare-effects.ts';
import { SeenPlaces } from './seen-places.ts';

/** So many at least, and so many more than some times those that it took to see the last of what is rare. */
const RUNS = 256;
const TIMES = 4;
/** More than a run has, but for one that goes round. */
const MAX_STEPS = 4000;
/** Of all runs together: of a thousand ordinary ones. */
const MAX_STEPS_IN_ALL = 200_000;

export interface Probed {
  /** Effects that came in none of the runs, and ways to places that no thread came to. */
  readonly rare: RareEffects;
  /** The shortest schedules that break an invariant, by invariant. */
  readonly broken: ReadonlyMap<number, Schedule>;
}

/** Yields after each run. */
export function* probed(
  machine: AssembledMachine,
  start: Int32Array,
  runs = RUNS,
): Generator<void, Probed> {
  const { mover, actors } = machine;
  const moves = new Uint16Array(actors.length);
  const state = new Int32Array(machine.words);
  const broken = new Shortest();
  const seen = SeenPlaces.from(machine, start);
  let rare = RareEffects.all(machine);
  let last = 0;
  let steps = 0;
  broken.note(machine.brokenInState(start), []);
  for (let run = 0; run < runs + last * TIMES && steps < MAX_STEPS_IN_ALL; run++) {
    const chance = new Chance(run, actors.length);
    const taken: number[] = [];
    state.set(start);
    for (let step = 0; step < MAX_STEPS; step++) {
      const count = mover.enabled(state, moves);
      if (count === 0) {
        broken.note(machine.brokenAtRest(state), taken);
        break;
      }
      const move = chance.next(moves, count, mover.actors);
      if (rare.comeWith(state, move)) {
        rare = rare.without(state, move);
        last = run;
      }
      const events = mover.checkedEvents(state, move);
      mover.take(state, move);
      for (const { thread } of mover.cases[move]!.journeys)
        if (seen.note(state, thread)) last = run;
      taken.push(mover.actors[move]!);
      broken.note(machine.brokenBy(state, move, events), taken);
    }
    steps += taken.length;
    yield;
  }
  return { rare: rare.outside(seen), broken: broken.schedules };
}

class Shortest {
  readonly schedules = new Map<number, Schedule>();

  /** The schedule breaks these invariants, bit by bit. */
  note(invariants: number, schedule: Schedule): void {
    for (let left = invariants; left !== 0; left &= left - 1) {
      const invariant = 31 - Math.clz32(left & -left);
      const known = this.schedules.get(invariant);
      if (known === undefined || schedule.length < known.length)
        this.schedules.set(invariant, schedule.slice());
    }
  }
}
