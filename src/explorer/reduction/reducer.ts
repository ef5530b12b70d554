/**
 * The reduction: how a state runs on by itself, step by step, as long as one step is enough. It depends
 * on the state and the step before it alone, so that whoever follows a schedule comes by the same states.
 * With symmetry it is asked about representatives, and those are states like any other; why both go
 * together stands in `../symmetry/symmetry.ts`.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { analyse, type Analysis } from './analysis.ts';
import { NONE, PersistentSets } from './persistent-sets.ts';

export class Reducer {
  private readonly analysis: Analysis;
  private readonly sets: PersistentSets;
  private readonly moves: Uint16Array;
  /** The steps of these moves. */
  private readonly able: Uint16Array;

  private constructor(analysis: Analysis, start: Int32Array) {
    this.analysis = analysis;
    this.sets = new PersistentSets(analysis, start);
    this.moves = new Uint16Array(analysis.machine.actors.length);
    this.able = new Uint16Array(this.moves.length);
  }

  /** Works out all that is needed for searches from `start`; yields after every piece of the work. */
  static *prepared(machine: AssembledMachine, start: Int32Array): Generator<void, Reducer> {
    return new Reducer(yield* analyse(machine, start), start);
  }

  /** The move with which a state runs on to which `move` has led; -1 for none. */
  next(state: Int32Array, move: number): number {
    const { steps, stepOf, machine } = this.analysis;
    const count = machine.mover.enabled(state, this.moves);
    const { able } = this;
    for (let i = 0; i < count; i++) able[i] = stepOf[this.moves[i]!]!;
    // Nothing is known of last resorts.
    if (count === 0 || steps[able[0]!]!.isLastResort) return NONE;
    const step = this.sets.single(state, able, count, steps[stepOf[move]!]!.thread);
    return step === NONE ? NONE : steps[step]!.move;
  }
}
