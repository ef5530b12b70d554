/**
 * The full graph of a machine's states, in slices: every state that can be reached, and every step
 * between two of them, with a mark on those that lead to a moment in which a condition holds. Nothing is
 * left out by a reduction or taken for something else by a symmetry, so that every question can be
 * decided on it.
 *
 * States are found breadth first, so that their numbers rise with the steps that it takes to come there.
 */
import type { AssembledMachine } from '../../machine/assemble.ts';
import { Column } from '../column.ts';
import { NONE } from '../hash-table.ts';
import type { SearchEnd } from '../search.ts';
import { BATCH_STATES, StateStore } from '../state-store.ts';
import type { Holds } from './condition.ts';

/**
 * How much of the graph is wanted: up to the `first` moment in which the condition holds; only what can
 * be reached `before` one, so that no step to one is in it; or `all` of it.
 */
export type Extent = 'first' | 'before' | 'all';

export interface GraphOptions {
  readonly from: Int32Array;
  /** Of the step that has led there. */
  readonly events: number;
  readonly extent: Extent;
  readonly maxStates: number;
  readonly maxBytes: number;
}

/** A step of `actor` from state number `state`. */
export interface Step {
  readonly state: number;
  readonly actor: number;
}

/** Set in what is kept of a step: it leads to a moment in which the condition holds. */
const MARK = 1 << 8;
const ACTOR = MARK - 1;

export class Graph {
  readonly machine: AssembledMachine;
  readonly store: StateStore;
  readonly holdsAtStart: boolean;
  readonly memoryLimit: number;
  private readonly options: GraphOptions;
  private readonly holds: Holds;
  /** By state: where its steps begin. */
  private readonly firsts = new Column((length) => new Int32Array(length));
  /** By step: the state that it leads to, and until that has a number `~place` of what is staged. */
  private readonly targets = new Column((length) => new Int32Array(length));
  /** By step: its actor, and a mark. */
  private readonly steps = new Column((length) => new Uint16Array(length));
  /** Steps from here on may lead to what is staged. */
  private settled = 0;
  private readonly current: Int32Array;
  private readonly next: Int32Array;
  private readonly moves: Uint16Array;
  private reached: SearchEnd = 'running';
  private firstMarked: Step | null = null;
  private cursor = 0;
  private transitions = 0;
  private depth = 0;
  private levelEnd = 1;

  constructor(machine: AssembledMachine, holds: Holds, options: GraphOptions) {
    this.machine = machine;
    this.holds = holds;
    this.options = options;
    this.memoryLimit = options.maxBytes;
    this.store = new StateStore(machine.words);
    this.current = new Int32Array(machine.words);
    this.next = new Int32Array(machine.words);
    this.moves = new Uint16Array(machine.actors.length);
    this.store.stage(options.from, -1, 0);
    this.store.flush();
    this.holdsAtStart = holds(options.from, options.events);
    if (this.holdsAtStart && options.extent !== 'all') this.reached = 'complete';
  }

  get end(): SearchEnd {
    return this.reached;
  }

  /** The first step to a moment in which the condition holds; none has fewer before it. */
  get found(): Step | null {
    return this.firstMarked;
  }

  get progress() {
    const { store, transitions, cursor, depth } = this;
    const bytes = store.bytes + this.firsts.bytes + this.targets.bytes + this.steps.bytes;
    return {
      states: store.size,
      transitions,
      frontier: store.size - cursor,
      depth,
      bytes,
      levels: [],
    };
  }

  /** States whose steps are known: all of them, once the graph is complete. */
  get size(): number {
    return this.firsts.length;
  }

  /** Looks at up to `states` states; true while there is more to do. */
  advance(states: number): boolean {
    for (let i = 0; i < states && this.reached === 'running'; i++) {
      const end = this.endBeforeNext();
      if (end === 'running') this.expand(this.cursor++);
      this.reached = end;
    }
    return this.reached === 'running';
  }

  /** Numbers of the steps that begin in a state: from the first up to the second. */
  firstOf(state: number): number {
    return state < this.firsts.length ? this.firsts.get(state) : this.targets.length;
  }

  targetOf(step: number): number {
    return this.targets.get(step);
  }

  actorOf(step: number): number {
    return this.steps.get(step) & ACTOR;
  }

  /** Whether the condition holds where the step has led. */
  isMarked(step: number): boolean {
    return (this.steps.get(step) & MARK) !== 0;
  }

  /** Actors of a shortest run to a state. */
  pathTo(state: number): number[] {
    const actors: number[] = [];
    for (let at = state; this.store.parentOf(at) >= 0; at = this.store.parentOf(at))
      actors.push(this.store.actorOf(at));
    return actors.reverse();
  }

  private endBeforeNext(): SearchEnd {
    const { store, options, moves } = this;
    if (this.found !== null && options.extent === 'first') return 'complete';
    if (this.cursor === this.levelEnd) {
      this.flush();
      if (this.cursor === store.size) return 'complete';
      this.depth++;
      this.levelEnd = store.size;
    }
    const isCrowded = store.pending + moves.length > BATCH_STATES;
    if (isCrowded || store.size + store.pending >= options.maxStates) this.flush();
    if (store.size >= options.maxStates) return 'states';
    const others = this.firsts.bytes + this.targets.bytes + this.steps.bytes;
    return store.bytesToGrow + others <= options.maxBytes ? 'running' : 'memory';
  }

  private flush(): void {
    const { store, targets } = this;
    store.flush();
    for (let step = this.settled; step < targets.length; step++) {
      const target = targets.get(step);
      if (target < 0) targets.set(step, store.numbers[~target]!);
    }
    this.settled = targets.length;
  }

  private expand(number: number): void {
    const { machine, store, current, next, moves, options, holds } = this;
    const { mover } = machine;
    const { extent } = options;
    store.load(number, current);
    const count = mover.enabled(current, moves);
    this.transitions += count;
    if (extent !== 'first') this.firsts.push(this.targets.length);
    for (let i = 0; i < count; i++) {
      const move = moves[i]!;
      const actor = mover.actors[move]!;
      next.set(current);
      mover.take(next, move);
      const isMarked = holds(next, mover.events(current, move));
      if (isMarked && extent === 'before') continue;
      if (isMarked) this.firstMarked ??= { state: number, actor };
      const place = store.stage(next, number, actor);
      if (extent === 'first') continue;
      this.targets.push(place === NONE ? store.twin : ~place);
      this.steps.push(isMarked ? actor | MARK : actor);
    }
  }
}
