/**
 * The simulated scheduler: who is ready when, and who goes next. Times are whole ticks. Every choice
 * (a cost's jitter, a delay, who wins a tie) is drawn from the seed, the step's number and the actor,
 * so that ready times and `now` are all there is to save: a run taken up anywhere goes on the same.
 *
 * A step starts at max(now, when its actor is ready); the actor that can start first goes next. `now`
 * is the start of the last step and never decreases. Used per step: `observe`, `startOf`, `book`.
 */
import { assert } from '../base/assert.ts';
import { mix32 } from '../base/hash.ts';
import { drawMixed, within } from '../base/random.ts';
import { EnabledSet } from './enabled-set.ts';
import type { Machine } from './machine.ts';

export interface TimingOptions {
  /** 0 .. 2^32 - 1. */
  readonly seed: number;
  /** Whether the seed lengthens steps a little, by up to half of their cost. */
  readonly jitter: boolean;
  /** The step, counted from 0, that raises an error; none is raised of itself before. null: the seed chooses. */
  readonly injectAtStep: number | null;
  /** Replaces the cost of a step, in ticks; given the machine's own. For tests. */
  readonly cost?: (ticks: number, state: Int32Array, actor: number) => number;
}

const NO_REGISTERS = new BigUint64Array(0);

/** No actor. */
export const NOBODY = -1;

const NOT_WAITING = -1;
/** What is drawn from the seed. */
const JITTER = 0x4a49_5454;
const DELAY = 0x4445_4c41;
const TIE = 0x0054_4945;

export class Timing {
  readonly #machine: Machine;
  readonly #options: TimingOptions;
  readonly #actors: number;
  readonly #lastResorts: readonly number[];
  readonly #injects: Uint8Array;
  /** Thread that an environment actor interrupts, NOBODY for none. */
  readonly #interrupts: Int32Array;
  readonly #minDelays: Float64Array;
  readonly #maxDelays: Float64Array;
  /** When a timed actor must act; Infinity for the others. */
  readonly #dues: Float64Array;
  readonly #jitters: number;
  readonly #delays: number;
  readonly #ties: number;

  #now = 0;
  /** A thread's ready time; for the environment when it acts, NOT_WAITING while it is disabled. */
  readonly #ready: Float64Array;

  readonly #enabled: EnabledSet;
  /** Last resorts that can move. */
  readonly #resorting: Uint8Array;
  #isResorting = false;

  // What `observe` found; meaningless between `book` and the next `observe`.
  readonly #starts: Float64Array;
  #step = 0;
  #due = Infinity;
  #free = NOBODY;
  #held = NOBODY;
  #injector = NOBODY;

