/**
 * Breadth-first search over all states that a machine can reach, in slices of work: the caller keeps
 * the clock, shows progress and may stop at any slice. Invariants are checked as states are found;
 * the first violation of each is a shortest one (without reduction).
 */
import type { AssembledMachine } from '../machine/assemble.ts';
import type { Reduction } from '../protocol/exploration.ts';
import { everybodyRests } from './at-rest.ts';
import { NONE } from './hash-table.ts';
import { Hops } from './hops.ts';
import { Reducer } from './reduction/reducer.ts';
import { BATCH_STATES, StateStore } from './state-store.ts';
import { Symmetry } from './symmetry/symmetry.ts';

export interface SearchOptions {
  /** Stops, not complete, when this many states are stored (or a few more: one state's successors). */
  readonly maxStates: number;
  /** Stops, not complete, before the store grows beyond this. */
  readonly maxBytes: number;
  /** What is left out because it comes to nothing new; see `reduction/` and `symmetry/`. */
  readonly reduction: Reduction;
  /** Where to start; the machine's initial state by default. */
  readonly from: Int32Array | null;
}

export type SearchEnd = 'running' | 'complete' | 'states' | 'memory';

/**
 * The first violation of an invariant: the stored state `state`, then, unless -1, a step of `actor`, and, with
 * reduction, perhaps some of those with which the state runs on.
 */
export interface Found {
  readonly invariant: number;
  readonly state: number;
  readonly actor: number;
}

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

export const NO_ACTOR = -1;

/** What a piece of work on the reduction, and a state with it, are worth in states without. */
const STATES_PER_PIECE = 100;
const STATES_PER_REDUCED = 100;
/** Levels whose sizes are kept: enough to tell a trend. */
const KEPT_LEVELS = 4;

export class Search {
  readonly machine: AssembledMachine;
  readonly store: StateStore;
  readonly found = new Map<number, Found>();
  /** How many states there are in which nobody can move. */
  ends = 0;
  /** Those of them in which a thread stands at an op that it cannot take. */
  deadlocks = 0;
  /**
   * How many there are in which nobody moves but a last resort, though a thread stands at an op that it
   * cannot take: a wait that a time-out ends, or an interrupt. Slow, not dead.
   */
  stalls = 0;
  /** Of each state that no other was reached first from, a step. */
  readonly hops = new Hops();
  /** By move of the machine's mover: 1 when it was taken, as things are called in what is stored. */
  readonly taken: Uint8Array;
  end: SearchEnd = 'running';
  /** Which states stand for others, too; null unless asked for, or before it was worked out. */
  symmetry: Symmetry | null = null;
  /** The state from which everything is reached. */
  readonly start: Int32Array;

  private readonly options: SearchOptions;
  /** Works out the reductions; null when it has. */
  private preparing: Generator<void> | null = null;
  private readyReducer: Reducer | null = null;
  private readonly current: Int32Array;
  private readonly next: Int32Array;
  private readonly moves: Uint16Array;
  /** By state staged: the move that led there. */
  private readonly stagedMoves = new Uint16Array(BATCH_STATES);
  /** Whether the store may take another batch. */
  private hasRoom: boolean;
  private cursor = 0;
  private transitions = 0;
  private depth = 0;
  private levelEnd = 1;
  private levels: readonly number[] = [1];
  private seen = 0;

  constructor(machine: AssembledMachine, options: SearchOptions) {
    this.machine = machine;
    this.options = options;
    this.store = new StateStore(machine.words);
    this.current = new Int32Array(machine.words);
    this.next = new Int32Array(machine.words);
    this.moves = new Uint16Array(machine.actors.length);
    this.taken = new Uint8Array(machine.mover.cases.length);
    this.start = (options.from ?? machine.initial).slice();
    if (options.reduction !== 'none') this.preparing = this.prepare();
    this.next.set(this.start);
    this.store.stage(this.next, -1, 0);
    this.store.flush();
    this.note(machine.brokenInState(this.next), 0, NO_ACTOR);
    this.hasRoom = this.store.bytesToGrow <= options.maxBytes;
  }

