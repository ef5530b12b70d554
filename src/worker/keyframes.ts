/**
 * Moments of a run from which it can be taken up again: packed state, exact registers and ready times
 * every so many steps. When their room is used up every second one is dropped, so that a run of any
 * length stays within the same memory and any step is one keyframe and `spacing` steps away.
 */
import { assert } from '../base/assert.ts';
import type { Stepper } from './stepper.ts';

const FIRST_SPACING_STEPS = 64;
const FIRST_FRAMES = 64;
/** All keyframes together; a frame is about a kilobyte. */
const BUDGET_BYTES = 6 * 1024 * 1024;
const LEAST_FRAMES = 16;

export class Keyframes {
  readonly #maxFrames: number;
  readonly #words: number;
  readonly #registers: number;
  readonly #times: number;
  #spacing = FIRST_SPACING_STEPS;
  #frames = 0;
  #states: Int32Array;
  #exacts: BigUint64Array;
  #timings: Float64Array;

  /** `stepper` tells the sizes; `budgetBytes` is for tests. */
  constructor(stepper: Stepper, budgetBytes: number = BUDGET_BYTES) {
    this.#words = stepper.state.length;
    this.#registers = stepper.exact.length;
    this.#times = stepper.timing.savedLength;
    const frameBytes = this.#words * 4 + (this.#registers + this.#times) * 8;
    this.#maxFrames = Math.max(LEAST_FRAMES, 2 * Math.floor(budgetBytes / frameBytes / 2));
    const room = Math.min(FIRST_FRAMES, this.#maxFrames);
    this.#states = new Int32Array(room * this.#words);
    this.#exacts = new BigUint64Array(room * this.#registers);
    this.#timings = new Float64Array(room * this.#times);
  }

  /** Steps between two keyframes. */
  get spacing(): number {
    return this.#spacing;
  }

  /** Keeps the stepper's moment if one is due; to be called before every step, before `observe`. */
  offer(stepper: Stepper): void {
    if (stepper.step !== this.#frames * this.#spacing) return;
    if (this.#frames === this.#maxFrames) {
      this.#thin();
      if (stepper.step !== this.#frames * this.#spacing) return;
    }
    const frame = this.#frames;
    if ((frame + 1) * this.#words > this.#states.length) this.#grow();
    this.#states.set(stepper.state, frame * this.#words);
    this.#exacts.set(stepper.exact, frame * this.#registers);
    stepper.timing.save(this.#timings, frame * this.#times);
    this.#frames++;
  }

  /** Number of the last step at or before `step` that has a keyframe. */
  stepBefore(step: number): number {
    return Math.min(Math.floor(step / this.#spacing), this.#frames - 1) * this.#spacing;
  }

  /** Puts the stepper at the last keyframe at or before `step`. */
  restore(stepper: Stepper, step: number): void {
    const at = this.stepBefore(step);
    assert(at >= 0, 'a run has a keyframe of its start');
    const frame = at / this.#spacing;
    const state = frame * this.#words;
    const exact = frame * this.#registers;
    stepper.state.set(this.#states.subarray(state, state + this.#words));
    stepper.exact.set(this.#exacts.subarray(exact, exact + this.#registers));
    stepper.timing.restore(this.#timings, frame * this.#times);
    stepper.resumeAt(at);
  }

  #thin(): void {
    const kept = Math.ceil(this.#frames / 2);
    for (let frame = 1; frame < kept; frame++) {
      move(this.#states, 2 * frame, frame, this.#words);
      move(this.#exacts, 2 * frame, frame, this.#registers);
      move(this.#timings, 2 * frame, frame, this.#times);
    }
    this.#frames = kept;
    this.#spacing *= 2;
  }

  #grow(): void {
    const room = Math.min(2 * this.#frames, this.#maxFrames);
    const states = new Int32Array(room * this.#words);
    const exacts = new BigUint64Array(room * this.#registers);
    const timings = new Float64Array(room * this.#times);
    states.set(this.#states);
    exacts.set(this.#exacts);
    timings.set(this.#timings);
    this.#states = states;
    this.#exacts = exacts;
    this.#timings = timings;
  }
}

function move(
  frames: Int32Array | BigUint64Array | Float64Array,
  from: number,
  to: number,
  length: number,
): void {
  frames.copyWithin(to * length, from * length, (from + 1) * length);
}
