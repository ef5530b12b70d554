/**
 * The reduction: how a state runs on by itself, step by step, as long as one step is enough. It depends
 * on the state and the step before it alone, and at the very most on how many steps came before (`MOST_STEPS`), so
 * that whoever follows a schedule comes by the same states.
 * With symmetry it is asked about representatives, and those are states like any other; why both go
 * together stands in `../symmetry/symmetry.ts`.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { analyse, type Analysis } from './analysis.ts';
import { Moment } from './facts/moment.ts';
import type { RareEffects } from './rare/rare-effects.ts';
import { NONE, PersistentSets } from './choice/persistent-sets.ts';

/**
 * Steps that lead on make no cycle, as long as nothing comes that was taken for impossible. For the rest of a search
 * in which it did, this keeps a state from running on for ever.
 */
const MOST_STEPS = 1 << 14;

export class Reducer {
  private readonly analysis: Analysis;
  private readonly sets: PersistentSets;
  /** The state from which a step is taken, and one after it. */
  private readonly before: Moment;
  private readonly after: Moment;
  /** Whose step has led there; -1 for nobody's. */
  private thread = -1;
  private stepsSoFar = 0;
  /** Steps that can be taken. */
  private readonly able: Uint16Array;

  private constructor(analysis: Analysis, start: Int32Array) {
    this.analysis = analysis;
    this.before = new Moment(analysis, start);
    this.after = new Moment(analysis, start);
    this.sets = new PersistentSets(analysis, this.before);
    this.able = new Uint16Array(analysis.machine.actors.length);
  }

  /** Works out all that is needed for searches from `start`; yields after every piece of the work. */
  static *prepared(
    machine: AssembledMachine,
    start: Int32Array,
    rare?: RareEffects,
  ): Generator<void, Reducer> {
    return new Reducer(yield* analyse(machine, start, rare), start);
  }

  /** Effects that are taken for impossible: if one comes with a step, all that was said holds no more. */
  get rare(): RareEffects {
    return this.analysis.rare;
  }

  /** Looks at a state from which steps are taken. */
  look(state: Int32Array): void {
    this.before.look(state);
  }

  /** Whether a thread stands in it where none was taken to come, so that nothing is known of what follows. */
  get isLost(): boolean {
    return this.before.isLost;
  }

  /**
   * The move with which `state` runs on, to which `move` has led from the state that was looked at; -1 for
   * none. Ask `next` about what that leads to.
   */
  first(state: Int32Array, move: number): number {
    this.begin();
    return this.next(state, move);
  }

  /** Begins anew at the state that was looked at: `next` is asked about what a step from there leads to. */
  begin(): void {
    this.after.set(this.before);
    this.stepsSoFar = 0;
  }

  /** The thread of a move; -1 for none. */
  threadOf(move: number): number {
    const { actors, mover } = this.analysis.machine;
    return actors[mover.actors[move]!]!.thread;
  }

  /** Of the last answer: whose step may have led to the state so that it is the same; bit by bit. */
  get sameFor(): number {
    return this.sets.sameFor;
  }

  /** The same of the state to which `move` has led from the one last asked about. */
  next(state: Int32Array, move: number): number {
    const atOnce = this.follow(state, move);
    return atOnce === NONE ? this.choose() : atOnce;
  }

  /** The first part of `next`: the answer if it is known at once, sooner than it is looked up; else -1. */
  follow(state: Int32Array, move: number): number {
    const { analysis, after, sets } = this;
    after.follow(state, move);
    const thread = this.threadOf(move);
    this.thread = thread;
    if (this.isOver || thread < 0) return NONE;
    const own = after.ableMoveOf(thread);
    if (own === NONE || !sets.isEnoughAtOnce(analysis.stepOf[own]!, after)) return NONE;
    this.stepsSoFar++;
    return own;
  }

  /** The second: the answer where `follow` has none. */
  choose(): number {
    const { analysis, after, able, sets } = this;
    if (this.isOver) return sets.none();
    const count = after.steps(able);
    // Nothing is known of last resorts.
    if (count === 0) return sets.none();
    this.stepsSoFar++;
    const step = sets.single(after, able, count, this.thread);
    return step === NONE ? NONE : analysis.steps[step]!.move;
  }

  private get isOver(): boolean {
    return this.after.isLost || this.stepsSoFar === MOST_STEPS;
  }
}
