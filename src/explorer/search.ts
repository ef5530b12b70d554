/**
 * Breadth-first search over all states that a machine can reach, in slices of work: the caller keeps
 * the clock, shows progress and may stop at any slice. Invariants are checked as states are found;
 * the first violation of each is a shortest one (without reduction).
 */
import { assert } from '../base/assert.ts';
import type { AssembledMachine } from '../machine/assemble.ts';
import { stateWithout, without } from '../machine/slice.ts';
import type { Reduction } from '../protocol/exploration.ts';
import { NONE } from './hash-table.ts';
import { Hops } from './hops.ts';
import { probed } from './reduction/rare/probe.ts';
import { RareEffects } from './reduction/rare/rare-effects.ts';
import { Reducer } from './reduction/reducer.ts';
import { scheduleOf, type Schedule } from './replay.ts';
import { NO_ACTOR, SearchRecord, type Found } from './search-record.ts';
import { BATCH_STATES, StateStore } from './state-store.ts';
import { Stepper } from './stepper.ts';
import { Symmetry } from './symmetry/symmetry.ts';
import { Walk } from './walk.ts';

export interface SearchOptions {
  /** Stops, not complete, when this many states are stored (or a few more: one state's successors). */
  readonly maxStates: number;
  /** Stops, not complete, before the store grows beyond this. */
  readonly maxBytes: number;
  /** What is left out because it comes to nothing new; see `reduction/` and `symmetry/`. */
  readonly reduction: Reduction;
  /** Where to start; the machine's initial state by default. */
  readonly from: Int32Array | null;
  /** Runs that are tried out, at least, before an effect that came in none is taken for impossible. */
  readonly probes?: number | undefined;
  /**
   * False to keep what only invariants ask for that those runs have broken: the search takes longer, and comes
   * by shorter runs than theirs.
   */
  readonly leavesOutBroken?: boolean | undefined;
}

export type SearchEnd = 'running' | 'complete' | 'states' | 'memory';

export interface SearchProgress {
  readonly states: number;
  readonly transitions: number;
  /** States found and not yet looked at. */
  readonly frontier: number;
  /** Steps from the start to the states being looked at; those with which a state runs on do not count. */
  readonly depth: number;
  readonly bytes: number;
  /** How many states the last complete levels have, the newest last. */
  readonly levels: readonly number[];
}

/** What a piece of work on the reduction, and a state with it, are worth in states without. */
const STATES_PER_PIECE = 100;
const STATES_PER_REDUCED = 100;
/** What a search that must begin again looks at before that, besides as much as it had, or this much if it had more. */
const LEARNING_STATES = 500;
const MOST_LEARNING_STATES = 20_000;
/** After so many it takes nothing for impossible any more. */
const MAX_BEGINNINGS = 4;

export class Search {
  /** What it is about, and from where. */
  private readonly whole: AssembledMachine;
  private readonly from: Int32Array;
  /** What of that is searched. */
  private searched: AssembledMachine;
  private begins: Int32Array;

  private readonly options: SearchOptions;
  private states: StateStore;
  private stateHops = new Hops();
  private record: SearchRecord;
  private walk = new Walk();
  private stepper: Stepper;
  /** Works out the reductions; null when it has. */
  private preparing: Generator<void> | null = null;
  private readyReducer: Reducer | null = null;
  private readySymmetry: Symmetry | null = null;
  private current: Int32Array;
  private next: Int32Array;
  private readonly moves: Uint16Array;
  /** By state staged: the move that led there. */
  private readonly stagedMoves = new Uint16Array(BATCH_STATES);
  /** Whether the store may take another batch. */
  private hasRoom: boolean;
  private transitions = 0;
  private timesBegunAgain = 0;
  private readonly schedulesBefore = new Map<number, Schedule>();
  /** As many states as it has when it begins again; 0 while nothing is refuted. */
  private learnedAt = 0;
  private reached: SearchEnd = 'running';

  constructor(machine: AssembledMachine, options: SearchOptions) {
    this.whole = machine;
    this.from = (options.from ?? machine.initial).slice();
    this.searched = machine;
    this.begins = this.from;
    this.options = options;
    this.states = new StateStore(machine.words);
    this.current = new Int32Array(machine.words);
    this.next = new Int32Array(machine.words);
    this.moves = new Uint16Array(machine.actors.length);
    this.record = new SearchRecord(machine);
    this.stepper = new Stepper(machine, this.record, null);
    if (options.reduction !== 'none') this.preparing = this.prepare();
    this.hasRoom = this.begin();
  }