  constructor(machine: Machine, options: TimingOptions) {
    const { actors } = machine;
    this.#machine = machine;
    this.#options = options;
    this.#actors = actors.length;
    this.#lastResorts = actors.flatMap((a, index) => (a.lastResort ? [index] : []));
    this.#injects = Uint8Array.from(actors, (a) => (a.injects ? 1 : 0));
    this.#interrupts = Int32Array.from(actors, (a) => (a.kind === 'thread' ? NOBODY : a.thread));
    this.#minDelays = Float64Array.from(actors, (a) => a.delay?.minTicks ?? 0);
    this.#maxDelays = Float64Array.from(actors, (a) => a.delay?.maxTicks ?? 0);
    this.#dues = Float64Array.from(actors, (_, a) => machine.dueTicks(machine.initial, a));
    this.#jitters = mix32(options.seed ^ JITTER);
    this.#delays = mix32(options.seed ^ DELAY);
    this.#ties = mix32(options.seed ^ TIE);
    this.#ready = new Float64Array(actors.length);
    this.#enabled = new EnabledSet(machine, (actor) => {
      if (actor >= machine.threads) this.#ready[actor] = NOT_WAITING;
    });
    this.#resorting = new Uint8Array(actors.length);
    this.#starts = new Float64Array(actors.length);
    this.#ready.fill(NOT_WAITING, machine.threads);
    this.#forget();
  }

  /** Start of the last step. */
  get now(): number {
    return this.#now;
  }

  /** Whom the scheduler takes next; NOBODY when nobody can move, or no error can be raised now. */
  get choice(): number {
    const { injectAtStep } = this.#options;
    if (injectAtStep === null || this.#step > injectAtStep) return this.#free;
    return this.#step === injectAtStep ? this.#injector : this.#held;
  }

  /** Whom it would take without an `injectAtStep`. */
  get freeChoice(): number {
    return this.#free;
  }

  /** Whom it would take before its `injectAtStep`: nobody who raises an error. */
  get heldChoice(): number {
    return this.#held;
  }

  /** Who would raise an error now; NOBODY when it is not possible. */
  get injector(): number {
    return this.#injector;
  }

  /** Actors that the last `observe` has found able to move and the one before had not, or the other
   * way round; the first `changedCount` entries. Last resorts are not told. */
  get changed(): Uint16Array {
    return this.#enabled.changed;
  }

  get changedCount(): number {
    return this.#enabled.changedCount;
  }

  /** Whether `actor` could move when last observed. */
  isEnabled(actor: number): boolean {
    return this.#enabled.has(actor) || this.#resorting[actor] === 1;
  }

  /** Length of what `save` writes. */
  get savedLength(): number {
    return this.#actors + 1;
  }

  /** Writes all that later steps depend on, apart from the state; before `observe`. */
  save(into: Float64Array, at: number): void {
    into[at] = this.#now;
    into.set(this.#ready, at + 1);
  }

  restore(from: Float64Array, at: number): void {
    this.#now = from[at]!;
    for (let actor = 0; actor < this.#actors; actor++) this.#ready[actor] = from[at + 1 + actor]!;
    this.#forget();
  }

  /**
   * Looks at the state before step number `step`: who can move, when, and who goes first. It must be
   * the one that the steps booked since the last time have led to. `exact` goes with it: it says when
   * last resorts come.
   */
  observe(state: Int32Array, step: number, exact: BigUint64Array = NO_REGISTERS): void {
    this.#step = step;
    this.#due = Infinity;
    this.#enabled.look(state);
    const starts = this.#starts;
    const ready = this.#ready;
    const now = this.#now;
    const threads = this.#machine.threads;
    let held = NOBODY;
    let heldStart = Infinity;
    let injector = NOBODY;
    const { actors, count } = this.#enabled;
    for (let i = 0; i < count; i++) {
      const actor = actors[i]!;
      if (actor < threads) starts[actor] = ready[actor]! > now ? ready[actor]! : now;
      else this.#startEnvironment(actor);
      const start = starts[actor]!;
      if (this.#injects[actor] === 1) injector = this.#earlier(injector, actor);
      else if (start <= heldStart) {
        held = start < heldStart ? actor : this.#earlier(held, actor);
        heldStart = start;
      }
    }
    held = this.#observeLastResorts(state, exact, held, injector === NOBODY);
    this.#held = held;
    this.#injector = injector;
    this.#free = injector === NOBODY ? held : this.#earlier(held, injector);
  }

  /**
   * When `actor`, which must be enabled, starts. A part of the environment that is taken out of its
   * turn (by hand, or by `injectAtStep`) acts when the first in turn would have started.
   */
  startOf(actor: number): number {
    assert(this.isEnabled(actor), `actor ${actor} is not enabled`);
    let start = this.#starts[actor]!;
    if (this.#dues[actor] !== Infinity) return start;
    const inTurn = actor === this.#free || actor === this.#held;
    if (!inTurn && actor >= this.#machine.threads) {
      start = this.#starts[this.#free]!;
      const thread = this.#interrupts[actor]!;
      if (thread !== NOBODY && this.#ready[thread]! > start) start = this.#ready[thread]!;
    }
    if (start >= this.#due) start = this.#due - 1;
    return start > this.#now ? start : this.#now;
  }

  /** Ticks that the step `actor` is about to take lasts; asked before the machine's step. */
  duration(state: Int32Array, actor: number): number {
    const { jitter, cost } = this.#options;
    let ticks = this.#machine.cost(state, actor);
    if (cost !== undefined) ticks = cost(ticks, state, actor);
    if (!jitter || ticks < 2) return ticks;
    return ticks + within(drawMixed(this.#jitters, this.#step, actor), 0, Math.floor(ticks / 2));
  }

  /** Notes that `actor` took its step, which was `move` before it was taken. */
  book(actor: number, move: number, start: number, end: number): void {
    this.#enabled.note(move);
    this.#now = start;
    this.#ready[actor] = actor < this.#machine.threads ? end : NOT_WAITING;
  }

  /** Notes that the environment sent `thread` elsewhere; it goes on from there at `end`. */
  bookMove(thread: number, end: number): void {
    this.#ready[thread] = end;
  }

  #startEnvironment(actor: number): void {
    const ready = this.#ready;
    const now = this.#now;
    if (ready[actor] === NOT_WAITING) ready[actor] = now + this.#delay(actor);
    const due = this.#dues[actor]!;
    let start = due === Infinity ? ready[actor]! : due;
    if (due < this.#due) this.#due = due;
    // An interrupt is taken between two ops, not in the middle of one.
    const thread = this.#interrupts[actor]!;
    if (thread !== NOBODY && due === Infinity && ready[thread]! > start) start = ready[thread]!;
    this.#starts[actor] = start > now ? start : now;
  }

  #delay(actor: number): number {
    const bits = drawMixed(this.#delays, this.#step, actor);
    return within(bits, this.#minDelays[actor]!, this.#maxDelays[actor]!);
  }

  /** Timeouts and the like: they count only when nobody else can move. */
  #observeLastResorts(
    state: Int32Array,
    exact: BigUint64Array,
    othersChoice: number,
    nobodyInjects: boolean,
  ): number {
    const alone = othersChoice === NOBODY && nobodyInjects;
    if (!alone && !this.#isResorting) return othersChoice;
    this.#isResorting = alone;
    let first = othersChoice;
    for (const actor of this.#lastResorts) {
      const can = alone && this.#machine.enabled(state, actor);
      this.#resorting[actor] = can ? 1 : 0;
      if (!can) {
        this.#ready[actor] = NOT_WAITING;
        continue;
      }
      this.#startEnvironment(actor);
      this.#starts[actor]! += this.#machine.waitTicks?.(state, actor, exact, this.#now) ?? 0;
      first = this.#earlier(first, actor);
    }
    return first;
  }

  /** The next state is another than the one that the last step has led to. */
  #forget(): void {
    this.#enabled.forget();
    this.#isResorting = true;
  }

  /** The one that can start first; the seed decides between equals. */
  #earlier(a: number, b: number): number {
    if (a === NOBODY) return b;
    const startA = this.#starts[a]!;
    const startB = this.#starts[b]!;
    if (startA !== startB) return startA < startB ? a : b;
    return drawMixed(this.#ties, this.#step, a) <= drawMixed(this.#ties, this.#step, b) ? a : b;
  }
}
