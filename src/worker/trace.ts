/**
 * What a run has done so far, kept small: who took each step, which move it was, and keyframes. Everything else about a
 * step is found again by restoring the moment before it.
 */
import { assert } from '../base/assert.ts';
import { Keyframes } from './keyframes.ts';
import type { Stepper } from './stepper.ts';

const FIRST_ROOM_STEPS = 1024;

export class Trace {
  readonly #keyframes: Keyframes;
  #actors = new Uint8Array(FIRST_ROOM_STEPS);
  #moves = new Uint16Array(FIRST_ROOM_STEPS);
  #length = 0;

  constructor(stepper: Stepper) {
    this.#keyframes = new Keyframes(stepper);
  }

  get length(): number {
    return this.#length;
  }

  /** Who took step number `step`; -1 past the end. */
  actorAt(step: number): number {
    return step < this.#length ? (this.#actors[step] ?? -1) : -1;
  }

  /** What step number `step` did, as in `Machine.moveOf`; it must have been taken. */
  moveAt(step: number): number {
    return this.#moves[step] ?? 0;
  }

  /** Number of the last step at or before `step` where the way to any moment near it begins. */
  stepBefore(step: number): number {
    return this.#keyframes.stepBefore(step);
  }

  /** Who took the first `steps` steps. */
  actors(steps: number): Uint8Array {
    return this.#actors.slice(0, Math.min(steps, this.#length));
  }

  /** Keeps the moment if a keyframe is due; before every step, before `observe`. */
  keep(stepper: Stepper): void {
    this.#keyframes.offer(stepper);
  }

  /** Adds the step that was taken by `actor`, and did `move`. */
  push(actor: number, move: number): void {
    if (this.#length === this.#actors.length) {
      const [actors, moves] = [this.#actors, this.#moves];
      this.#actors = new Uint8Array(2 * this.#length);
      this.#moves = new Uint16Array(2 * this.#length);
      this.#actors.set(actors);
      this.#moves.set(moves);
    }
    this.#actors[this.#length] = actor;
    this.#moves[this.#length++] = move;
  }

  /** Moves `stepper` to the moment after `step` steps, the shortest way. */
  seek(stepper: Stepper, step: number): void {
    assert(step >= 0 && step <= this.#length, `there is no step ${step}`);
    if (stepper.step > step || stepper.step < this.#keyframes.stepBefore(step)) {
      this.#keyframes.restore(stepper, step);
    }
    while (stepper.step < step) {
      stepper.observe();
      stepper.take(this.actorAt(stepper.step));
    }
  }
}