  /**
   * With reduction, less of the machine: lines to which no thread is taken to come, and, where invariants were seen
   * broken before it began, what nothing else depends on (`../machine/slice.ts`). Actors, moves, lines, places and
   * invariants have the same numbers.
   */
  get machine(): AssembledMachine {
    return this.searched;
  }

  /** The state from which everything is reached. */
  get start(): Int32Array {
    return this.begins;
  }

  /** All states that were found. */
  get store(): StateStore {
    return this.states;
  }

  /** Of each state that no other was reached first from, a step. */
  get hops(): Hops {
    return this.stateHops;
  }

  get progress(): SearchProgress {
    const { store, transitions, walk, hops } = this;
    return {
      states: store.size,
      transitions,
      frontier: store.size - walk.next,
      depth: walk.depth,
      bytes: store.bytes + hops.bytes,
      levels: walk.levels,
    };
  }

  get end(): SearchEnd {
    return this.reached;
  }

  /** The first violation of each invariant that is broken, by invariant. */
  get found(): ReadonlyMap<number, Found> {
    return this.record.found;
  }

  /**
   * Schedules that break an invariant, by invariant: of what was found before it began, or began again. They are
   * runs of the machine, whatever was taken for impossible or left out.
   */
  get foundBefore(): ReadonlyMap<number, Schedule> {
    return this.schedulesBefore;
  }

  /** How many states there are in which nobody can move. */
  get ends(): number {
    return this.record.ends;
  }

  /** Those of them in which a thread stands at an op that it cannot take. */
  get deadlocks(): number {
    return this.record.deadlocks;
  }

  /** How many there are in which nobody moves but a last resort, and a thread waits; see `search-record.ts`. */
  get stalls(): number {
    return this.record.stalls;
  }

  /** By move of the machine's mover: 1 when it was taken, as things are called in what is stored. */
  get taken(): Uint8Array {
    return this.record.taken;
  }

  /** Which states stand for others, too; null unless asked for, or before it was worked out. */
  get symmetry(): Symmetry | null {
    return this.readySymmetry;
  }

  /** How often something came that had been taken for impossible. */
  get begunAgain(): number {
    return this.timesBegunAgain;
  }

  get reduction(): Reduction {
    return this.options.reduction;
  }

  get memoryLimit(): number {
    return this.options.maxBytes;
  }

  /** How states run on; null without reduction, or before the first state was looked at. */
  get reducer(): Reducer | null {
    return this.readyReducer;
  }

  /** Looks at up to `states` states, or does as much other work; true while there is more to do. */
  advance(states: number): boolean {
    let i = 0;
    for (; i < states && this.preparing !== null; i += STATES_PER_PIECE) {
      if (this.preparing.next().done === true) this.preparing = null;
    }
    for (
      ;
      i < states && this.reached === 'running' && this.preparing === null;
      i += this.readyReducer === null ? 1 : STATES_PER_REDUCED
    ) {
      const end = this.endBeforeNext();
      if (end === 'running') this.expand(this.walk.take());
      this.reached = end;
      const { refuted } = this.stepper;
      if (refuted !== null) this.goOnOrBeginAgain(refuted);
    }
    return this.reached === 'running';
  }

  /** Stores where everything begins; whether there is room for more. */
  private begin(): boolean {
    const { store, next, machine, start, options, record } = this;
    next.set(start);
    store.stage(next, -1, 0);
    store.flush();
    record.noteBroken(machine.brokenInState(next), 0, NO_ACTOR);
    return store.bytesToGrow <= options.maxBytes;
  }

  private *prepare(): Generator<void> {
    const { machine, start, options } = this;
    const { rare, broken } = yield* probed(machine, start, options.probes);
    for (const [invariant, schedule] of broken) this.schedulesBefore.set(invariant, schedule);
    this.forget(rare);
    yield* this.reduceBy(rare);
  }

  /** `rare`: what is taken for impossible, if there is such a thing in what is searched. */
  private *reduceBy(rare: RareEffects): Generator<void> {
    const { machine, start, record, options } = this;
    const hasSymmetry = options.reduction === 'por+symmetry';
    const symmetry = hasSymmetry
      ? yield* Symmetry.prepared(machine, start)
      : Symmetry.none(machine);
    if (hasSymmetry) this.readySymmetry = symmetry;
    this.readyReducer = yield* Reducer.prepared(machine, start, rare.of(machine, symmetry));
    this.stepper = new Stepper(machine, record, this.readyReducer);
  }

