/** Runs that are tried out, step by step in an order that chance gives, to see which effects do come. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { Chance } from './chance.ts';
import { RareEffects } from './rare-effects.ts';

/** So many at least, and so many more than twice those that it took to see the last of the effects. */
const RUNS = 128;
const MAX_RUNS = 2000;
/** More than a run has, but for one that goes round. */
const MAX_STEPS = 4000;

/** Effects that come in none of the runs. Yields after each. */
export function* probed(
  machine: AssembledMachine,
  start: Int32Array,
  {
    hasSymmetry,
    runs = RUNS,
  }: { readonly hasSymmetry: boolean; readonly runs?: number | undefined },
): Generator<void, RareEffects> {
  const { mover, actors } = machine;
  const moves = new Uint16Array(actors.length);
  const state = new Int32Array(machine.words);
  let rare = RareEffects.all(machine, hasSymmetry);
  let last = 0;
  for (let run = 0; run < Math.min(runs + last * 2, MAX_RUNS); run++) {
    const chance = new Chance(run, actors.length);
    state.set(start);
    for (let step = 0; step < MAX_STEPS; step++) {
      const count = mover.enabled(state, moves);
      if (count === 0) break;
      const move = chance.next(moves, count, mover.actors);
      if (rare.comeWith(state, move)) {
        rare = rare.without(state, move);
        last = run;
      }
      mover.take(state, move);
    }
    yield;
  }
  return rare;
}