  get progress(): SearchProgress {
    const { store, transitions, cursor, depth, levels } = this;
    return {
      states: store.size,
      transitions,
      frontier: store.size - cursor,
      depth,
      bytes: store.bytes + this.hops.bytes,
      levels,
    };
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
      i < states && this.end === 'running';
      i += this.readyReducer === null ? 1 : STATES_PER_REDUCED
    ) {
      const end = this.endBeforeNext();
      if (end === 'running') this.expand(this.cursor++);
      this.end = end;
    }
    return this.end === 'running';
  }

  private *prepare(): Generator<void> {
    const { machine, start, options } = this;
    if (options.reduction === 'por+symmetry') {
      this.symmetry = yield* Symmetry.prepared(machine, start);
    }
    this.readyReducer = yield* Reducer.prepared(machine, start);
  }

  /** Makes sure that there is a next state, and room for what comes after it. */
  private endBeforeNext(): SearchEnd {
    const { store, options, moves } = this;
    if (this.cursor === this.levelEnd) {
      this.flush();
      if (this.cursor === store.size) return 'complete';
      this.depth++;
      this.levelEnd = store.size;
      this.levels = [...this.levels, this.levelEnd - this.cursor].slice(-KEPT_LEVELS);
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
      if (broken !== 0) this.note(broken, before + i, NO_ACTOR);
    }
    this.hops.settle(store);
    this.hasRoom = store.bytesToGrow + this.hops.bytes <= this.options.maxBytes;
  }

  private expand(number: number): void {
    const { machine, store, current, next, moves, taken, stagedMoves } = this;
    const { readyReducer, symmetry, hops } = this;
    const { words, mover, actors } = machine;
    store.load(number, current);
    const count = mover.enabled(current, moves);
    this.transitions += count;
    if (count === 0) {
      const broken = machine.brokenAtRest(current);
      this.ends++;
      if (!everybodyRests(machine, current)) this.deadlocks++;
      this.note(broken, number, NO_ACTOR);
    } else if (actors[mover.actors[moves[0]!]!]!.lastResort && !everybodyRests(machine, current)) {
      this.stalls++;
    }
    hops.begin(number);
    readyReducer?.look(current);
    for (let i = 0; i < count; i++) {
      const move = moves[i]!;
      const actor = mover.actors[move]!;
      taken[move] = 1;
      for (let w = 0; w < words; w++) next[w] = current[w]!;
      mover.take(next, move);
      const events = mover.checkedEvents(current, move);
      if (readyReducer !== null) this.runOn(readyReducer, number, move, events);
      else if (events !== 0) this.note(machine.brokenByStep(next, events), number, actor);
      symmetry?.sort(next);
      const staged = store.stage(next, number, actor);
      hops.add(staged === NONE ? store.twin : ~staged);
      if (staged !== NONE) stagedMoves[staged] = move;
    }
  }

  /** Lets `next`, to which `move` has led from state `number`, run on; every step is checked. */
  private runOn(reducer: Reducer, number: number, move: number, events: number): void {
    const { machine, next, taken } = this;
    const { mover } = machine;
    const actor = mover.actors[move]!;
    this.note(machine.brokenBy(next, move, events), number, actor);
    for (let m = reducer.first(next, move); m >= 0; m = reducer.next(next, m)) {
      taken[m] = 1;
      const checked = mover.checkedEvents(next, m);
      mover.take(next, m);
      this.note(machine.brokenBy(next, m, checked), number, actor);
    }
  }

  private note(broken: number, state: number, actor: number): void {
    const fresh = broken & ~this.seen;
    if (fresh === 0) return;
    this.seen |= fresh;
    for (let i = 0; i < 31; i++)
      if ((fresh & (1 << i)) !== 0) this.found.set(i, { invariant: i, state, actor });
  }
}
