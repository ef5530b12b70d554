/**
 * What an assembled machine offers to those that run it: the simulator, the explorer, the exports.
 * A state is `words` packed 32-bit words; actors are threads and parts of the environment; a step is
 * one actor taking its one next op. Exact registers (64-bit values for the screen) follow the state
 * and never influence it.
 */

export interface Actor {
  /** Stable, e.g. `t4`, `exit-t4`, `error`. */
  readonly id: string;
  readonly label: string;
  readonly kind: 'thread' | 'environment';
  /** Index of the thread it runs or interrupts; -1 for none. */
  readonly thread: number;
  /** True when its step raises the error that a user injects. */
  readonly injects: boolean;
  /** Of which kind; left out where there is one. */
  readonly cause?: string;
  /** Enabled only while no other actor is: a timeout, or what ends a wait of everybody. */
  readonly lastResort: boolean;
  /** In a seeded run: ticks between becoming enabled and acting. null for threads. */
  readonly delay: Delay | null;
}

export interface Delay {
  readonly minTicks: number;
  readonly maxTicks: number;
}

export interface Machine {
  readonly words: number;
  /** Threads first, in the order of thread indices, then the environment. */
  readonly actors: readonly Actor[];
  readonly threads: number;
  readonly initial: Int32Array;
  readonly initialExact: BigUint64Array;
  /** Whether `actor` can take a step now. */
  enabled(state: Int32Array, actor: number): boolean;
  /** Fills `out` with the actors that can take a step now, in order; returns how many. */
  enabledActors(state: Int32Array, out: Uint8Array): number;
  /** What `actor` would do in this state, as a small number that says all that does not change. */
  moveOf(state: Int32Array, actor: number): number;
  /**
   * Actors whose `enabled` may be another after the move; last resorts are not among them. After a
   * move of a machine that does not say, everybody has to be asked.
   */
  affected?(move: number): Uint16Array;
  /** Takes the step in place; the actor must be enabled. */
  step(state: Int32Array, actor: number): void;
  /** The same, and lets the exact registers follow; `timeTicks` is the start of the step. */
  stepExact(state: Int32Array, actor: number, exact: BigUint64Array, timeTicks: number): void;
  /** Instruction at which thread `thread` stands. */
  place(state: Int32Array, thread: number): number;
  /** Ticks that the step costs, before jitter; a step that must look instantaneous costs 0. */
  cost(state: Int32Array, actor: number): number;
  /** Events of the step that `actor` is about to take, bit by bit; to be asked before the step. */
  events(state: Int32Array, actor: number): number;
  /** Outcome worth a word of the step about to be taken, e.g. `won`; '' for none. */
  outcome(state: Int32Array, actor: number): string;
  /** The thread is at an instruction where it may stay for ever. */
  resting(state: Int32Array, thread: number): boolean;
  /** Time at which a timed actor (the wrap of a counter) must act, the same in every state;
   * Infinity for none. While it is still enabled, no other step may start at or after that time. */
  dueTicks(state: Int32Array, actor: number): number;
  /**
   * Ticks from `timeTicks` until a last resort comes, should nobody else move until then. It may depend
   * on exact registers, which decide nothing else: a counter runs out when it is 0.
   */
  waitTicks?(state: Int32Array, actor: number, exact: BigUint64Array, timeTicks: number): number;
  /** Invariants broken in this state, reached by a step with `events`; bit i is invariant i. */
  broken(state: Int32Array, events: number): number;
  /** The part of `broken` that the move has broken, or more of it: the rest is as it was before. */
  brokenBy(state: Int32Array, move: number, events: number): number;
  /** The part of `broken` that depends on the state alone. */
  brokenInState(state: Int32Array): number;
  /** The part of `broken` that depends on the step's events; 0 for most steps. */
  brokenByStep(state: Int32Array, events: number): number;
  /** Invariants broken because nobody can move in this state; 0 when somebody can. */
  brokenAtRest(state: Int32Array): number;
}
