/**
 * Who released whom: a thread that stood at a wait and could not go on, until another actor's step let
 * it. The arrows of the timeline.
 */
import type { Timing } from '../machine/timing.ts';

export class Releases {
  readonly #timing: Timing;
  readonly #couldMove: Uint8Array;
  readonly #releasedBy: Int32Array;

  constructor(timing: Timing, threads: number) {
    this.#timing = timing;
    this.#couldMove = new Uint8Array(threads).fill(1);
    this.#releasedBy = new Int32Array(threads).fill(-1);
  }

  /** Notes what step number `step` has changed; after the `observe` that followed it. */
  note(step: number, actor: number, moved: number): void {
    const threads = this.#couldMove.length;
    for (let thread = 0; thread < threads; thread++) {
      const can = this.#timing.isEnabled(thread);
      if (thread === actor || thread === moved || !can) this.#releasedBy[thread] = -1;
      else if (this.#couldMove[thread] === 0) this.#releasedBy[thread] = step;
      this.#couldMove[thread] = can ? 1 : 0;
    }
  }

  /** The step that let `actor` go on from its wait; -1 when it did not wait. */
  of(actor: number): number {
    return this.#releasedBy[actor] ?? -1;
  }
}
