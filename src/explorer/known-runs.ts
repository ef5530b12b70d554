/**
 * Where states have run on to, kept for when they come again: different steps lead to the same states, and
 * on to the same end. Only the last ones are kept, and of states at which it took more than a look to say what comes
 * next; full states are compared, never a hash alone.
 *
 * How a state runs on may depend on whose step has led to it, so it is kept for those of whom it is known.
 * Nobody can tell from a search that it was kept: what a run breaks and which steps it takes was recorded when
 * it was taken.
 */
import { hashOf } from './packed-rows.ts';
import { bitOf } from './reduction/whoever.ts';

/** Runs that are kept, at most: one for each of these, no more than lie near at hand. A power of two. */
const SLOTS = 1 << 13;
/** Longer runs are not kept. */
const MAX_STEPS = 256;

export class KnownRuns {
  private readonly words: number;
  /** By slot: a state, */
  private readonly states: Int32Array;
  /** after whose steps it is known where it runs on to, bit by bit, */
  private readonly threads = new Int32Array(SLOTS);
  /** where that is, */
  private readonly ends: Int32Array;
  /** and in how many steps. */
  private readonly lengths = new Uint8Array(SLOTS);
  /** Of the run that is being taken: the slots of the states that were asked about, in their order, */
  private readonly open = new Int32Array(MAX_STEPS);
  /** for whom they are, */
  private readonly openThreads = new Int32Array(MAX_STEPS);
  /** and after how many steps they came. */
  private readonly openSteps = new Int32Array(MAX_STEPS);
  private count = 0;

  constructor(words: number) {
    this.words = words;
    this.states = new Int32Array(SLOTS * words);
    this.ends = new Int32Array(SLOTS * words);
  }

  /** A run begins. */
  begin(): void {
    this.count = 0;
  }

  /**
   * Whether it is known how a state goes on, to which a step of `thread` has led, the last of so many; then that is
   * put in its place.
   */
  goesOn(state: Int32Array, thread: number, steps: number): boolean {
    const { words, states, threads, ends } = this;
    if (steps >= MAX_STEPS) return false;
    const slot = hashOf(state, 0, words) & (SLOTS - 1);
    const from = slot * words;
    if ((threads[slot]! & bitOf(thread)) !== 0 && this.is(slot, state)) {
      for (let i = 0; i < words; i++) state[i] = ends[from + i]!;
      this.settle(state, steps + this.lengths[slot]!);
      return true;
    }
    threads[slot] = 0;
    for (let i = 0; i < words; i++) states[from + i] = state[i]!;
    this.open[this.count] = slot;
    this.openSteps[this.count] = steps;
    return false;
  }

  /** What was said of the state last asked about would be said after a step of any of the threads. */
  note(threads: number): void {
    this.openThreads[this.count++] = threads;
  }

  /** The run is at its end, after so many steps. */
  settle(end: Int32Array, steps: number): void {
    const { words, threads, ends, lengths, open, openThreads, openSteps } = this;
    if (steps >= MAX_STEPS) return;
    for (let i = 0; i < this.count; i++) {
      const slot = open[i]!;
      threads[slot] = openThreads[i]!;
      lengths[slot] = steps - openSteps[i]!;
      for (let w = 0, at = slot * words; w < words; w++, at++) ends[at] = end[w]!;
    }
  }

  private is(slot: number, state: Int32Array): boolean {
    const { words, states } = this;
    for (let i = 0, at = slot * words; i < words; i++, at++)
      if (states[at] !== state[i]) return false;
    return true;
  }
}
