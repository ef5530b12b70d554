/** Runs that are tried out, step by step in an order that a seed gives, to see which effects do come. */
import type { AssembledMachine } from '../../../machine/assemble.ts';
import { draw, within } from '../../../base/random.ts';
import { RareEffects } from './rare-effects.ts';

const RUNS = 24;
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
  for (let run = 0; run < runs; run++) {
    state.set(start);
    for (let step = 0; step < MAX_STEPS; step++) {
      const count = mover.enabled(state, moves);
      if (count === 0) break;
      const move = moves[within(draw(run, step, 0) >>> 0, 0, count - 1)]!;
      if (rare.comeWith(state, move)) rare = rare.without(state, move);
      mover.take(state, move);
    }
    yield;
  }
  return rare;
}