  /** What is found by then counts no more, but shows what else must not be taken for impossible. */
  private goOnOrBeginAgain(refuted: RareEffects): void {
    const { size } = this.store;
    this.learnedAt ||= size + LEARNING_STATES + Math.min(size, MOST_LEARNING_STATES);
    if (this.reached === 'running' && size < this.learnedAt) return;
    this.beginAgain(refuted);
  }

  /** Something came that was taken for impossible. */
  private beginAgain(rare: RareEffects): void {
    for (const [invariant, found] of this.found)
      this.schedulesBefore.set(invariant, scheduleOf(this, found));
    this.timesBegunAgain++;
    const isHopeless = this.timesBegunAgain > MAX_BEGINNINGS;
    const remaining = isHopeless ? RareEffects.none(this.whole) : rare;
    this.forget(remaining);
    this.preparing = this.reduceBy(remaining);
  }

  /**
   * Forgets all that was found, but what breaks, and begins with what is left of the machine. That an invariant is
   * broken need not be found twice: where cells matter to such invariants alone, states that differ in nothing else
   * are one from then on, and steps accord that store to nothing else. `seen`: where threads are taken to come.
   */
  private forget({ seen }: RareEffects): void {
    const { leavesOutBroken = true } = this.options;
    let broken = 0;
    if (leavesOutBroken)
      for (const invariant of this.schedulesBefore.keys()) broken |= 1 << invariant;
    const { whole, from } = this;
    const machine = without(whole, from, broken, seen);
    this.begins = stateWithout(whole, from, machine);
    this.searched = machine;
    this.current = new Int32Array(machine.words);
    this.next = new Int32Array(machine.words);
    this.learnedAt = 0;
    this.reached = 'running';
    this.states = new StateStore(machine.words);
    this.stateHops = new Hops();
    this.record = new SearchRecord(machine);
    this.walk = new Walk();
    this.transitions = 0;
    this.hasRoom = this.begin();
  }

  /** Makes sure that there is a next state, and room for what comes after it. */
  private endBeforeNext(): SearchEnd {
    const { store, options, moves, walk } = this;
    if (walk.isAtLevelEnd) {
      this.flush();
      if (!walk.beginLevel(store.size)) return 'complete';
    }
    const isCrowded = store.pending + moves.length > BATCH_STATES;
    if (isCrowded || store.size + store.pending >= options.maxStates) this.flush();
    if (store.size >= options.maxStates) return 'states';
    return this.hasRoom ? 'running' : 'memory';
  }

  /** Adds what is staged; the states that are new are checked. */
  private flush(): void {
    const { store, machine, next } = this;
    const before = store.size;
    const count = store.flush();
    // With reduction, states are checked where they run on.
    for (let i = 0; i < count && this.readyReducer === null; i++) {
      store.load(before + i, next);
      const broken = machine.brokenBy(next, this.stagedMoves[store.fresh[i]!]!, 0);
      if (broken !== 0) this.record.noteBroken(broken, before + i, NO_ACTOR);
    }
    this.hops.settle(store);
    this.hasRoom = store.bytesToGrow + this.hops.bytes <= this.options.maxBytes;
  }

  private expand(number: number): void {
    const { machine, store, record, stepper, current, next, moves, stagedMoves, hops } = this;
    const { words, mover, actors } = machine;
    const symmetry = this.readySymmetry;
    store.load(number, current);
    stepper.look(current);
    if (stepper.isLost) {
      // All else must wait until it begins again.
      assert(stepper.refuted !== null, 'what was taken for impossible came unseen');
      return;
    }
    const count = mover.enabled(current, moves);
    this.transitions += count;
    if (count === 0) record.noteEnd(current, number);
    else if (actors[mover.actors[moves[0]!]!]!.lastResort) record.noteWaiting(current);
    hops.begin(number);
    for (let i = 0; i < count; i++) {
      const move = moves[i]!;
      for (let w = 0; w < words; w++) next[w] = current[w]!;
      stepper.take(next, move, number);
      symmetry?.sort(next);
      const staged = store.stage(next, number, mover.actors[move]!);
      hops.add(staged === NONE ? store.twin : ~staged);
      if (staged !== NONE) stagedMoves[staged] = move;
    }
  }
}
